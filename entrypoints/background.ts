import { defineBackground } from 'wxt/utils/define-background';
import { type BackgroundServices, openBackgroundServices } from '../lib/desk/background-services.ts';
import { browserNews } from '../lib/desk/browser-news.ts';
import { backgroundHandlers } from '../lib/desk/handlers.ts';
import { tellError } from '../lib/desk/store/error-handlers.ts';
import { ALARM } from '../lib/desk/store/stored-keys.ts';
import { route } from '../lib/messages/router.ts';
import { listen, ownAddress } from '../lib/platform/background-events.ts';
import { openSidePanel } from '../lib/platform/browser-ports.ts';
import { hearErrors } from '../lib/platform/hear-errors.ts';
import { closeStorageToPages } from '../lib/platform/storage.ts';
import { type Unawaited, unawaited } from '../lib/unawaited.ts';

// No module: the browser keeps the compiled code of a classic worker, and all of it lies in one file.
export default defineBackground({
  main() {
    const closing = closeStorageToPages();
    const opening = openBackgroundServices(closing);
    const handlers = backgroundHandlers(opening);
    const accepts = async (host: string) => (await opening).hosts.accepts(host);
    const door = { ...ownAddress(), accepts, openPanel: openSidePanel };
    hearErrors((code, kind) => tellError(opening, code, kind));
    const within = (name: Unawaited, work: (background: BackgroundServices) => Promise<unknown>) =>
      unawaited(name, opening.then(work));
    const work = () => within('list', ({ bulk }) => bulk.work());
    const resume = () => {
      within('resume', ({ runner }) => runner.resume().then(work));
      within('saves', ({ panel }) => panel.runner.resume());
    };
    const changed = () => within('news', (background) => background.changed());
    const wakes: Record<string, () => void> = {
      ...{ [ALARM.bulk]: work, [ALARM.day]: changed },
      [ALARM.schedule]: () => within('schedule', ({ schedule }) => schedule.work()),
    };
    listen({
      message(message, sender) {
        const answer = route(handlers, door, message, sender);
        // No page hears an answer while a script in it could still read what is stored.
        return answer && Promise.all([answer, closing]).then(([said]) => said);
      },
      alarm: (name) => (wakes[name] ?? resume)(),
      started() {
        resume();
        within('schedule', ({ schedule, badge }) => schedule.resume().then(badge.resume));
      },
      ...browserNews(opening),
    });
  },
});
