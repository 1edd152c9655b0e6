import { judgeEligibility } from '../../invites/eligibility.ts';
import { addressMark } from '../../invites/old-address.ts';
import { mayBeOnOtherCharts, otherCharts } from '../../invites/other-charts.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import { areRead, type Risk } from '../../invites/risk.ts';
import { patientState } from './patient-state.ts';
import type { PatientServices } from './read-access.ts';
import { momentOf, takeSnapshotOf } from './snapshot.ts';

/**
 * A person is about to send or resend: where there is a reason to, ask DrChrono once in this browser session whose charts
 * carry this address. True: others do, which nobody had read before this press. Where DrChrono does not answer, or no
 * request is left, the press goes on as if nothing had been asked.
 */
export async function findsOtherCharts(
  services: PatientServices,
  record: PatientRecord,
  press: { action: 'send' | 'resend'; risksRead: readonly Risk[] },
): Promise<boolean> {
  const { email } = record;
  if (!email || addressMark(email) === null || !(await isReasonToAsk(services, record, email))) return false;
  const snapshot = await takeSnapshotOf(services, record.id);
  if (snapshot.otherCharts.has(record.id)) return false;
  const { offers } = patientState(snapshot, record.id, record, 'locked');
  const offer = offers.find(({ action }) => action === press.action);
  // A press that will not be carried out anyway asks nothing.
  if (!offer || !areRead(offer, press.risksRead)) return false;
  const answer = await services.practice.patientsWithEmail(email, 'click');
  if (!answer.ok) return false;
  const others = otherCharts(answer.value, record, snapshot.today);
  await services.cache.rememberOtherCharts(record.id, email, others);
  return others.length > 0;
}

/** Most presses end here, so this reads no more than it needs. The record of a press is among those remembered. */
async function isReasonToAsk(
  services: PatientServices,
  record: PatientRecord,
  email: string,
): Promise<boolean> {
  const { today, practiceDomain, minorsUnder } = await momentOf(services);
  const sharedWith = (await services.cache.chartsWith(email.toLowerCase())) - 1;
  return mayBeOnOtherCharts(
    judgeEligibility(record, today, sharedWith, practiceDomain, minorsUnder).warnings,
  );
}
