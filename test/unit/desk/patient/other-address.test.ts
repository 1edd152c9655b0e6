import { expect, test } from 'vitest';
import { patientState } from '../../../../lib/desk/patient/patient-state.ts';
import { takeSnapshot, takeSnapshotOf } from '../../../../lib/desk/patient/snapshot.ts';
import { fakeServices, MINUTE, mira, NOW, pendingSince, SECOND } from '../fake-services.ts';

const corrected = { ...mira, email: 'mira@example.org' };

/** Answers do not tell here. A page showed the pending invite so long ago, and then the address was corrected. */
async function stateAfter(pageAge: number) {
  const { services } = await fakeServices();
  await services.cache.rememberRecord(mira, NOW - 5 * MINUTE);
  const lines = [pendingSince(NOW - 60 * MINUTE)];
  await services.cache.rememberEvidence(4224, { source: 'accessHistory', asOf: NOW - pageAge, lines });
  await services.cache.rememberRecord(corrected, NOW - SECOND);
  const both = [await takeSnapshotOf(services, 4224), await takeSnapshot(services)];
  const [one, all] = both.map((snapshot) => patientState(snapshot, 4224, corrected, 'locked'));
  expect(all?.offers).toEqual(one?.offers);
  return one?.offers.find(({ action }) => action === 'resend')?.risk;
}

test('what a page showed before the address was corrected proves nothing of the invite now', async () => {
  expect(await stateAfter(6 * MINUTE)).toBe('mayHaveJoined');
});

test('a page that was loaded after that, as the EHR does when staff save the chart, proves it', async () => {
  expect(await stateAfter(2 * SECOND)).toBeNull();
});
