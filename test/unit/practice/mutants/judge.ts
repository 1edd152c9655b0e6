import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import type { Answer } from '../../../../lib/practice/failure.ts';
import type { AccessMutant } from './access-mutants.ts';
import type { RecordMutant } from './record-mutants.ts';

/** `silent`: nothing was made of the answer, which is never wrong. */
export interface Judged {
  kind: 'right' | 'silent' | 'another' | 'wrong';
  why: string;
}

const MINUTE = 60_000;
const right: Judged = { kind: 'right', why: '' };

/** Hold what was read of invites against what is true of them. */
export function judgeAccess(mutant: AccessMutant, answer: Answer<AccessAnswer>): Judged {
  const { isOfAnother, isWhole, truth } = mutant;
  const why = () => `${show(mutant.body)} read as ${show(answer)}`;
  if (!answer.ok || answer.value.kind === 'doesNotTell')
    return isWhole && !isOfAnother && truth.length > 0
      ? { kind: 'wrong', why: why() }
      : { kind: 'silent', why: '' };
  if (isOfAnother) return { kind: 'another', why: why() };
  if (answer.value.kind === 'emptyList') return truth.length === 0 ? right : { kind: 'wrong', why: why() };
  const isTrue = answer.value.lines.every((line, index) => {
    const { state, sent } = truth[index] ?? { state: 'none', sent: 0 };
    if (index === 0 && line.state.kind === 'unreadable') return false;
    const at = line.invite.sent;
    const timed = at === null || (at.earliest <= sent && sent <= at.latest + MINUTE);
    return timed && (line.state.kind === 'unreadable' || isState(line.state.kind, state, isWhole));
  });
  return isTrue && answer.value.lines.length === truth.length ? right : { kind: 'wrong', why: why() };
}

/** Where the time of the joining was taken away, an answer that says "revoked" no longer says which of the two it is. */
function isState(said: string, truth: string, isWhole: boolean): boolean {
  const ends = ['disabled', 'revokedBeforeActivation'];
  return said === truth || (!isWhole && ends.includes(said) && ends.includes(truth));
}

/** Hold what was read of a patient, appointment, provider or user against what is true of it. */
export function judgeOne(mutant: RecordMutant, answer: Answer<unknown>): Judged {
  const why = () => `${show(mutant.body)} read as ${show(answer)}`;
  if (!answer.ok) return mutant.isWhole ? { kind: 'wrong', why: why() } : { kind: 'silent', why: '' };
  if (mutant.isOfAnother) return { kind: 'another', why: why() };
  const isTrue = Object.entries(answer.value as object).every(
    ([name, value]) =>
      value === null ||
      value === undefined ||
      ['', 'notSaid'].includes(value) ||
      mutant.may[name]?.includes(value),
  );
  return isTrue ? right : { kind: 'wrong', why: why() };
}

/** A very deep value cannot be written out. */
function show(value: unknown): string {
  try {
    return JSON.stringify(value)?.slice(0, 600) ?? '';
  } catch {
    return '(too deep)';
  }
}
