import type { OverlayContent } from './face.ts';

/** What a screen reader is told beside the pill: what is under way, and then once where that has led. An open card tells it itself. */
export function pillSpeech() {
  let about: number | null = null;
  let isAwaited = false;
  let said = '';
  return {
    of({ view, subject }: OverlayContent, word: string, showsCard: boolean): string {
      if (showsCard || about !== subject) {
        said = '';
        isAwaited = false;
      }
      about = subject;
      if (view !== null && !showsCard && (view.isUnderWay || isAwaited)) {
        said = word;
        isAwaited = view.isUnderWay;
      }
      return said;
    },
  };
}
