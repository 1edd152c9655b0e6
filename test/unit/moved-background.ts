import type { Input, MessageName, Output } from '../../lib/messages/contract.ts';

/** A question to the background, which the test answers or leaves without an answer. */
export interface Question {
  name: MessageName;
  input: unknown;
  answer(output: unknown): Promise<void>;
  fail(): Promise<void>;
}

/** Stand in for the background: every question waits until the test answers it. */
export function answeredByTest() {
  const questions: Question[] = [];
  const asked = (name: MessageName) => questions.filter((question) => question.name === name);
  return {
    asked,
    last(name: MessageName): Question {
      const question = asked(name).at(-1);
      if (!question) throw new Error(`${name} was not asked`);
      return question;
    },
    ask: <N extends MessageName>(name: N, input: Input<N>) =>
      new Promise<Output<N>>((resolve, reject) => {
        questions.push({
          ...{ name, input },
          answer(output) {
            resolve(output as Output<N>);
            return idleTurn();
          },
          fail() {
            reject(new Error('No answer'));
            return idleTurn();
          },
        });
      }),
  };
}

/** Let everything go on that an answer has set going. */
export function idleTurn(): Promise<void> {
  return new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}

/** A clock that the test moves, with the timers that wait for it. */
export function movedClock() {
  let now = 0;
  /** The computer's clock is so far ahead of the time that was counted: it slept, or the clock was set. */
  let ahead = 0;
  const timers: { at: number; callback: () => void }[] = [];
  return {
    timers,
    elapsed: () => now,
    now: () => ({ wall: now + ahead, counted: now }),
    setWall(by: number): void {
      ahead += by;
    },
    later: (milliseconds: number, callback: () => void) =>
      void timers.push({ at: now + milliseconds, callback }),
    pass(milliseconds: number): void {
      now += milliseconds;
      for (const timer of timers.splice(0)) {
        if (timer.at <= now) timer.callback();
        else timers.push(timer);
      }
    },
  };
}
