import { defineBackground } from 'wxt/utils/define-background';
import { openBackgroundServices } from '../lib/desk/background-services.ts';
import { backgroundHandlers } from '../lib/desk/handlers.ts';
import { ALARM } from '../lib/desk/store/stored-keys.ts';
import { route } from '../lib/messages/router.ts';
import { listen, ownAddress } from '../lib/platform/background-events.ts';

export default defineBackground({
  type: 'module',
  main() {
    const opening = openBackgroundServices();
    const handlers = backgroundHandlers(opening);
    const own = ownAddress();
    const work = () => void opening.then((background) => background.bulk.work());
    const resume = () => void opening.then((background) => background.runner.resume()).then(work);
    const changed = () => void opening.then((background) => background.changed());
    listen({
      message: (message, sender) => route(handlers, own, message, sender),
      alarm: (name) => (name === ALARM.operations ? resume() : name === ALARM.bulk && work()),
      started: resume,
      siteAccessChanged: changed,
      policyChanged: changed,
    });
  },
});
