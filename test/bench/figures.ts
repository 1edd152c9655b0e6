import { median, medianDeviation } from './statistics.ts';

/** One figure of the table: what is measured, and what Invite Desk is to keep. */
export interface Figure {
  name: string;
  unit: 'ms' | 'kB' | 'B' | 'count';
  /** Invite Desk may take so much at most; null where the figure only explains another. */
  target: number | null;
}

/** One measured value of one column. */
export interface Sample {
  row: string;
  figure: string;
  column: string;
  value: number;
}

/** What a row of the bench does: it measures its figures and notes each value. */
export interface Row {
  name: string;
  figures: Figure[];
  measure(bench: Bench, note: (figure: string, column: string, value: number) => void): Promise<void>;
}

/** What all rows are told. */
export interface Bench {
  runs: number;
  /** Folders of other unpacked extensions. */
  against: readonly string[];
  say(line: string): void;
}

/** One figure with all its columns, each with the median of its runs, their median deviation and the runs themselves. */
export interface Result extends Figure {
  row: string;
  columns: Record<string, { median: number; deviation: number; runs: number[] }>;
}

export function resultsOf(rows: readonly Row[], samples: readonly Sample[]): Result[] {
  return rows.flatMap((row) =>
    row.figures.map((figure) => {
      const own = samples.filter((sample) => sample.row === row.name && sample.figure === figure.name);
      const columns = [...Map.groupBy(own, ({ column }) => column)].map(([column, group]) => {
        const runs = group.map(({ value }) => value);
        return [column, { median: median(runs), deviation: medianDeviation(runs), runs }] as const;
      });
      return { ...figure, row: row.name, columns: Object.fromEntries(columns) };
    }),
  );
}

/** Write the results as a table in Markdown. `judged` is the column to which the targets apply. */
export function tableOf(results: readonly Result[], judged: string): string {
  const columns = [...new Set(results.flatMap((result) => Object.keys(result.columns)))];
  const head = ['row', 'figure', ...columns, 'target', 'met'];
  const lines = results.map((result) => {
    const told = columns.map((column) => cell(result, column));
    const target = result.target === null ? '' : `≤ ${digits(result.target)}${unitWord(result.unit)}`;
    return [result.row, result.name, ...told, target, verdict(result, judged)];
  });
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function cell({ columns, unit }: Result, column: string): string {
  const found = columns[column];
  if (!found) return '';
  const spread = found.runs.length > 1 ? ` ±${digits(found.deviation)}` : '';
  return `${digits(found.median)}${spread}${unitWord(unit)}`;
}

function verdict({ columns, target }: Result, judged: string): string {
  const found = columns[judged];
  if (target === null || !found) return '';
  return found.median <= target ? 'yes' : '**no**';
}

function digits(value: number): string {
  return value >= 100 || Number.isInteger(value) ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}

function unitWord(unit: Figure['unit']): string {
  return unit === 'count' ? '' : ` ${unit}`;
}
