import type { DrChronoInvites } from '../invites/drchrono-invites.ts';
import { unawaited } from '../unawaited.ts';
import { ask } from './messaging.ts';

/** What staff choose on the settings page without waiting for an answer: the page is told that it changed, and reads again. */
export const settingsChoices = {
  onIconOnly: (iconOnly: boolean) => unawaited('press', ask('showIconOnly', { iconOnly })),
  onAskToConfirm: (asks: boolean) => unawaited('press', ask('askToConfirm', { asks })),
  onPrepareSchedule: (prepares: boolean) => unawaited('press', ask('prepareSchedule', { prepares })),
  onDrChronoInvites: (after: DrChronoInvites) => unawaited('press', ask('drChronoInvites', { after })),
  onShowBadge: (shows: boolean) => unawaited('press', ask('showBadge', { shows })),
};
