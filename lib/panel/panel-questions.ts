import { endOfInvite } from '../card/end-of-invite.ts';
import { newsQuestions } from '../card/news-questions.ts';
import type { IdentifierField, PanelView } from '../messages/panel-view.ts';
import type { FrontTab } from '../platform/panel-page.ts';
import { type PanelScreen, pageInTab } from './panel-screen.ts';
import type { PanelPorts } from './panel-shown.ts';

export type PanelQuestions = ReturnType<typeof panelQuestions>;

/** The patient whom a person opened from the day, and the field that takes the focus; each press is another one. */
interface Chosen {
  patientId: number;
  field: IdentifierField | null;
  press: string;
}

/**
 * Ask for views one question at a time. An answer about the tab in front is drawn only while that tab is in front; one
 * about a patient who was opened from the day, only while nobody else was opened.
 */
export function panelQuestions(ports: PanelPorts, screen: PanelScreen) {
  // A panel beside another window's tabs is seen as well as this one.
  const { look, hold } = newsQuestions({ isHidden: () => false }, () => question(false));
  const watchEnd = endOfInvite(ports, () => void look());
  const { draw, begin, ...drawn } = answerDrawer(ports, screen, watchEnd);
  let moves = 0;
  let chosen: Chosen | null = null;

  const question = async (lookUp: boolean): Promise<void> => {
    if (chosen === null && !ports.hasTabs) return;
    const { page, windowId } = ports;
    const [before, whom, movesBefore] = [pageInTab(await ports.front()), chosen, moves];
    const asked = { page, windowId, look: lookUp, patientId: whom?.patientId ?? null };
    const view = await ports.ask('viewPanel', asked).catch(() => null);
    const front = await ports.front();
    // The answer may be about the tab that was in front before, or about the patient who was open before.
    const isOther = whom === null && pageInTab(front) !== before;
    if (moves !== movesBefore || isOther) return question(false);
    draw(front, view, whom);
  };

  return {
    ...{ question, look, hold, begin, ...drawn },
    /** Show this patient, or with null the one of the tab in front. Whoever was shown leaves at once. */
    choose(patientId: number | null, field: IdentifierField | null): void {
      moves += 1;
      chosen = patientId === null ? null : { patientId, field, press: `opened ${moves}` };
      screen.blank();
    },
    moved(tabId: number, address: string | null | undefined): void {
      const isSame = address === undefined ? false : pageInTab({ tabId, address }) === screen.place();
      // Whoever was opened from the day stays until the person leaves, whatever is in front.
      if (!isSame && chosen === null) {
        moves += 1;
        screen.blank();
      }
      void look();
    },
    async lookUp(): Promise<void> {
      begin();
      screen.change({ looksUp: true });
      await question(true);
      screen.change({ busy: false, looksUp: false });
    },
  };
}

/** Draw what was answered, or say that no answer came. */
function answerDrawer(ports: PanelPorts, screen: PanelScreen, watchEnd: ReturnType<typeof endOfInvite>) {
  let cameAt = 0;
  /** The notice stands because no answer came, so the next answer takes it away. */
  let isSilent = false;
  return {
    viewAge: () => ports.elapsed() - cameAt,
    /** What was said so far is over: a person presses. */
    begin(): void {
      isSilent = false;
      screen.change({ busy: true, notice: null });
    },
    draw(front: FrontTab | null, view: PanelView | null, whom: Chosen | null): void {
      if (view === null) {
        isSilent = true;
        screen.change({ notice: { kind: 'timeout' } });
        return;
      }
      cameAt = ports.elapsed();
      screen.draw(front, atField(view, whom), whom?.patientId ?? null);
      if (isSilent) screen.change({ notice: null });
      isSilent = false;
      if (view.kind === 'patient') watchEnd(view.view);
    },
  };
}

function atField(view: PanelView, whom: Chosen | null): PanelView {
  return view.kind === 'patient' && whom ? { ...view, field: whom.field, press: whom.press } : view;
}
