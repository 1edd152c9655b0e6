import { defineBackground } from 'wxt/utils/define-background';
import { openDesk, WAKE_ALARM } from '../lib/desk/desk.ts';
import { deskHandlers } from '../lib/desk/handlers.ts';
import { route } from '../lib/messages/router.ts';
import { listen, ownAddress } from '../lib/platform/background-events.ts';

export default defineBackground({
  type: 'module',
  main() {
    const opening = openDesk();
    const handlers = deskHandlers(opening);
    const own = ownAddress();
    const resume = () => void opening.then((desk) => desk.runner.resume());
    const changed = () => void opening.then((desk) => desk.changed());
    listen({
      message: (message, sender) => route(handlers, own, message, sender),
      alarm: (name) => name === WAKE_ALARM && resume(),
      started: resume,
      siteAccessChanged: changed,
      policyChanged: changed,
    });
  },
});
