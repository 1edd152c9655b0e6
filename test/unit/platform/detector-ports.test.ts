import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askForOverlay } from '../../../lib/platform/detector-ports.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A background that answers the questions of a detector one after the other; an error is a question that was lost. */
function background(...answers: (boolean | null | undefined | Error)[]) {
  const sendMessage = vi.fn(async (_message: unknown) => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  vi.stubGlobal('chrome', { runtime: { id: 'x', sendMessage } });
  return sendMessage;
}

const lost = () => new Error('The message port closed before a response was received.');

test('the overlay is asked for once where it came', async () => {
  const sendMessage = background(true);
  await askForOverlay();
  await vi.runAllTimersAsync();
  expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ name: 'pageRecognised', input: null });
});

test.each([
  ['was lost', lost()],
  ['came to nothing', false],
])('a question that %s is asked again', async (_, first) => {
  const sendMessage = background(first, true);
  const asked = askForOverlay();
  await vi.runAllTimersAsync();
  await asked;
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

test('is not asked for without end', async () => {
  const sendMessage = background(lost(), lost(), lost(), true);
  const asked = askForOverlay();
  await vi.runAllTimersAsync();
  await asked;
  expect(sendMessage).toHaveBeenCalledTimes(3);
});

test.each([null, undefined])(
  'an answer of %s, as at a host that is not the practice’s, is no loss',
  async (answer) => {
    const sendMessage = background(answer, true);
    await askForOverlay();
    await vi.runAllTimersAsync();
    expect(sendMessage).toHaveBeenCalledTimes(1);
  },
);

test('where the extension was updated under the page, nothing is asked', async () => {
  const sendMessage = background(true);
  vi.stubGlobal('chrome', { runtime: { sendMessage } });
  await askForOverlay();
  expect(sendMessage).not.toHaveBeenCalled();
});
