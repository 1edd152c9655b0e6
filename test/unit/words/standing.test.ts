import { expect, test } from 'vitest';
import type { PatientView } from '../../../lib/messages/patient-view.ts';
import { standingSentence } from '../../../lib/words/standing.ts';
import { patientView, statuses } from '../../dom/components/views.ts';

const cases: readonly (readonly [Partial<PatientView>, left: string, words: string | RegExp])[] = [
  [{}, '3 d 4 h', 'Jenny (Jen) Harris: Pending, 3 d 4 h left.'],
  [{ status: statuses.expired }, '', 'Jenny (Jen) Harris: Expired.'],
  [{ status: statuses.notChecked }, '', 'Jenny (Jen) Harris: Not checked.'],
  [{ identity: { kind: 'open' } as PatientView['identity'] }, '', 'Pending.'],
  [{ trouble: { kind: 'timeout' } }, '', 'DrChrono took too long to answer.'],
  [{ identity: { kind: 'refused', reason: 'pageUnreadable' } }, '', /\w\.$/],
];

test.each(cases)('one line says where a patient stands: %j', (change, left, words) => {
  const said = standingSentence(patientView(change), left);
  if (typeof words === 'string') expect(said).toBe(words);
  else expect(said).toMatch(words);
});
