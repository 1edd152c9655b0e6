import { expect, test } from 'vitest';
import { wipe } from '../../../../lib/desk/store/wipe.ts';
import type { NotWiped } from '../../../../lib/messages/failure.ts';
import { fakeMark, fakeMemory, fakeSettings, fakeVault } from '../fake-services.ts';

/** A computer on which there is something everywhere. */
async function computer() {
  const [vault, memory, settings, mark] = [fakeVault(), fakeMemory(), fakeSettings(), fakeMark()];
  await vault.write('client-secret', 'secret');
  await memory.write('tokens', 'of a person');
  await settings.write('client-id', 'client');
  await settings.write('request-budget', 'stays');
  await mark.set();
  return { vault, memory, settings, mark };
}

type Computer = Awaited<ReturnType<typeof computer>>;

/** Say which places still hold what disconnecting wipes. */
function left({ vault, memory, settings, mark }: Computer): string[] {
  return [
    ...(vault.disk.size > 0 ? ['store'] : []),
    ...(memory.all.size > 0 ? ['memory'] : []),
    ...(settings.all.has('client-id') ? ['settings'] : []),
    ...(mark.isThere ? ['mark'] : []),
  ];
}

test('where nothing refuses, nothing is left but the settings that stay', async () => {
  const desk = await computer();
  expect(left(desk)).toEqual(['store', 'memory', 'settings', 'mark']);
  expect(await wipe(desk.vault, desk.memory, desk.settings, desk.mark)).toEqual([]);
  expect(left(desk)).toEqual([]);
  expect([...desk.settings.all.keys()]).toEqual(['request-budget']);
});

const no = () => Promise.reject(new Error('No.'));

test.each<[NotWiped[], string[], (desk: Computer) => void]>([
  [
    ['store'],
    ['store', 'mark'],
    ({ vault }) => {
      vault.refuses = 'cannotWrite';
    },
  ],
  [
    ['memory'],
    ['memory'],
    ({ memory }) => {
      memory.clear = no;
    },
  ],
  [
    ['settings'],
    ['settings'],
    ({ settings }) => {
      settings.remove = async () => false;
    },
  ],
  [
    ['settings'],
    ['mark'],
    ({ mark }) => {
      mark.clear = async () => false;
    },
  ],
  [
    ['store', 'memory', 'settings'],
    ['store', 'memory', 'settings', 'mark'],
    ({ vault, memory, settings }) => {
      vault.refuses = 'cannotOpen';
      memory.clear = no;
      settings.remove = async () => false;
    },
  ],
])('%j is told where %j is left, and the rest is wiped all the same', async (told, there, refuse) => {
  const desk = await computer();
  refuse(desk);
  expect(await wipe(desk.vault, desk.memory, desk.settings, desk.mark)).toEqual(told);
  expect(left(desk)).toEqual(there);
});
