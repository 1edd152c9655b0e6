import type { Page } from '@playwright/test';
import type { CheckedPart, CheckLine, CheckStep } from '../../lib/messages/check-view.ts';
import { CHECKING_PAGE, partName, saidName, stepButton } from '../../lib/words/check-practice.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import type { Practice } from '../sandbox/practice.ts';
import { accessModel, appointmentModel } from '../sandbox/screen-models.ts';
import { expect } from './desk.ts';

type Said = CheckLine['said'];
/** What the check says of each part of a page, or what is true. */
export type Told = Partial<Record<CheckedPart, Said>>;
/** A page on which staff may be: the chart, its OnPatient Access, and the two forms of an appointment. */
export type Way = 'chart' | 'access' | 'inCalendar' | 'ownPage';

const is = (drawn: boolean): Said => (drawn ? 'found' : 'notFound');

/**
 * Say in the check's lines what the sandbox has drawn, by its own models. `known`: the words of its labels are known to the
 * reader; without them the portal's state and an appointment have no label that anybody could know.
 */
export function whatWasDrawn(practice: Practice, way: Way, patient: PatientRecord, known: boolean): Told {
  if (way === 'inCalendar' || way === 'ownPage') return appointmentDrawn(practice, way, patient, known);
  const { header, heading, history } = accessModel(practice, patient, '');
  const isRecords = header.firstName === patient.firstName && header.lastName === patient.lastName;
  const identifiers: Told = {
    name: isRecords ? 'found' : 'otherwise',
    birthDate: is(header.birthDate !== ''),
    chartId: is(header.chartId !== ''),
  };
  if (way === 'access')
    return { ...identifiers, heading: is(heading !== undefined), history: is(Array.isArray(history)) };
  return {
    ...identifiers,
    portal: is(known && header.portal !== undefined),
    record: is(patient.visible),
    answer: is(practice.settings.accessShape === 'rows'),
  };
}

function appointmentDrawn(practice: Practice, way: Way, patient: PatientRecord, known: boolean): Told {
  const visit = practice.visitOf(patient.id);
  const label = visit && appointmentModel(practice, visit).patient?.label;
  if (!label) throw new Error('The sandbox has no visit for this patient');
  // The address of an appointment's own page says whose it is, whatever stands there.
  if (!known)
    return { window: 'notFound', name: 'notFound', birthDate: 'notFound', patient: is(way === 'ownPage') };
  const isRecords = label.startsWith(`${patient.firstName} `) && label.includes(String(patient.lastName));
  return {
    window: 'found',
    name: isRecords ? 'found' : 'otherwise',
    birthDate: is(/\d{4}$/.test(label)),
    patient: 'found',
  };
}

/** Press the button of a step on the settings page, and read the lines that come. */
export async function checkedBy(options: Page, step: CheckStep): Promise<Told> {
  const item = options.locator('.check-practice > ol > li', { hasText: stepButton[step] });
  await options.bringToFront();
  await item.getByRole('button').click();
  await expect(item.getByText(CHECKING_PAGE)).toHaveCount(0);
  const lines = await item.locator('.check-lines li span').allInnerTexts();
  return Object.fromEntries(lines.map(lineOf));
}

function lineOf(line: string): [CheckedPart, Said] {
  for (const [part, title] of Object.entries(partName) as [CheckedPart, string][])
    for (const [said, word] of Object.entries(saidName) as [Said, string][])
      if (line.startsWith(`${title}: ${word}`)) return [part, said];
  throw new Error(`No line of the check: ${line}`);
}
