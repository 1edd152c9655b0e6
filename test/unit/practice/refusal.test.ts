import { expect, test } from 'vitest';
import { lackedPermission, refusalReasons } from '../../../lib/practice/refusal.ts';

test.each<[string, string[]]>([
  ['{"social_security_number":["219-09-9999 is not a valid number."]}', ['••• is not a valid number.']],
  ['{"ssn":["219 09 9999","(219) 09–9999"]}', ['•••', '(•••']],
  ['{"ssn":["219","09","9999"]}', ['•••', '•••', '•••']],
  ['{"ssn":["２１９０９９９９９"]}', ['•••']],
  ['{"phone":["(410) 555-0143 is taken."]}', ['(••• is taken.']],
  ['{"email":["At most 100 characters."]}', ['At most 100 characters.']],
  [`["${'x'.repeat(196)} 219-09-9999"]`, [`${'x'.repeat(196)} •••`]],
])('no digit that may be an SSN’s is left of %s', (body, words) => {
  expect(refusalReasons(body)).toEqual(words);
});

test.each<[string, string[]]>([
  ['{"patient":{"email":["Enter a valid email address."]}}', ['Enter a valid email address.']],
  [
    '{"errors":[{"detail":"First."},{"detail":{"why":["Second."]}}],"more":"Third."}',
    ['First.', 'Second.', 'Third.'],
  ],
  ['{"a":{"b":{"c":{"d":["Deep."]}}},"e":["",  "  "]}', ['Deep.']],
])('reasons that lie deeper are read in their order: %s', (body, words) => {
  expect(refusalReasons(body)).toEqual(words);
});

test('an answer of any depth is read', () => {
  const depth = 20_000;
  expect(refusalReasons(`${'['.repeat(depth)}"No."${']'.repeat(depth)}`)).toEqual(['No.']);
});

test.each<[string, string, Record<string, string>, string]>([
  ['/api/patients/4224', '{"detail":"No."}', {}, 'createAndUpdatePatients'],
  ['/api/patients/4224/onpatient_access', '', {}, 'createAndUpdatePatients'],
  ['/api/patients/4224', '{"detail":"share_patients is needed"}', {}, 'sharePatients'],
  ['/api/patients/4224', '{"detail":"Missing permission: Share Patients"}', {}, 'sharePatients'],
  ['/api/appointments/5001', '{"detail":"manage-patients"}', {}, 'createAndUpdatePatients'],
  ['/api/appointments/5001', '{"detail":"No."}', {}, 'accessScheduling'],
  ['/api/appointments/5001', '{"detail":"clinical-notes"}', {}, 'accessClinicalNotes'],
  ['/api/doctors/7', '{"detail":"No."}', {}, 'unknown'],
  ['/api/patients/4224', '', { 'www-authenticate': 'Bearer error="insufficient_scope"' }, 'scope'],
])('a 403 to %s that says %j %j is about %s', (path, body, headers, permission) => {
  expect(lackedPermission(path, new Response(null, { status: 403, headers }), body)).toBe(permission);
});
