import * as z from 'zod/mini';
import { LONGEST_LABEL_WORD, MOST_LABEL_WORDS, WORDED_LABELS } from '../ehr/page/label-words.ts';
import { once } from '../once.ts';
import { MOST_CARD_HEIGHT } from '../page-timing.ts';
import { MOST_LIST_LINES, MOST_ROWS_AT_ONCE } from '../timing.ts';
import type { Input, MessageName } from './contract.ts';
import { ERROR_KINDS, PAGE_CODES } from './noted-error.ts';
import { duration, nullableText, pageReading, shownFor, text, wholeNumber } from './page-schemas.ts';

/** Such a file has about a thousand characters. */
const MOST_DESK_FILE = 20_000;

const nothing = once(() => z.null());
const action = once(() =>
  z.enum(['send', 'resend', 'revoke', 'check', 'retry', 'itArrived', 'sendAgain', 'dismiss']),
);
/** A person has read these risks; there are ten. */
export const risks = once(() =>
  z
    .array(
      z.enum([
        ...(['mayHaveJoined', 'mayBeInvited', 'cutsOffInvite', 'oneIdentifier'] as const),
        ...(['inactiveChart', 'minor', 'responsibleParty', 'sharedAddress'] as const),
        ...(['sentLately', 'drChronoInvites'] as const),
      ]),
    )
    .check(z.maxLength(10)),
);
const placeKey = once(() => z.enum(['chart', 'appointmentWindow']));
const fraction = once(() => z.number().check(z.minimum(0), z.maximum(1)));
export const overlayPlace = once(() => z.object({ x: fraction(), y: fraction(), open: z.boolean() }));
export const computerKind = once(() => z.enum(['staffOnly', 'shared']));

const ownWords = once(() =>
  z.array(z.string().check(z.maxLength(LONGEST_LABEL_WORD))).check(z.maxLength(MOST_LABEL_WORDS)),
);

/** No address is longer (RFC 5321), and neither is a phone or a day. */
const typedText = once(() => z.string().check(z.minLength(1), z.maxLength(254)));
const identifierField = once(() => z.enum(['email', 'cellPhone', 'birthDate']));
const press = once(() =>
  z.object({
    ...{ heldFor: duration(), toldAt: duration() },
    ...{ watched: z.boolean(), doubted: z.optional(z.literal(true)) },
  }),
);

const bulkAction = once(() => z.enum(['send', 'resend']));
const time = once(() => z.number().check(z.minimum(0)));

const calendarDay = once(() => z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)));
const dayScope = once(() => ({
  day: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['current', 'today', 'tomorrow', 'nextWorkingDay']) }),
    z.object({ kind: z.literal('date'), date: calendarDay() }),
  ]),
  providerId: z.nullable(wholeNumber()),
  officeId: z.nullable(wholeNumber()),
}));
const someRows = once(() => ({
  from: z.number().check(z.int(), z.minimum(0)),
  count: z.number().check(z.int(), z.minimum(0), z.maximum(MOST_ROWS_AT_ONCE)),
}));
const dayAsk = once(() =>
  z.object({
    ...dayScope(),
    filter: z.enum([
      ...(['toDo', 'toSend', 'toAsk', 'toCorrect', 'notChecked', 'all', 'pending', 'oneStep'] as const),
    ]),
    query: text(),
    ...someRows(),
    keep: z.optional(z.array(wholeNumber()).check(z.maxLength(MOST_ROWS_AT_ONCE))),
  }),
);
const screenPlace = once(() => z.enum(['panel', 'popup']));
/** How a page of ours was left, as the page says it and as it is kept. */
export const screenState = once(() =>
  z.object({
    ask: dayAsk(),
    current: nullableText(),
    scrolled: time(),
    openPatient: z.nullable(wholeNumber()),
    draft: z.nullable(z.object({ patientId: wholeNumber(), reason: nullableText(), until: nullableText() })),
  }),
);
const expiredList = once(() => z.object({ of: z.literal('expired') }));
const dayList = once(() => z.object({ of: z.literal('day'), ...dayScope() }));
const bulkOf = once(() =>
  z.discriminatedUnion('of', [
    expiredList(),
    dayList(),
    z.object({
      of: z.literal('lines'),
      lines: z
        .array(z.object({ patientId: wholeNumber(), action: bulkAction() }))
        .check(z.maxLength(MOST_LIST_LINES)),
    }),
  ]),
);

const letter = once(() => z.string().check(z.regex(/^[a-z0-9/.,;-]$/)));
/** A setting too, so what is read from the disk must have this shape as well. */
export const dayKeys = once(() =>
  z.object({
    on: z.boolean(),
    letters: z.object({
      ...{ next: letter(), notNow: letter(), undo: letter(), list: letter(), search: letter() },
    }),
  }),
);

