import { useMemo, useState } from 'preact/hooks';
import type { BulkOffer, BulkPreview } from '../../lib/messages/bulk-view.ts';
import { warningWords } from '../../lib/words/eligibility.ts';

/**
 * What a person ticked: false for a patient who was taken out, and the warnings that were read where one was put in. With
 * other warnings than those, the patient is out again.
 */
type Ticks = ReadonlyMap<number, string | false>;

/** Who of a list a person wants in it. */
export interface Choice {
  /** In the order of the page: by visit, then by name. */
  possible: readonly BulkOffer[];
  chosen: readonly BulkOffer[];
  isOn(line: BulkOffer): boolean;
  tick(lines: readonly BulkOffer[], on: boolean): void;
}

export function useChoice(preview: BulkPreview | null): Choice {
  const [ticks, setTicks] = useState<Ticks>(new Map());
  const possible = useMemo(() => [...(preview?.lines ?? [])].sort(inOrder), [preview]);
  const isOn = (line: BulkOffer) => isTicked(line, ticks);
  return {
    ...{ possible, isOn, chosen: possible.filter(isOn) },
    tick: (lines, on) => setTicks((before) => new Map([...before, ...lines.map((line) => tickOf(line, on))])),
  };
}

/** Those who come first stand first; where there is no visit, the order is by name. */
export function inOrder(
  a: Pick<BulkOffer, 'visit' | 'name' | 'patientId'>,
  b: Pick<BulkOffer, 'visit' | 'name' | 'patientId'>,
): number {
  return (
    (a.visit ?? '~').localeCompare(b.visit ?? '~') ||
    (a.name ?? '~').localeCompare(b.name ?? '~') ||
    a.patientId - b.patientId
  );
}

function isTicked(line: BulkOffer, ticks: Ticks): boolean {
  const tick = ticks.get(line.patientId) ?? '';
  return tick === readOf(line);
}

function tickOf(line: BulkOffer, on: boolean): [number, string | false] {
  return [line.patientId, on && readOf(line)];
}

function readOf(line: BulkOffer): string {
  return line.warnings.map((warning) => warningWords(warning, line)).join();
}
