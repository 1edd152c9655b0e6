import { cancelAll, cancelLine, goOn, pause } from '../invites/bulk-queue.ts';
import type { Handlers } from '../messages/router.ts';
import { openOwnPage } from '../platform/browser-ports.ts';
import { viewBulk, viewPreview } from './bulk-view.ts';
import type { Desk } from './desk.ts';

type BulkHandlers = Pick<
  Handlers,
  'openBulk' | 'previewBulk' | 'startBulk' | 'viewBulk' | 'steerBulk' | 'cancelBulkLine'
>;

/** What the page of the list may ask for. */
export function bulkHandlers(opening: Promise<Desk>): BulkHandlers {
  return {
    async openBulk() {
      await openOwnPage('bulk.html');
      return null;
    },
    previewBulk: async ({ lines }) => viewPreview(await opening, lines),
    startBulk: async ({ lines }) => (await opening).bulk.start(lines),
    viewBulk: async () => viewBulk(await opening),
    async steerBulk({ step }) {
      const desk = await opening;
      await desk.bulk.change((queue) => {
        switch (step) {
          case 'pause':
            return pause(queue);
          case 'goOn':
            return goOn(queue);
          case 'cancelAll':
            return cancelAll(queue, desk.parts.clock.now());
          case 'putAway':
            return queue.endedAt === null ? queue : null;
        }
      });
      return null;
    },
    async cancelBulkLine({ patientId }) {
      const desk = await opening;
      await desk.bulk.change((queue) => cancelLine(queue, patientId, desk.parts.clock.now()));
      return null;
    },
  };
}
