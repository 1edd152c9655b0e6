import type { OperationView } from '../messages/operation-view.ts';
import type { Mark } from './tone.ts';

/** Choose the colour and icon of an operation; null where the status itself tells how it ended. */
export function markOfOperation(operation: OperationView): Mark | null {
  switch (operation.stage) {
    case 'working':
      return { tone: 'calm', icon: 'busy' };
    case 'waiting':
      return { tone: 'warn', icon: 'pause' };
    case 'needsYou':
      return { tone: 'stop', icon: 'alert' };
    case 'stopped':
      return { tone: 'warn', icon: 'alert' };
    default:
      return null;
  }
}
