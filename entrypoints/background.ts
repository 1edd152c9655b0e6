import { defineBackground } from 'wxt/utils/define-background';
import { BULK_ALARM, openDesk, WAKE_ALARM } from '../lib/desk/desk.ts';
import { deskHandlers } from '../lib/desk/handlers.ts';
import { route } from '../lib/messages/router.ts';
import { listen, ownAddress } from '../lib/platform/background-events.ts';

export default defineBackground({
  type: 'module',
  main() {
    const opening = openDesk();
    const handlers = deskHandlers(opening);
    const own = ownAddress();
    const work = () => void opening.then((desk) => desk.bulk.work());
    const resume = () => void opening.then((desk) => desk.runner.resume()).then(work);
    const changed = () => void opening.then((desk) => desk.changed());
    listen({
      message: (message, sender) => route(handlers, own, message, sender),
      alarm: (name) => (name === WAKE_ALARM ? resume() : name === BULK_ALARM && work()),
      started: resume,
      siteAccessChanged: changed,
      policyChanged: changed,
    });
  },
});