/** Every message must have this shape when it arrives; a message of any other shape is not answered. */
export const inputs: { [N in MessageName]: () => z.ZodMiniType<Input<N>> } = {
  pageRecognised: nothing,
  viewPill: once(() => z.object({ reading: pageReading(), age: shownFor(), documentAge: shownFor() })),
  openCard: once(() => z.object({ run: text() })),
  readPlace: once(() => z.object({ page: placeKey() })),
  rememberPlace: once(() => z.object({ page: placeKey(), place: overlayPlace() })),
  overlayTaken: nothing,
  newsForCard: nothing,
  viewCard: once(() => z.object({ frameToken: text(), check: z.boolean() })),
  act: once(() =>
    z.object({
      ...{ frameToken: text(), viewToken: text(), action: action(), risksRead: risks() },
      press: press(),
    }),
  ),
  sizeCard: once(() =>
    z.object({
      frameToken: text(),
      height: z.number().check(z.minimum(0), z.maximum(MOST_CARD_HEIGHT)),
    }),
  ),
  foldCard: once(() => z.object({ frameToken: text() })),
  outlinePage: once(() => z.object({ frameToken: text() })),
  openSettings: nothing,
  openPanel: once(() =>
    z.object({
      ...{ frameToken: text(), viewToken: text(), field: z.nullable(identifierField()), press: press() },
    }),
  ),
  standAtFront: once(() => z.object({ windowId: wholeNumber() })),
  viewPanel: once(() =>
    z.object({
      ...{ page: text(), windowId: z.number().check(z.int()), look: z.boolean() },
      patientId: z.nullable(wholeNumber()),
    }),
  ),
  actInPanel: once(() => z.object({ token: text(), action: action(), risksRead: risks() })),
  saveIdentifiers: once(() =>
    z.object({
      token: text(),
      typed: z.partialRecord(identifierField(), typedText()),
      seen: z.partialRecord(identifierField(), nullableText()),
      then: z.enum(['nothing', 'send', 'resend']),
      risksRead: risks(),
    }),
  ),
  putSaveAway: once(() => z.object({ token: text() })),
  viewWorklist: once(() => z.object({ query: text(), ...someRows(), without: z.nullable(wholeNumber()) })),
  viewTabPatient: once(() => z.object({ look: z.boolean() })),
  actOnPatient: once(() => z.object({ patientId: wholeNumber(), action: action(), risksRead: risks() })),
  viewDay: dayAsk,
  checkDay: once(() => z.object(dayScope())),
  putOff: once(() =>
    z.object({
      ...{ patientId: wholeNumber(), reason: z.enum(['declined', 'noEmail', 'willAskAgain', 'other']) },
      until: z.discriminatedUnion('kind', [
        z.object({ kind: z.enum(['nextVisit', 'never']) }),
        z.object({ kind: z.literal('date'), date: calendarDay() }),
      ]),
      day: z.optional(calendarDay()),
    }),
  ),
  takeUpAgain: once(() => z.object({ patientId: wholeNumber() })),
  readKeys: nothing,
  chooseKeys: () => dayKeys(),
  openDesk: nothing,
  readScreen: once(() => z.object({ place: screenPlace() })),
  keepScreen: once(() => z.object({ place: screenPlace(), state: screenState() })),
  prepareSchedule: once(() => z.object({ prepares: z.boolean() })),
  drChronoInvites: once(() => z.object({ after: z.enum(['never', 'firstVisit', 'reminders']) })),
  showBadge: once(() => z.object({ shows: z.boolean() })),
  openChart: once(() => z.object({ patientId: wholeNumber() })),
  openBulk: once(() => z.discriminatedUnion('of', [expiredList(), dayList()])),
  previewBulk: bulkOf,
  startBulk: once(() =>
    z.object({
      lines: z
        .array(
          z.object({
            patientId: wholeNumber(),
            action: bulkAction(),
            seenInvite: z.nullable(z.object({ earliest: time(), latest: time() })),
          }),
        )
        .check(z.minLength(1), z.maxLength(MOST_LIST_LINES)),
    }),
  ),
  viewNews: once(() => z.object({ version: text(), read: z.boolean() })),
  viewBulk: nothing,
  steerBulk: once(() => z.object({ step: z.enum(['pause', 'goOn', 'cancelAll', 'putAway']) })),
  cancelBulkLine: once(() => z.object({ patientId: wholeNumber() })),
  viewConnection: nothing,
  saveApplication: once(() => z.object({ clientId: text(), clientSecret: text() })),
  tryApplication: nothing,
  connect: once(() => z.object({ computer: computerKind() })),
  recheckConnection: nothing,
  disconnect: nothing,
  dismissLost: nothing,
  chooseZone: once(() => z.object({ zone: z.nullable(text()) })),
  showIconOnly: once(() => z.object({ iconOnly: z.boolean() })),
  askToConfirm: once(() => z.object({ asks: z.boolean() })),
  countAsMinorsUnder: once(() => z.object({ years: wholeNumber() })),
  checkPage: once(() => z.object({ step: z.enum(['chart', 'access', 'appointment']) })),
  chooseLabelWords: once(() => z.object({ words: z.partialRecord(z.enum(WORDED_LABELS), ownWords()) })),
  exportDesk: once(() => z.object({ passphrase: nullableText() })),
  importDesk: once(() =>
    z.object({ text: z.string().check(z.maxLength(MOST_DESK_FILE)), passphrase: nullableText() }),
  ),
  noteError: once(() =>
    z.object({
      place: z.enum(['popup', 'panel', 'list', 'settings', 'card']),
      ...{ code: z.enum(PAGE_CODES), kind: z.enum(ERROR_KINDS) },
    }),
  ),
  confirmPracticeHost: once(() => z.object({ host: text() })),
  forgetPracticeHost: nothing,
};
