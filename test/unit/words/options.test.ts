import { expect, test } from 'vitest';
import { mayInviteSentence, zoneAgrees, zoneDiffers } from '../../../lib/words/options.ts';

test('the zone is shown by its clock, and where it differs both times and the next press are said', () => {
  expect(zoneAgrees('10:00 AM')).toMatch(/^It is 10:00 AM there now, as on this computer\./);
  const said = (locked: boolean) => zoneDiffers('4:00 AM', '10:00 AM', locked);
  expect(said(false)).toMatch(
    /^It is 4:00 AM there now, but 10:00 AM on this computer\..*press the button\.$/,
  );
  expect(said(true)).toMatch(/ask your practice’s IT to correct the zone\.$/);
});

test('a permission that is missing has its name and the press that looks again', () => {
  expect(mayInviteSentence.no).toMatch(/Create and Update Patients, then press Check again\.$/);
});
