import { useRef, useState } from 'preact/hooks';
import { statusAt } from '../../lib/invites/status-at.ts';
import type { DayRow } from '../../lib/messages/day-view.ts';
import type { Action } from '../../lib/messages/offer.ts';
import type { WorklistRow } from '../../lib/messages/worklist-view.ts';
import { failureWords } from '../../lib/words/failures.ts';
import * as words from '../../lib/words/popup.ts';
import { statusWord, type When } from '../../lib/words/status.ts';
import { progressSentence } from '../shared/Progress.tsx';
import type { Speech } from '../shared/Spoken.tsx';
import { useAtChange } from '../shared/use-at-change.ts';
import type { ListBelow } from './list-below.ts';
import type { PopupProps } from './props.ts';

type ActedRow = WorklistRow | DayRow;

/** The last press on a row, and what was said of the patient before it. */
interface Press {
  patientId: number;
  action: Action;
  row: ActedRow | null;
  sentence: string;
}

/**
 * What the popup says to a screen reader: what came of the last press, who is on the tab, and what a search finds. What
 * changes in other rows is not told.
 */
export function useSpeeches(props: PopupProps, list: ListBelow | null, query: string, when: When) {
  const { view, tab, notice, onAct, onLookAtTab } = props;
  const [press, setPress] = useState<Press | null>(null);
  const looks = useRef(0);
  const isAnswered = view !== null && list !== null && view.query === query;
  const speeches: readonly Speech[] = [
    [notice ? failureWords(notice.failure, when.zone).happened : '', notice],
    [press ? cameOf(press, props, when) : '', press],
    useAtChange(tabSentence(props, when), tabKey(tab, looks.current)),
    useAtChange(
      list && query !== '' ? words.countSentence(list.found, list.all) : '',
      isAnswered ? query : '',
    ),
    useAtChange(
      view?.connection.kind === 'connected' ? words.CONNECTED : '',
      view?.connection.kind ?? 'connected',
    ),
  ];
  return {
    speeches,
    onAct: ((patientId, action, accepted) => {
      const row = rowOf(props, patientId);
      setPress({ patientId, action, row, sentence: sentenceOf(row, when) });
      onAct(patientId, action, accepted);
    }) satisfies PopupProps['onAct'],
    onLookAtTab() {
      looks.current += 1;
      onLookAtTab();
    },
  };
}

function cameOf({ patientId, action, row: before, sentence }: Press, props: PopupProps, when: When): string {
  const row = rowOf(props, patientId);
  if (row === null) return '';
  const name = row.name ?? words.namelessPatient(row.idEnding);
  const now = sentenceOf(row, when);
  if (now !== '' && now !== sentence) return `${name}: ${now}`;
  const isLooked = action === 'check' && row !== before;
  return isLooked ? `${name}: ${statusWord(statusAt(row.status, when.now))}.` : '';
}

function sentenceOf(row: ActedRow | null, when: When): string {
  return row?.operation ? progressSentence(row.operation, when) : '';
}

function rowOf({ tab, view, day }: PopupProps, patientId: number): ActedRow | null {
  const rows: readonly ActedRow[] = [
    ...(tab?.kind === 'found' ? [tab.row] : []),
    ...(view?.rows ?? []),
    ...(day === null || day === 'lost' ? [] : day.rows),
  ];
  return rows.find((row) => row.patientId === patientId) ?? null;
}

function tabKey(tab: PopupProps['tab'], looks: number): string {
  if (tab === null) return '';
  return tab.kind === 'found' ? `${tab.row.patientId}` : `${tab.kind} ${looks}`;
}

function tabSentence({ tab, view }: PopupProps, when: When): string {
  switch (tab?.kind) {
    case 'found':
      return `${tab.row.name ?? words.namelessPatient(tab.row.idEnding)}: ${statusWord(statusAt(tab.row.status, when.now))}.`;
    case 'notLooked':
      return words.NOT_LOOKED;
    case 'failed':
      // Without a connection the popup says so once, above.
      return view?.connection.kind === 'connected' ? failureWords(tab.failure, when.zone).happened : '';
    default:
      return '';
  }
}
