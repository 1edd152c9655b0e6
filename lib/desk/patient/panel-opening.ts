import type { Failure, Result } from '../../messages/failure.ts';
import type { Handlers } from '../../messages/router.ts';
import { heldUntil } from '../../messages/sight.ts';
import { showPanelWindow } from '../../platform/browser-ports.ts';
import type { ActPorts } from './act.ts';
import type { CardFrames } from './card-frames.ts';
import type { OrderPorts } from './card-handlers.ts';
import { pageKey } from './page-key.ts';
import { pageInFrontOf } from './panel-handlers.ts';
import { type StandingNeeds, standAt } from './panel-standing.ts';
import { resolvePatient } from './resolve-patient.ts';
import { unseen } from './unseen.ts';

/** What a press for the panel needs of the background. */
interface Needs extends StandingNeeds {
  act: Pick<ActPorts, 'tokens' | 'changed'>;
  cards: Pick<CardFrames, 'enter'>;
}

const no = (failure: Failure): Result<never> => ({ ok: false, failure });

/**
 * Answer a press in a card that wants the panel. Chrome has opened it by now, in the turn in which the press came (see
 * `Door.openPanel`), and there it shows whom the tab's address names. Only a press that is judged like a deed lets it
 * stand at the patient of the card, with the field focused.
 */
export function panelOpeningHandlers(
  opening: Promise<Needs>,
  pages: Pick<OrderPorts, 'read'>,
): Pick<Handlers, 'openPanel' | 'standAtFront'> {
  return {
    async standAtFront({ windowId }, { kind }) {
      const background = await opening;
      const front = await pageInFrontOf(background.hosts, windowId);
      if (front !== null) await standAt(background, front, kind === 'panel' ? 'opens' : 'press');
      return null;
    },
    async openPanel({ frameToken, viewToken, field, press }, caller) {
      const { patients, act, cards, panel } = await opening;
      const { tabId, documentId, page } = caller;
      const frame = await cards.enter(frameToken, caller);
      const sight = frame && (await pages.read(frame, { heldFor: heldUntil(press, Date.now()) }));
      if (!sight) return no({ kind: 'viewOutdated' });
      const why = unseen(sight.sight, press);
      if (why !== null) return no({ kind: 'notSeen', why });
      const bound = await act.tokens.find(viewToken, tabId);
      if (bound?.documentId !== documentId || bound.page !== pageKey(page))
        return no({ kind: 'viewOutdated' });
      const resolved = await resolvePatient(patients, page, sight.reading, 'click');
      if (resolved.kind === 'failed') return no(resolved.failure);
      if (resolved.kind !== 'locked') return no({ kind: 'identityRefused', reason: resolved.reason });
      if (resolved.record.id !== bound.patientId) return no({ kind: 'viewOutdated' });
      await panel.targets.bind(tabId, pageKey(page), bound.patientId, field);
      await showPanelWindow(tabId);
      await act.changed('ownPages');
      return { ok: true, value: null };
    },
  };
}
