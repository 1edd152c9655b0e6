import { cancelAll, cancelLine, goOn, pause } from '../../invites/bulk-queue.ts';
import { bulkAddress } from '../../messages/bulk-address.ts';
import type { Handlers } from '../../messages/router.ts';
import { openOwnPage } from '../../platform/browser-ports.ts';
import { type BulkNeeds, viewBulk, viewPreview } from './view-bulk.ts';

type BulkHandlers = Pick<
  Handlers,
  'openBulk' | 'previewBulk' | 'startBulk' | 'viewBulk' | 'steerBulk' | 'cancelBulkLine'
>;

/** What the page of the list may ask for. */
export function bulkHandlers(opening: Promise<BulkNeeds>): BulkHandlers {
  return {
    async openBulk(of) {
      await openOwnPage('bulk.html', bulkAddress(of));
      return null;
    },
    previewBulk: async (of) => viewPreview(await opening, of),
    startBulk: async ({ lines }) => (await opening).bulk.start(lines),
    viewBulk: async () => viewBulk(await opening),
    async steerBulk({ step }) {
      const background = await opening;
      await background.bulk.change((queue) => {
        switch (step) {
          case 'pause':
            return pause(queue);
          case 'goOn':
            return goOn(queue);
          case 'cancelAll':
            return cancelAll(queue, background.patients.clock.now());
          case 'putAway':
            return queue.endedAt === null ? queue : null;
        }
      });
      return null;
    },
    async cancelBulkLine({ patientId }) {
      const background = await opening;
      await background.bulk.change((queue) => cancelLine(queue, patientId, background.patients.clock.now()));
      return null;
    },
  };
}
