import { type Risk, risksOf } from '../invites/risk.ts';
import type { DayRow } from '../messages/day-view.ts';
import type { Result } from '../messages/failure.ts';
import type { Offer } from '../messages/offer.ts';
import { verbOf } from '../words/day.ts';
import type { DayQuestions } from './day-questions.ts';
import type { DayScreen } from './day-screen.ts';
import {
  type DayPorts,
  dayRowOf,
  type NotNowDraft,
  type PressedAt,
  type Said,
  waitsInList,
} from './day-shown.ts';

/** What was done here last, for Z. An invite that left cannot be taken back. */
type LastDeed = { did: 'putOff' | 'sent'; patientId: number };

interface Carrier {
  /**
   * Carry a press to the background. True: it was taken, and `deed` is what Z finds. The row stays in sight until the person
   * goes elsewhere.
   */
  carry(patientId: number, press: () => Promise<Result<null>>, deed?: LastDeed | undefined): Promise<boolean>;
  last(): LastDeed | null;
  forget(): void;
}

type Ports = Pick<DayPorts, 'ask' | 'openPatient'>;

/** What a person does for one patient of the day. Each is for the row as it was drawn, and no other. */
export function dayDeeds(ports: Ports, screen: DayScreen, questions: DayQuestions) {
  const carrier = pressCarrier(screen, questions);
  return {
    ...verbs(ports, screen, carrier),
    ...puttingOff(ports, screen, carrier),
    ...takingBack(ports, screen, questions, carrier),
  };
}

function pressCarrier(screen: DayScreen, questions: DayQuestions): Carrier {
  let last: LastDeed | null = null;
  const sends = (patientId: number, isSending: boolean) => {
    const others = [...screen.shown().sending].filter((one) => one !== patientId);
    return { sending: new Set(isSending ? [...others, patientId] : others) };
  };
  return {
    last: () => last,
    forget() {
      last = null;
    },
    async carry(patientId, press, deed) {
      screen.keep(patientId);
      screen.change({ ...sends(patientId, true), notice: null, said: null });
      const answer = await press().catch(() => ({ ok: false, failure: { kind: 'timeout' } }) as const);
      if (!answer.ok) screen.change({ notice: { patientId, failure: answer.failure } });
      // Before the row shows it: Z may be the next key.
      else if (deed) last = deed;
      await questions.look();
      screen.change(sends(patientId, false));
      return answer.ok;
    },
  };
}

/** The row's verb, and the second press where it asks first. */
function verbs({ ask, openPatient }: Ports, screen: DayScreen, { carry }: Carrier) {
  const isSending = (patientId: number) => screen.shown().sending.has(patientId);
  const send = async (at: PressedAt, { patientId }: DayRow, offer: Offer, risksRead: readonly Risk[]) => {
    const { action } = offer;
    screen.change({ pressed: { at, patientId, action, offer, isSent: true }, focus: { on: 'list' } });
    const act = () => ask('actOnPatient', { patientId, action, risksRead });
    await carry(patientId, act, action === 'check' ? undefined : { did: 'sent', patientId });
  };
  const press = (at: PressedAt, row: DayRow, offer: Offer) => {
    if (offer.risk === null) return void send(at, row, offer, []);
    const { patientId } = row;
    screen.keep(patientId);
    screen.change({ pressed: { at, patientId, action: offer.action, offer, isSent: false }, said: null });
  };
  return {
    verb(row: DayRow, at: PressedAt = 'row'): void {
      const verb = verbOf(row);
      if (verb.kind === 'none') return;
      if (isSending(row.patientId)) screen.change({ said: { what: 'sending' } });
      else if (verb.kind === 'open') {
        screen.keep(row.patientId);
        screen.change({ said: null });
        openPatient(row.patientId, verb.field);
      } else {
        const offer = row.offers.find(({ action }) => action === verb.action);
        if (offer) press(at, row, offer);
      }
    },
    /** What stood in the question was read. */
    confirm(row: DayRow, offer: Offer): void {
      const at = screen.shown().pressed?.at ?? 'row';
      if (!isSending(row.patientId)) void send(at, row, offer, risksOf(offer));
    },
    cancel(): void {
      screen.change({ pressed: null, focus: { on: 'list' } });
    },
  };
}

/** "Not now", from the first key to the saved reason. */
function puttingOff({ ask }: Ports, screen: DayScreen, { carry }: Carrier) {
  return {
    beginNotNow({ patientId }: DayRow): void {
      screen.keep(patientId);
      const draft: NotNowDraft = { patientId, reason: null, until: { kind: 'nextVisit' } };
      screen.change({ draft, pressed: null, said: null });
    },
    changeNotNow(part: Partial<Omit<NotNowDraft, 'patientId'>>): void {
      const { draft } = screen.shown();
      if (draft) screen.change({ draft: { ...draft, ...part }, said: null });
    },
    dropNotNow(): void {
      screen.change({ draft: null, said: null, focus: { on: 'list' } });
    },
    async saveNotNow(): Promise<void> {
      const { draft } = screen.shown();
      if (draft === null) return;
      const { patientId, reason, until } = draft;
      const day = dayRowOf(screen.shown(), patientId)?.visit?.starts.slice(0, 10);
      if (reason === null) return screen.change({ said: { what: 'noReason' } });
      screen.change({ draft: null, focus: { on: 'list' } });
      const press = () => ask('putOff', { patientId, reason, until, ...(day ? { day } : {}) });
      const isTaken = await carry(patientId, press, { did: 'putOff', patientId });
      if (isTaken) screen.change({ said: { what: 'putOff', patientId } });
    },
  };
}

/** Z takes back what has not left: a line that waits in a list, or the last "not now". An invite that left stays. */
function takingBack(
  { ask }: Ports,
  screen: DayScreen,
  questions: DayQuestions,
  { carry, last, forget }: Carrier,
) {
  const say = (said: Said) => screen.change({ said });
  const takeUp = async (patientId: number) => {
    const isTaken = await carry(patientId, () => ask('takeUpAgain', { patientId }));
    if (isTaken) say({ what: 'takenUp', patientId });
  };
  const takeOffList = async (patientId: number) => {
    screen.keep(patientId);
    await ask('cancelBulkLine', { patientId }).catch(() => null);
    await questions.look();
    const isGone = dayRowOf(screen.shown(), patientId)?.readiness.kind === 'underWay';
    say({ what: isGone ? 'hasLeft' : 'takenOffList', patientId });
  };
  return {
    async undo(): Promise<void> {
      const current = dayRowOf(screen.shown(), screen.shown().cursor.row?.patientId ?? null);
      if (current && waitsInList(current)) return takeOffList(current.patientId);
      const deed = last();
      if (deed === null) return say({ what: 'nothingToUndo' });
      const { patientId } = deed;
      if (deed.did === 'sent') return say({ what: 'hasLeft', patientId });
      forget();
      await takeUp(patientId);
    },
    /** The form of somebody who was put off before takes that back, whenever and by whomever it was decided. */
    async endNotNow(): Promise<void> {
      const { draft } = screen.shown();
      if (draft === null) return;
      const { patientId } = draft;
      screen.change({ draft: null, focus: { on: 'list' } });
      if (last()?.patientId === patientId) forget();
      await takeUp(patientId);
    },
  };
}
