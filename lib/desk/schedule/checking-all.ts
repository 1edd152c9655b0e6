import type { DayAsk } from '../../messages/day-view.ts';
import { type NamedMemory, SESSION } from '../store/stored-keys.ts';

/** A person pressed "Check all now" for this part of a day, at `since` (epoch ms, corrected clock). */
export interface CheckingAll extends Pick<DayAsk, 'providerId' | 'officeId'> {
  date: string;
  since: number;
}

// It outlives the worker, and whoever wakes up next goes on. Only this module writes it, so it has the shape that was
// written.

export async function checkingAll(memory: NamedMemory): Promise<CheckingAll | null> {
  return ((await memory.read(SESSION.checkingAll)) as CheckingAll | undefined) ?? null;
}

/** The press before counts no more. */
export function beginCheckingAll(memory: NamedMemory, all: CheckingAll): Promise<void> {
  return memory.write(SESSION.checkingAll, all);
}

export function forgetCheckingAll(memory: NamedMemory): Promise<void> {
  return memory.remove([SESSION.checkingAll]);
}
