import { saysTheSame } from '../card/compare-views.ts';
import type { Risk } from '../invites/risk.ts';
import type { Input } from '../messages/contract.ts';
import type { Result } from '../messages/failure.ts';
import type { Action } from '../messages/offer.ts';
import type { IdentifierField, PanelPatient } from '../messages/panel-view.ts';
import { OLD_VIEW_TOKEN } from '../page-timing.ts';
import { type PanelQuestions, panelQuestions } from './panel-questions.ts';
import { type PanelScreen, panelScreen } from './panel-screen.ts';
import { type PanelPorts, patientIn } from './panel-shown.ts';
import { fieldsOf, type TypedFields, toSave, without } from './typed-fields.ts';

export interface PanelSession {
  /** Something changed: read the view again. */
  look(): Promise<void>;
  /** Another tab came to the front, or the one in front goes elsewhere. `address` is undefined where it is not told. */
  moved(tabId: number, address: string | null | undefined): void;
  /** A press to ask DrChrono about the patient in front. */
  lookUp(): Promise<void>;
  /** Show this patient, at a field where one is named; null for the patient of the tab in front. */
  choose(patientId: number | null, field: IdentifierField | null): void;
  edit(field: IdentifierField): void;
  type(field: IdentifierField, text: string): void;
  /** Keep what the chart has, and forget what was typed. */
  drop(field: IdentifierField): void;
  /** Somebody else changed the field, and the person wants what was typed all the same. */
  insist(field: IdentifierField): void;
  act(action: Action, risksRead: readonly Risk[]): Promise<void>;
  save(then: Input<'saveIdentifiers'>['then'], risksRead: readonly Risk[]): Promise<void>;
  putSaveAway(): Promise<void>;
}

/** Run one panel: it asks whom the tab in front is about, keeps what is typed, and carries presses. It draws nothing. */
export function panelSession(ports: PanelPorts): PanelSession {
  const screen = panelScreen(ports);
  const questions = panelQuestions(ports, screen);
  const carry = pressCarrier(screen, questions);
  const patient = () => patientIn(screen.shown());
  return {
    ...fieldEditing(screen),
    look: questions.look,
    moved: questions.moved,
    lookUp: questions.lookUp,
    choose: questions.choose,
    act: (action, risksRead) => carry((token) => ports.ask('actInPanel', { token, action, risksRead })),
    save: async (then, risksRead) => {
      const values = patient() && toSave(fieldsNow(screen));
      if (values) await carry((token) => ports.ask('saveIdentifiers', { token, ...values, then, risksRead }));
    },
    async putSaveAway() {
      const token = patient()?.view.token;
      if (!token) return;
      await ports.ask('putSaveAway', { token }).catch(() => null);
      await questions.look();
    },
  };
}

function fieldsNow(screen: PanelScreen) {
  const { view, typed } = screen.shown();
  return view?.kind === 'patient' ? fieldsOf(view, typed) : [];
}

/** What a person does to the fields, before anything is saved. */
function fieldEditing(screen: PanelScreen): Pick<PanelSession, 'edit' | 'type' | 'drop' | 'insist'> {
  const change = (field: IdentifierField, next: (onFile: string | null) => TypedFields[typeof field]) => {
    const { view, typed } = screen.shown();
    const onFile = view?.kind === 'patient' ? view.values[field] : undefined;
    if (onFile === undefined) return;
    const after = next(onFile);
    screen.change({ typed: after ? { ...typed, [field]: after } : without(typed, [field]) });
  };
  const typedInto = (field: IdentifierField) => screen.shown().typed[field];
  return {
    edit(field) {
      change(field, (onFile) => typedInto(field) ?? { text: onFile ?? '', seen: onFile });
      screen.change({ focus: { field } });
    },
    type: (field, text) => change(field, (onFile) => ({ text, seen: typedInto(field)?.seen ?? onFile })),
    drop: (field) => change(field, () => undefined),
    insist: (field) => change(field, (onFile) => ({ text: typedInto(field)?.text ?? '', seen: onFile })),
  };
}

type PressAnswer = Result<null> | 'unanswered';
const outdated = { ok: false, failure: { kind: 'viewOutdated' } } as const;

/** Carry presses to the background, each with the token of the patient that was drawn when it was made. */
function pressCarrier(screen: PanelScreen, { question, look, hold, begin, viewAge }: PanelQuestions) {
  const send = async (press: (token: string) => Promise<Result<null>>): Promise<PressAnswer> => {
    const token = patientIn(screen.shown())?.view.token;
    return token ? press(token).catch(() => 'unanswered' as const) : outdated;
  };

  /** Fetch a view with a new token. True: it shows the same patient and the same values, so the press still holds. */
  const renew = async (pressed: PanelPatient, patient: string | null): Promise<boolean> => {
    await question(false);
    const after = patientIn(screen.shown());
    return (
      after !== null &&
      screen.patient() === patient &&
      saysTheSame(pressed.view, after.view) &&
      JSON.stringify(pressed.values) === JSON.stringify(after.values)
    );
  };

  return async (press: (token: string) => Promise<Result<null>>): Promise<void> => {
    const pressed = patientIn(screen.shown());
    const patient = screen.patient();
    if (pressed === null || screen.shown().busy) return;
    begin();
    hold(true);
    let answer: PressAnswer = viewAge() < OLD_VIEW_TOKEN ? await send(press) : outdated;
    if (isOutdated(answer) && (await renew(pressed, patient))) answer = await send(press);
    const notice =
      answer === 'unanswered' ? ({ kind: 'timeout' } as const) : answer.ok ? null : answer.failure;
    // Whoever is shown by now, the words are about the patient that was pressed.
    screen.change({ busy: false, notice: screen.patient() === patient ? notice : null });
    hold(false);
    await look();
  };
}

function isOutdated(answer: PressAnswer): boolean {
  return answer !== 'unanswered' && !answer.ok && answer.failure.kind === 'viewOutdated';
}
