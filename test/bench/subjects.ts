import { START } from '../e2e/desk.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import {
  DESK,
  type DeskSubject,
  nameOf,
  openDeskSubject,
  openSubject,
  type Subject,
  WITHOUT,
} from './browsers.ts';
import { closeLater } from './opened.ts';
import { benchPage } from './pages.ts';

/** The browsers that are compared on pages: without an extension, with Invite Desk, with each of the others. */
export interface Subjects {
  all: Subject[];
  desk: DeskSubject;
}

/**
 * Start the sandbox practice with the bench's own pages beside its own. It asks every desk for consent, so that each of
 * several desks connects in the same way.
 */
export async function benchSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox({ now: START, pages: benchPage, settings: { alwaysConsent: true } });
  closeLater(sandbox.close);
  return sandbox;
}

export async function openSubjects(against: readonly string[]): Promise<Subjects> {
  const sandbox = await benchSandbox();
  const without = await openSubject(sandbox, WITHOUT, null);
  const desk = await openDeskSubject(sandbox);
  const others: Subject[] = [];
  for (const folder of against) {
    const name = nameOf(folder);
    // Its figures would be taken for ours, and nobody has connected it.
    if (name === DESK) throw new Error(`Another build of ${DESK} cannot stand beside this one: ${folder}`);
    others.push(await openSubject(sandbox, name, folder));
  }
  return { all: [without, desk, ...others], desk };
}

export function isDesk(subject: Subject): boolean {
  return subject.column === DESK;
}
