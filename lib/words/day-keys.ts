import type { Said } from '../panel/day-shown.ts';

/** Say what a key or a press came to. `name` is the patient's. */
export function saidSentence(said: Said, name: string): string {
  switch (said.what) {
    case 'tooSoon':
      return 'One moment: this row has just become the current one. Look, then press again.';
    case 'outOfSight':
      return 'The current row was out of sight. Look, then press again.';
    case 'notLoaded':
      return 'One moment: this row is still loading.';
    case 'sending':
      return 'This one is on its way already.';
    case 'nobodyElse':
      return 'Nobody else here needs you.';
    case 'nothingToUndo':
      return 'Nothing to take back.';
    case 'listEmpty':
      return 'Nobody is ready to be sent to. Walk through the rest instead.';
    case 'noReason':
      return 'Choose a reason first.';
    case 'putOff':
      return `${name}: not now.`;
    case 'takenUp':
      return `Taken back: ${name} is to be invited again.`;
    case 'takenOffList':
      return `Taken off the list: nothing is sent to ${name}.`;
    case 'hasLeft':
      return `The invite to ${name} has left and cannot be taken back. Open the patient to revoke it.`;
  }
}

export const DAY_KEYS_TITLE = 'Keys of the list';
export const KEYS_ON = 'Letters work while the list has the focus';
export const KEYS_SAME = 'Two keys are the same. Choose another letter.';
export const KEYS_CLOSE = 'Close';
export const keyWord = {
  next: 'Next who needs you',
  notNow: 'Not now',
  undo: 'Take back',
  list: 'List of those to send',
  search: 'Search',
} as const;
export const fixedKeys: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'Move'],
  ['Enter', 'Do what the row says'],
  ['Esc', 'One step back'],
];
