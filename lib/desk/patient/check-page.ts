import type { PageKind, PageReading, Reading } from '../../ehr/page/reading.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type {
  CheckedPage,
  CheckedPart,
  CheckLine,
  CheckMeaning,
  CheckStep,
} from '../../messages/check-view.ts';
import { type PatientServices, readAccess } from './read-access.ts';
import { namedRecord, type ResolvedPatient, resolvePatient } from './resolve-patient.ts';
import { type IdentifierSaid, identifiersSaid } from './verify-identity.ts';

/** A person has pressed Check. */
const asker = 'click';

/**
 * Tell line by line what is recognised on a page of the EHR, and what staff can do there. The answer holds no word of the
 * page and no value of the record.
 */
export async function checkPage(
  services: PatientServices,
  step: CheckStep,
  page: PageKind,
  reading: PageReading,
): Promise<
  Exclude<CheckedPage, { kind: 'checked' }> | { kind: 'lines'; lines: CheckLine[]; means: CheckMeaning }
> {
  if (reading.name.kind === 'ambiguous' && reading.name.reason === 'stillLoading') return { kind: 'loading' };
  if (reading.subject === 'none') return { kind: 'lines', lines: noWindow, means: 'noWindow' };
  const named = await namedRecord(services, page, reading, asker);
  if (named.kind === 'failed') return { kind: 'failed', failure: named.failure };
  const record = named.kind === 'named' ? named.record : null;
  const resolved = await resolvePatient(services, page, reading, asker);
  if (resolved.kind === 'failed') return { kind: 'failed', failure: resolved.failure };
  const lines = await linesOf(services, step, reading, record);
  return { kind: 'lines', lines, means: meaningOf(resolved) };
}

const noWindow: CheckLine[] = (['window', 'name', 'birthDate', 'patient'] as const).map((part) => ({
  part,
  said: 'notFound',
}));

async function linesOf(
  services: PatientServices,
  step: CheckStep,
  reading: PageReading,
  record: PatientRecord | null,
): Promise<CheckLine[]> {
  const [name, birthDate, chartId] = identifierLines(reading, record);
  if (step === 'appointment')
    return [windowLine(reading), name, birthDate, { part: 'patient', said: record ? 'found' : 'notFound' }];
  if (step === 'access')
    return [name, birthDate, chartId, headingLine(reading), line('history', reading.history)];
  const answer = record && (await readAccess(services, record.id, asker));
  const tells = answer?.ok === true && 'lines' in answer.value && answer.value.lines !== null;
  return [
    ...[name, birthDate, chartId, line('portal', reading.header)],
    { part: 'record', said: record ? 'found' : 'notFound' },
    { part: 'answer', said: tells ? 'found' : 'notFound' },
  ];
}

/** Without a record there is nothing to hold them against, and what was read for them is all that can be told. */
function identifierLines(
  reading: PageReading,
  record: PatientRecord | null,
): [name: CheckLine, birthDate: CheckLine, chartId: CheckLine] {
  const said = record && identifiersSaid(reading, record);
  const one = (part: 'name' | 'birthDate' | 'chartId') => line(part, reading[part], said?.[part]);
  return [one('name'), one('birthDate'), one('chartId')];
}

/** A window is recognised by its labels, whatever stands behind them. */
function windowLine({ name, lines }: PageReading): CheckLine {
  return line('window', name, lines.length > 0 ? 'found' : undefined);
}

/** The heading of OnPatient Access and the header of the chart are about the same access. */
function headingLine({ header, accessHeading }: PageReading): CheckLine {
  const differs =
    header.kind === 'found' && accessHeading.kind === 'found' && header.value !== accessHeading.value;
  return line('heading', accessHeading, differs ? 'otherwise' : undefined);
}

/** What cannot be read is not found; what is there in two ways says otherwise. */
function line(part: CheckedPart, field: Reading<unknown>, told?: IdentifierSaid): CheckLine {
  const why = field.kind === 'ambiguous' || field.kind === 'mismatch' ? field.reason : null;
  const read =
    field.kind === 'found' ? 'found' : why === null || why === 'unreadable' ? 'notFound' : 'otherwise';
  return { part, said: told ?? read, ...(why === null ? {} : { why }) };
}

function meaningOf(resolved: Exclude<ResolvedPatient, { kind: 'failed' }>): CheckMeaning {
  if (resolved.kind === 'refused') return 'nothing';
  if (resolved.kind === 'unnamed' || resolved.linkAlone) return 'stateOnly';
  return resolved.toConfirm ? 'asksFirst' : 'oneClick';
}
