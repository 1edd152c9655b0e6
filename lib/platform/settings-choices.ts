import type { DrChronoInvites } from '../invites/drchrono-invites.ts';
import { ask } from './messaging.ts';

/** What staff choose on the settings page with one press. Once it is kept, the page is told that it changed, and reads again. */
export const settingsChoices = {
  onIconOnly: (iconOnly: boolean) => ask('showIconOnly', { iconOnly }),
  onAskToConfirm: (asks: boolean) => ask('askToConfirm', { asks }),
  onPrepareSchedule: (prepares: boolean) => ask('prepareSchedule', { prepares }),
  onDrChronoInvites: (after: DrChronoInvites) => ask('drChronoInvites', { after }),
  onShowBadge: (shows: boolean) => ask('showBadge', { shows }),
};
