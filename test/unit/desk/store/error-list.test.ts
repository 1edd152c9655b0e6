import { expect, test, vi } from 'vitest';
import { errorHandlers, tellError } from '../../../../lib/desk/store/error-handlers.ts';
import { errorList } from '../../../../lib/desk/store/error-list.ts';
import { SETTING } from '../../../../lib/desk/store/stored-keys.ts';
import { ERROR_KINDS, PAGE_CODES } from '../../../../lib/messages/noted-error.ts';
import { fakeSettings } from '../fake-services.ts';

const START = Date.UTC(2026, 8, 15, 14);

function opened() {
  const settings = fakeSettings();
  let now = START;
  const list = errorList(settings, () => {
    now += 1_000;
    return now;
  });
  return { settings, list };
}

test('the newest comes first, and the same again is one line that counts', async () => {
  const { list } = opened();
  await list.note({ place: 'background', code: 'resume', kind: 'TypeError' });
  await list.note({ place: 'popup', code: 'press', kind: 'Error' });
  await list.note({ place: 'background', code: 'resume', kind: 'TypeError' });
  expect(await list.view()).toEqual([
    { place: 'background', code: 'resume', kind: 'TypeError', at: START + 3_000, times: 2 },
    { place: 'popup', code: 'press', kind: 'Error', at: START + 2_000, times: 1 },
  ]);
});

test('fifty different ones are kept', async () => {
  const { list, settings } = opened();
  const errors = PAGE_CODES.flatMap((code) => ERROR_KINDS.map((kind) => ({ code, kind })));
  for (const error of errors) await list.note({ place: 'list', ...error });
  expect(errors.length).toBeGreaterThan(50);
  expect(await list.view()).toHaveLength(50);
  expect(await settings.read(SETTING.errors)).toHaveLength(50);
  expect((await list.view())[0]).toMatchObject(errors.at(-1) ?? {});
});

test('errors at once are all kept', async () => {
  const { list } = opened();
  await Promise.all(
    (['look', 'press', 'open'] as const).map((code) => list.note({ place: 'card', code, kind: 'Error' })),
  );
  expect(await list.view()).toHaveLength(3);
});

test('what does not fit, as of another release, is left out', async () => {
  const { list, settings } = opened();
  await settings.write(SETTING.errors, [
    { place: 'popup', code: 'Jenny Harris', kind: 'Error', at: 1, times: 1 },
    { place: 'popup', code: 'press', kind: 'Error', at: 1, times: 1, text: 'Jenny Harris' },
  ]);
  expect(await list.view()).toEqual([{ place: 'popup', code: 'press', kind: 'Error', at: 1, times: 1 }]);
  await settings.write(SETTING.errors, 'no list');
  expect(await list.view()).toEqual([]);
});

test('a disk that refuses makes no error of its own', async () => {
  const settings = { ...fakeSettings(), write: () => Promise.reject(new Error('disk')) };
  const list = errorList(settings, () => START);
  await list.note({ place: 'card', code: 'look', kind: 'Error' });
  expect(await list.view()).toEqual([]);
});

test('a page’s error and the background’s own are noted', async () => {
  const { list } = opened();
  const opening = Promise.resolve({ errors: list });
  const own = { kind: 'own' } as const;
  expect(await errorHandlers(opening).noteError({ place: 'popup', code: 'look', kind: 'Error' }, own)).toBe(
    null,
  );
  tellError(opening, 'viewConnection', 'TypeError');
  await vi.waitFor(async () =>
    expect((await list.view()).map(({ place, code }) => `${place} ${code}`)).toEqual([
      'background viewConnection',
      'popup look',
    ]),
  );
});

test('where the background does not begin, nothing is thrown', async () => {
  tellError(Promise.reject(new Error('closed')), 'viewConnection', 'TypeError');
  await new Promise((resolve) => setImmediate(resolve));
});
