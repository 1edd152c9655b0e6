import { expect, test } from 'vitest';
import type { BulkPageProps } from '../../../components/bulk/props.ts';
import { listPage } from '../../../entrypoints/bulk/list-page.ts';

const timeout = { kind: 'timeout' };
const offline = { ok: false, failure: { kind: 'offline' } };

/** A page of a list over a background that answers with these, and the names of what it was asked. */
function opened(answers: Record<string, unknown>) {
  let shown: Partial<BulkPageProps> = { failure: null, isForNew: true };
  const asked: string[] = [];
  const page = listPage({
    ask: async (name) => {
      asked.push(name);
      if (!(name in answers)) throw new Error(`No answer to ${name}`);
      return answers[name] as never;
    },
    of: { of: 'expired' },
    show: (change) => {
      shown = { ...shown, ...change };
    },
    look: async () => void asked.push('look'),
  });
  return { page, asked, shown: () => shown };
}

test('an answer to a question of a line that is not carried out says why', async () => {
  const { page, shown } = opened({ actOnPatient: offline });
  await page.onAnswer(4224, 'retry');
  expect(shown().failure).toEqual({ kind: 'offline' });
});

test('a list that is not begun says why, and shows who is left out by now', async () => {
  const after = { lines: [], leftOut: [{ patientId: 4224 }] };
  const { page, shown, asked } = opened({ startBulk: offline, previewBulk: after });
  await page.onStart([{ patientId: 4224, action: 'send', seenInvite: null }]);
  expect(shown()).toEqual({ failure: { kind: 'offline' }, isForNew: true, preview: after });
  expect(asked).toEqual(['startBulk', 'previewBulk', 'look']);
});

test('a list that is begun is shown', async () => {
  const { page, shown, asked } = opened({ startBulk: { ok: true, value: null } });
  await page.onStart([{ patientId: 4224, action: 'send', seenInvite: null }]);
  expect(shown()).toEqual({ failure: null, isForNew: false });
  expect(asked).toEqual(['startBulk', 'look']);
});

test('that no answer came is said until one comes', async () => {
  const { page, shown, asked } = opened({ previewBulk: 'preview' });
  page.lost();
  expect(shown().failure).toEqual(timeout);
  page.seen(null);
  expect(shown().failure).toBeNull();
  expect(asked, 'what was missed meanwhile').toEqual(['previewBulk']);
});

test('why a press was refused stays, however often the list is read', async () => {
  const { page, shown } = opened({ actOnPatient: offline });
  page.lost();
  await page.onAnswer(4224, 'retry');
  page.seen(null);
  expect(shown().failure).toEqual({ kind: 'offline' });
});
