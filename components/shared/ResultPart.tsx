import type { ComponentChildren } from 'preact';
import { OUTCOME } from '../../lib/words/shared.ts';

/**
 * What comes of a press. The focus goes here from a button that goes (see `useKeptFocus`). A screen reader then says only
 * what this is called, because the words themselves are spoken anyway.
 */
export function ResultPart({ children }: { children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls.
    <div role="group" aria-label={OUTCOME} tabIndex={-1} data-next>
      {children}
    </div>
  );
}
