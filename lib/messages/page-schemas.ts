import * as z from 'zod/mini';
import type { PageReading } from '../ehr/page/reading.ts';
import { once } from '../once.ts';
import type { PageSight } from './page-orders.ts';

/** No text that a page hands us may be longer than this; names and addresses are far shorter. */
export const text = once(() => z.string().check(z.maxLength(300)));
export const nullableText = once(() => z.nullable(text()));
const wallMinute = once(() => z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)));
const doubt = once(() =>
  z.enum(['twoValues', 'twoWindows', 'unreadable', 'headerAndFormDiffer', 'idsDiffer', 'stillLoading']),
);
export const wholeNumber = once(() => z.number().check(z.int(), z.positive()));

function reading<T extends z.ZodMiniType>(value: T) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('found'), value }),
    z.object({ kind: z.literal('absent') }),
    z.object({ kind: z.literal('ambiguous'), reason: doubt() }),
    z.object({ kind: z.literal('mismatch'), reason: doubt() }),
  ]);
}

const page = once(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('chart'), patientId: wholeNumber() }),
    z.object({ kind: z.literal('appointment'), appointmentId: text() }),
    z.object({ kind: z.literal('calendar') }),
    z.object({ kind: z.literal('none') }),
  ]),
);

const historyRow = once(() =>
  z.object({
    email: nullableText(),
    enabled: z.object({ by: nullableText(), at: z.nullable(wallMinute()) }),
    activated: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('pending') }),
      z.object({ kind: z.literal('at'), at: wallMinute() }),
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
        name: nullableText(),
        at: z.nullable(wallMinute()),
      }),
      z.object({ kind: z.literal('unreadable') }),
    ]),
  }),
);

const enabled = once(() => z.enum(['enabled', 'notEnabled']));

export const pageReading = once(
  (): z.ZodMiniType<PageReading> =>
    z.object({
      page: page(),
      subject: z.enum(['chart', 'appointmentWindow', 'none']),
      name: reading(
        z.object({
          text: text(),
          parts: z.nullable(
            z.object({ first: text(), middle: text(), last: text(), nick: text(), suffix: text() }),
          ),
        }),
      ),
      birthDate: reading(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
      chartId: reading(text()),
      linkedPatientId: reading(wholeNumber()),
      linkedAppointmentId: reading(text()),
      header: reading(enabled()),
      accessHeading: reading(enabled()),
      history: reading(z.array(historyRow()).check(z.maxLength(200))),
      lines: z
        .array(
          z.object({
            ...{ text: text(), block: z.number().check(z.int(), z.minimum(0)) },
            as: z.enum(['name', 'birthDate', 'chartId', 'title', 'plain']),
          }),
        )
        .check(z.maxLength(100)),
      drawnHere: z.boolean(),
      ownWords: z.optional(z.literal(true)),
    }),
);

export const duration = once(() => z.number().check(z.minimum(0)));
export const shownFor = once(() => z.nullable(duration()));
const problem = once(() => z.enum(['taken', 'hidden', 'faded', 'covered', 'moved']));

/** What a page answers when it is read. The answer comes from a content script, to which the page could lie. */
export const pageSight = once(
  (): z.ZodMiniType<PageSight> =>
    z.object({
      ...{ reading: pageReading(), age: shownFor(), documentAge: shownFor() },
      sight: z.nullable(
        z.discriminatedUnion('kind', [
          z.object({
            kind: z.literal('clear'),
            glass: z.boolean(),
            filter: z.string().check(z.maxLength(1_000)),
          }),
          z.object({ kind: z.literal('doubtful'), why: problem() }),
        ]),
      ),
    }),
);
