import { markup as markupA } from './markup-a/markup.ts';
import { markup as markupB } from './markup-b/markup.ts';
import type { Markup } from './screens.ts';

/** These two unrelated markups draw the screens whose real markup is not public. */
export const markups: Record<'a' | 'b', Markup> = { a: markupA, b: markupB };
