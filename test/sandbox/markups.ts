import { markup as markupA } from './markup-a/markup.ts';
import { markup as markupB } from './markup-b/markup.ts';
import { markup as markupC } from './markup-c/markup.ts';
import { renamed } from './renamed-labels.ts';
import type { Markup } from './screens.ts';
import type { Settings } from './settings.ts';

/**
 * These three unrelated markups draw the screens whose real markup is not public. `renamed` is one of them as a practice
 * might have it whose pages use other words for four labels.
 */
export const markups: Record<Settings['markup'], Markup> = {
  ...{ a: markupA, b: markupB, c: markupC },
  renamed: renamed(markupB),
};
