import { expect, test } from 'vitest';
import { failureWords } from '../../../lib/words/failures.ts';
import { forbiddenWords } from '../../../lib/words/permissions.ts';
import { unheardSentence } from '../../../lib/words/unheard.ts';

test('the administrator hears the name of the permission that is missing', () => {
  expect(forbiddenWords('createAndUpdatePatients').next).toContain('Create and Update Patients');
  expect(forbiddenWords('sharePatients').next).toContain('Share Patients');
  expect(forbiddenWords('accessScheduling').next).toContain('Access Scheduling');
  expect(forbiddenWords('accessClinicalNotes').next).toContain('Access Clinical Notes');
  expect(forbiddenWords('scope').next).toContain('connect again');
  expect(forbiddenWords('unknown').next).not.toMatch(/Patients|Scheduling/);
});

test('each way of not hearing DrChrono has its own sentence, and what could not be reached is no permission', () => {
  const sentences = Object.values(unheardSentence);
  expect(new Set(sentences).size).toBe(sentences.length);
  const { happened, next } = failureWords({ kind: 'unreachable' }, null);
  expect(happened).toBe('DrChrono could not be reached.');
  expect(next).not.toMatch(/permission|administrator/i);
});
