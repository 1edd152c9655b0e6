import { describe, expect, test } from 'vitest';
import { patientsOfTabs } from '../../../../lib/desk/patient/patients-of-tabs.ts';
import { SESSION } from '../../../../lib/desk/store/stored-keys.ts';
import { MOST_TABS_KNOWN } from '../../../../lib/page-timing.ts';
import { fakeMemory } from '../fake-services.ts';

const MIRA = 4224;
const TIM = 4225;

describe('a tab', () => {
  test('that was never noted may show anybody', async () => {
    const mayShow = await patientsOfTabs(fakeMemory()).mayShow(MIRA);
    expect(mayShow(1)).toBe(true);
  });

  test('shows the patient of its last note, and nobody else', async () => {
    const tabs = patientsOfTabs(fakeMemory());
    await tabs.note(1, MIRA);
    expect((await tabs.mayShow(MIRA))(1)).toBe(true);
    expect((await tabs.mayShow(TIM))(1)).toBe(false);
    await tabs.note(1, TIM);
    expect((await tabs.mayShow(MIRA))(1)).toBe(false);
    expect((await tabs.mayShow(TIM))(1)).toBe(true);
  });

  test('whose page names nobody who is known shows nobody', async () => {
    const tabs = patientsOfTabs(fakeMemory());
    await tabs.note(1, null);
    expect((await tabs.mayShow(MIRA))(1)).toBe(false);
  });

  test('is known to the next worker as soon as the note is done', async () => {
    const memory = fakeMemory();
    const tabs = patientsOfTabs(memory);
    await Promise.all([tabs.note(1, MIRA), tabs.note(2, TIM)]);
    const mayShow = await patientsOfTabs(memory).mayShow(MIRA);
    expect([1, 2, 3].map(mayShow)).toEqual([true, false, true]);
  });

  test('that goes on showing the same is not stored again', async () => {
    const memory = fakeMemory();
    let writes = 0;
    const tabs = patientsOfTabs({
      ...memory,
      write(key, value) {
        writes += 1;
        return memory.write(key, value);
      },
    });
    for (let turn = 0; turn < 5; turn += 1) await tabs.note(1, MIRA);
    expect(writes).toBe(1);
  });
});

test('more tabs than are kept: the ones noted first may show anybody again', async () => {
  const tabs = patientsOfTabs(fakeMemory());
  for (let tab = 1; tab <= MOST_TABS_KNOWN + 1; tab += 1) await tabs.note(tab, TIM);
  const mayShow = await tabs.mayShow(MIRA);
  expect([1, 2, MOST_TABS_KNOWN + 1].map(mayShow)).toEqual([true, false, false]);
});

test.each([[{ 1: MIRA }], ['text'], [[[1, 'text']]], [null]])(
  'a foreign value counts as nothing: %j',
  async (foreign) => {
    const memory = fakeMemory();
    await memory.write(SESSION.patientsOfTabs, foreign);
    expect((await patientsOfTabs(memory).mayShow(MIRA))(1)).toBe(true);
  },
);
