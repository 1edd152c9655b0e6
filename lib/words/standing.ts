import type { PatientView } from '../messages/patient-view.ts';
import { failureWords } from './failures.ts';
import { refusalWords } from './refusals.ts';
import { statusWord } from './status.ts';

/** Say in one line where a patient stands, as in `Jenny Harris: Pending, 3 d 4 h left.` `left` is '' where nothing is counted. */
export function standingSentence({ identity, trouble, status, zone }: PatientView, left: string): string {
  if (identity.kind === 'refused') return refusalWords(identity.reason, identity.said).happened;
  if (trouble) return failureWords(trouble, zone).happened;
  const name = identity.kind === 'locked' ? `${identity.name}: ` : '';
  return `${name}${statusWord(status)}${left && `, ${left} left`}.`;
}
