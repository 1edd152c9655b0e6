import { useMemo } from 'preact/hooks';
import type { BulkLeftOut } from '../../lib/messages/bulk-view.ts';
import * as words from '../../lib/words/bulk.ts';
import { leftOutWords } from '../../lib/words/left-out.ts';
import { OPEN_CHART } from '../../lib/words/shared.ts';
import { visitTime } from '../../lib/words/time.ts';
import { Lines } from './Lines.tsx';
import { About } from './Person.tsx';
import { inOrder } from './use-choice.ts';

interface Props {
  lines: readonly BulkLeftOut[];
  onOpenChart: (patientId: number) => void;
}

/** Show who is left out of a list, and why. */
export function LeftOutLines({ lines, onOpenChart }: Props) {
  const rows = useMemo(() => [...lines].sort(inOrder), [lines]);
  return (
    <section class="sheet">
      <h2>{words.leftOutTitle(lines.length)}</h2>
      <Lines
        rows={rows}
        draw={(line, placed) => (
          <li key={line.patientId} class="line" {...placed}>
            <About person={line} fact={factOf(line)} />
            <button type="button" class="button plain" onClick={() => onOpenChart(line.patientId)}>
              {OPEN_CHART}
            </button>
          </li>
        )}
      />
    </section>
  );
}

function factOf(line: BulkLeftOut): string {
  const why = leftOutWords(line.why, line);
  return line.visit === null ? why : `${visitTime(line.visit, true)} · ${why}`;
}
