import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { doorOf } from '../e2e/put-back.ts';
import { person } from '../sandbox/person.ts';
import type { DeskSubject } from './browsers.ts';
import type { Filling } from './fill-stores.ts';

const ENTRY = fileURLToPath(new URL('fill-stores.ts', import.meta.url));
/** No patient of the sandbox has such an id. */
const FROM = 700_001;

/** Let a connected desk have sent invites to so many patients; the practice has their charts. */
export async function stock(desk: DeskSubject, patients: number): Promise<void> {
  const { practice } = desk.sandbox;
  for (let id = FROM; id < FROM + patients; id += 1)
    practice.roster.add(person(id, 'Ada', `Example${id}`, { email: `p${id}@example.com` }));
  const door = await doorOf(desk);
  const filling: Filling = { patients, now: practice.clock.now(), from: FROM };
  await door.evaluate(
    `(async () => { ${await script()}; await stores.fillStores(${JSON.stringify(filling)}); })()`,
  );
}

let built: Promise<string> | null = null;

/** `fill-stores.ts` with all that it takes of the product, as one script. */
function script(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  const output = await build({
    ...{ configFile: false, logLevel: 'warn' as const },
    build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['iife'], name: 'stores' } },
  });
  const [first] = Array.isArray(output) ? output : [];
  const code = first?.output[0].code;
  if (code === undefined) throw new Error('The script that fills the stores was not built');
  return code;
}
