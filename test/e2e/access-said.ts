import type { AccessState } from '../sandbox/access-history.ts';
import { type PersonName, people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import type { Practice } from '../sandbox/practice.ts';
import type { AccessShape, Settings } from '../sandbox/settings.ts';

// This is what the overlay must say for each true state of a patient and each shape of the answer about invites. The
// end-to-end tests hold the product against it, and test/README.md shows it as a table.

/** These are the words and buttons of one state. A `#` stands for one digit that depends on how fast the test runs. */
export interface Said {
  /** The pill says one of these after "Invite Desk: "; there are two where a second that passes changes the words. */
  pill: readonly string[];
  sentence: string;
  /** These are all buttons that do something, in any order. */
  buttons: readonly string[];
}

/** This is one true state of a patient, and what pill and card must say once that state is known. */
export interface Truth extends Said {
  name: PersonName;
  /** The table of test/README.md names the state in these words. */
  state: string;
}

const sendDeeds = ['Send invite', 'Check now'];
const pendingDeeds = ['Resend invite', 'Revoke', 'Check now'];

/**
 * The first patient comes first because its answer lists an invite. After that an empty list of this practice means
 * that there was none.
 */
export const truths: readonly Truth[] = [
  {
    name: 'pendingFresh',
    state: 'invited yesterday',
    pill: ['Pending · 5 d 23 h left'],
    sentence: 'The patient can join until about Mon, Sep 21, 9:54 AM.',
    buttons: pendingDeeds,
  },
  {
    name: 'neverInvited',
    state: 'never invited',
    pill: ['Not invited'],
    sentence: 'No invite has been sent to this patient.',
    buttons: sendDeeds,
  },
  {
    name: 'pendingNearExpiry',
    state: 'invited almost seven days ago',
    pill: ['Pending · about 3 h 5# min left'],
    sentence: 'The patient can join until about Tue, Sep 15, 1:59 PM.',
    buttons: pendingDeeds,
  },
  {
    name: 'expired',
    state: 'the seven days are over',
    pill: ['Expired'],
    sentence: 'The invite ran out about Sun, Sep 13, 6:59 AM. The link in that email no longer works.',
    buttons: pendingDeeds,
  },
  {
    name: 'active',
    state: 'joined',
    pill: ['Active'],
    sentence: 'The patient joined the portal Thu, Aug 27, 9:59 AM. Nothing to do.',
    buttons: ['Check now'],
  },
  {
    name: 'revoked',
    state: 'revoked before joining',
    pill: ['Revoked'],
    sentence: 'The last invite was revoked before the patient joined. They need a new one.',
    buttons: sendDeeds,
  },
  {
    name: 'disabledByStaff',
    state: 'joined, then turned off by staff',
    pill: ['Access turned off'],
    sentence: 'Portal access was turned off by Dana Whitlock.',
    buttons: sendDeeds,
  },
  {
    name: 'disabledByPatient',
    state: 'joined, then turned off by the patient',
    pill: ['Access turned off'],
    sentence: 'The patient turned portal access off. Ask them before you invite again.',
    buttons: sendDeeds,
  },
  {
    name: 'seedHistory',
    state: 'revoked and invited again in one minute',
    pill: ['Pending · 5 d left', 'Pending · 4 d 23 h left'],
    sentence: 'The patient can join until about Sun, Sep 20, 10:00 AM.',
    buttons: pendingDeeds,
  },
  {
    name: 'invitedByLetter',
    state: 'invited by a printed letter',
    pill: ['Pending · 4 d 23 h left'],
    sentence: 'The patient can join until about Sun, Sep 20, 10:00 AM.',
    buttons: pendingDeeds,
  },
];

export const telling: readonly AccessShape[] = ['rows', 'paged', 'single'];
export const silent: readonly AccessShape[] = ['patient', 'empty'];
export const shapes: readonly AccessShape[] = [...telling, ...silent];

/**
 * Where the answer says nothing about invites, a header that says "enabled" still shows that the patient has joined.
 * Every other state stays unknown.
 */
const knownByHeader: Said & { source: string } = {
  pill: ['Active'],
  sentence: 'The patient has joined the portal. Nothing to do.',
  source: 'From the chart header, read just now',
  buttons: ['Check now'],
};
const unknown: Said & { source: string } = {
  pill: ['See Access History'],
  sentence: 'Open OnPatient Access in the chart: Invite Desk reads it from there.',
  source: 'From the chart header, read just now: not enabled',
  buttons: sendDeeds,
};

/** Tell what the overlay says on a chart, from the practice's answer in this shape and from the chart's header. */
export function saidOnChart(truth: Truth, shape: AccessShape): Said & { source: string } {
  if (telling.includes(shape)) return { ...truth, source: 'From DrChrono’s answer, just now.' };
  return truth.name === 'active' ? knownByHeader : unknown;
}

/** Tell what the overlay says once OnPatient Access was visited. It is the same in every shape. */
export function saidOnAccessPage(truth: Truth): Said & { source: string } {
  return { ...truth, source: 'From Access History, read just now.' };
}

/** This is one page about a patient: a section of the older or newer chart, or OnPatient Access of either. */
export interface Place {
  generation: Settings['chartGeneration'];
  page: 'chart' | 'access';
}

/** One patient is looked at on one page, while the practice answers in one shape. No markup decides anything. */
export interface Statement {
  name: PersonName;
  place: Place;
  shape: AccessShape;
}

/** Every patient of the practice stands here, on each page of both generations, in each shape. */
export const statements: readonly Statement[] = (Object.keys(people) as PersonName[]).flatMap((name) =>
  (['current', 'legacy'] as const).flatMap((generation) =>
    (['chart', 'access'] as const).flatMap((page) =>
      shapes.map((shape) => ({ name, place: { generation, page }, shape })),
    ),
  ),
);

/**
 * Tell the state that page and answers together prove now, whatever the markup: "unknown" is right exactly where this
 * says so. `listedBefore` says that an answer of this practice has listed an invite, without which an empty list proves
 * nothing.
 */
export function allowedState(
  practice: Practice,
  { name, place, shape }: Statement,
  listedBefore: boolean,
): AccessState | 'unknown' {
  const patient: PatientRecord | undefined = practice.roster.find(people[name].id);
  // Without the record, or with a page that names somebody else, nobody can tell whose page it is.
  if (!patient?.visible || patient.pageName !== null) return 'unknown';
  const state = practice.access.stateOf(patient.id);
  if (place.page === 'access') return state;
  if (telling.includes(shape) && (listedBefore || state !== 'notInvited')) return state;
  // The older chart says nothing about the portal. The newer header says only whether the patient has joined.
  return place.generation === 'current' && state === 'active' ? state : 'unknown';
}

/** Build the table of test/README.md, so that a test can compare the two. */
export function accessTable(): string {
  const head = ['true state', ...shapes.map((shape) => `\`${shape}\``), 'after OnPatient Access'];
  const rows = truths.map((truth) => [
    truth.state,
    ...shapes.map((shape) => cell(saidOnChart(truth, shape))),
    cell(saidOnAccessPage(truth)),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Build one cell: the words of the pill. A state that is not known also shows the way out that the card names. */
function cell(said: Said): string {
  const word = said.pill.join(' or ').replaceAll('#', '…');
  return said === unknown ? `unknown: “${word}”` : word;
}

/** The card shows this way out wherever the table reads "unknown". */
export const WAY_OUT = unknown.sentence;
