import * as z from 'zod/mini';
import type { PageReading } from '../ehr/page/reading.ts';
import { MOST_LIST_LINES } from '../timing.ts';
import type { Input, MessageName } from './contract.ts';

/** No text that a page hands us may be longer than this; names and addresses are far shorter. */
const text = z.string().check(z.maxLength(300));
const nullableText = z.nullable(text);
const wallMinute = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/));
const doubt = z.enum([
  'twoValues',
  'twoWindows',
  'unreadable',
  'headerAndFormDiffer',
  'idsDiffer',
  'stillLoading',
]);
const wholeNumber = z.number().check(z.int(), z.positive());

function reading<T extends z.ZodMiniType>(value: T) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('found'), value }),
    z.object({ kind: z.literal('absent') }),
    z.object({ kind: z.literal('ambiguous'), reason: doubt }),
    z.object({ kind: z.literal('mismatch'), reason: doubt }),
  ]);
}

const page = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chart'), patientId: wholeNumber }),
  z.object({ kind: z.literal('appointment'), appointmentId: text }),
  z.object({ kind: z.literal('calendar') }),
  z.object({ kind: z.literal('none') }),
]);

const historyRow = z.object({
  email: nullableText,
  enabled: z.object({ by: nullableText, at: z.nullable(wallMinute) }),
  activated: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('pending') }),
    z.object({ kind: z.literal('at'), at: wallMinute }),
    z.object({ kind: z.literal('revokedBeforeActivation') }),
    z.object({ kind: z.literal('unreadable') }),
  ]),
  disabled: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('no') }),
    z.object({ kind: z.literal('canRevokeInvite') }),
    z.object({ kind: z.literal('canRevokeAccess') }),
    z.object({
      kind: z.literal('by'),
      who: z.enum(['staff', 'patient']),
      name: nullableText,
      at: z.nullable(wallMinute),
    }),
    z.object({ kind: z.literal('unreadable') }),
  ]),
});

const enabled = z.enum(['enabled', 'notEnabled']);

const pageReading: z.ZodMiniType<PageReading> = z.object({
  page,
  subject: z.enum(['chart', 'appointmentWindow', 'none']),
  name: reading(
    z.object({
      text,
      parts: z.nullable(z.object({ first: text, middle: text, last: text, nick: text, suffix: text })),
    }),
  ),
  birthDate: reading(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  chartId: reading(text),
  linkedPatientId: reading(wholeNumber),
  linkedAppointmentId: reading(text),
  header: reading(enabled),
  accessHeading: reading(enabled),
  history: reading(z.array(historyRow).check(z.maxLength(200))),
});

const nothing = z.null();
const part = z.enum(['card', 'chart', 'appointment', 'history']);
const action = z.enum(['send', 'resend', 'revoke', 'check', 'retry', 'itArrived', 'sendAgain', 'dismiss']);
const placeKey = z.enum(['chart', 'appointmentWindow']);
const fraction = z.number().check(z.minimum(0), z.maximum(1));
export const overlayPlace = z.object({ x: fraction, y: fraction, open: z.boolean() });
export const computerKind = z.enum(['staffOnly', 'shared']);

const bulkAction = z.enum(['send', 'resend']);
const time = z.number().check(z.minimum(0));

/** Every message must have this shape when it arrives; a message of any other shape is not answered. */
export const inputs: { [N in MessageName]: z.ZodMiniType<Input<N>> } = {
  pageRecognised: nothing,
  bringPart: z.object({ part }),
  viewPatient: z.object({ reading: pageReading, age: z.number().check(z.minimum(0)), check: z.boolean() }),
  act: z.object({ token: text, action, riskAccepted: z.boolean(), reading: pageReading }),
  readPlace: z.object({ page: placeKey }),
  rememberPlace: z.object({ page: placeKey, place: overlayPlace }),
  openSettings: nothing,
  viewWorklist: nothing,
  actOnPatient: z.object({ patientId: wholeNumber, action, riskAccepted: z.boolean() }),
  openChart: z.object({ patientId: wholeNumber }),
  openBulk: nothing,
  previewBulk: z.object({
    lines: z.nullable(
      z.array(z.object({ patientId: wholeNumber, action: bulkAction })).check(z.maxLength(MOST_LIST_LINES)),
    ),
  }),
  startBulk: z.object({
    lines: z
      .array(
        z.object({
          patientId: wholeNumber,
          action: bulkAction,
          seenInvite: z.nullable(z.object({ earliest: time, latest: time })),
        }),
      )
      .check(z.minLength(1), z.maxLength(MOST_LIST_LINES)),
  }),
  viewBulk: nothing,
  steerBulk: z.object({ step: z.enum(['pause', 'goOn', 'cancelAll', 'putAway']) }),
  cancelBulkLine: z.object({ patientId: wholeNumber }),
  viewConnection: nothing,
  saveApplication: z.object({ clientId: text, clientSecret: text }),
  connect: z.object({ computer: computerKind }),
  recheckConnection: nothing,
  disconnect: nothing,
  dismissLost: nothing,
  chooseZone: z.object({ zone: z.nullable(text) }),
};
