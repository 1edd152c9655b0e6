import { newOperation } from '../../lib/desk/operations/new-operation.ts';
import { openJournal } from '../../lib/desk/store/journal.ts';
import type { OwnAct } from '../../lib/desk/store/journal-schema.ts';
import { patientCache } from '../../lib/desk/store/patient-cache.ts';
import type { PatientRecord } from '../../lib/invites/patient.ts';
import { openDisk } from '../../lib/platform/disk.ts';
import { sessionMemory } from '../../lib/platform/storage.ts';
import { openVault } from '../../lib/platform/vault.ts';
import { DAY, MOST_PATIENTS_REMEMBERED } from '../../lib/timing.ts';

/** A workstation that has sent an invite to each of so many patients. `now` is epoch ms of the practice. */
export interface Filling {
  patients: number;
  now: number;
  /** The first patient's id; the others follow. */
  from: number;
}

/**
 * This runs in a page of the extension and fills the stores as the background would: through the product's own journal
 * and memory of patients, so it follows where their shape changes. It keeps no more of patients than the product does.
 */
export async function fillStores({ patients, now, from }: Filling): Promise<void> {
  const journal = openJournal(openVault(openDisk()), { now: () => now, learned: () => true });
  const proof = { lookedAt: null, pageProof: null, isEnough: false };
  const ids = Array.from({ length: patients }, (_, at) => from + at);
  const wanted = { patientId: from, kind: 'send' as const, riskAccepted: false, seenInvite: null, proof };
  const operation = newOperation(wanted, now);
  await journal.open(operation);
  const phase = { at: 'settled' as const, outcome: { kind: 'sent' as const, confirmed: true } };
  await journal.advance(
    { ...operation, phase },
    ids.map((id, at) => actOf(id, now - ageOf(at, patients))),
  );
  const cache = patientCache(sessionMemory);
  // The first are the ones whose invite ended first, so they stand on top of the popup's list.
  for (const [at, id] of ids.slice(0, MOST_PATIENTS_REMEMBERED).entries()) {
    await cache.rememberRecord(recordOf(id), now);
    await cache.rememberEvidence(id, answerOf(now, now - ageOf(at, patients)));
  }
}

/** The oldest act is 40 days old, the newest one day. */
function ageOf(at: number, of: number): number {
  return Math.round(DAY + (39 * DAY * (of - at)) / of);
}

function actOf(patientId: number, sent: number): OwnAct {
  return { patientId, kind: 'send', at: { earliest: sent, latest: sent }, precision: 'exact' };
}

function answerOf(asOf: number, sent: number) {
  const at = { earliest: sent, latest: sent + 59_999 };
  const invite = { sent: at, precision: 'about' as const, email: null, by: null };
  return { source: 'answer' as const, asOf, lines: [{ invite, state: { kind: 'pending' as const } }] };
}

function recordOf(id: number): PatientRecord {
  return {
    ...{
      id,
      chartId: null,
      firstName: 'Ada',
      middleName: '',
      lastName: `Example${id}`,
      nickName: '',
      suffix: '',
    },
    ...{ birthDate: '1980-02-11', email: `p${id}@example.com`, cellPhone: '(212) 555-0143' },
    ...{ homePhone: null, officePhone: null, socialSecurityNumber: 'onFile', chartState: 'active' },
  };
}
