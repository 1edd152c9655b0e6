import { expect, onTestFinished, test, vi } from 'vitest';
import { onceOurs } from '../../../lib/ehr/page/once-ours.ts';

/** A page whose address is ours to choose: the browser lets no test stand at the EHR's. */
function pageAt(address: string) {
  const navigation = new EventTarget();
  const location = { href: address };
  const page = { location, defaultView: { navigation } } as unknown as Document;
  const goes = (next: string) => {
    location.href = next;
    navigation.dispatchEvent(new Event('currententrychange'));
  };
  return { page, goes };
}

const ours = 'https://app.drchrono.com/patients/4224/';
const others = 'https://app.drchrono.com/messages/';

function watching(address: string) {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const callback = vi.fn();
  const { page, goes } = pageAt(address);
  onceOurs(page, ending.signal, callback);
  return { ending, callback, goes };
}

test('a page of ours is told at once, and only once', () => {
  const { callback, goes } = watching(ours);
  expect(callback).toHaveBeenCalledTimes(1);
  goes('https://app.drchrono.com/patients/4225/');
  expect(callback).toHaveBeenCalledTimes(1);
});

test('another page is told when it becomes ours', () => {
  const { callback, goes } = watching(others);
  expect(callback).not.toHaveBeenCalled();
  goes('https://app.drchrono.com/tasks/');
  expect(callback).not.toHaveBeenCalled();
  goes(ours);
  goes(ours);
  expect(callback).toHaveBeenCalledTimes(1);
});

test('nothing is told once the signal has ended', () => {
  const { callback, ending, goes } = watching(others);
  ending.abort();
  goes(ours);
  expect(callback).not.toHaveBeenCalled();
});
