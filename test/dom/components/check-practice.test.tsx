import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CheckPractice } from '../../../components/options/CheckPractice.tsx';
import css from '../../../components/options/options.css?inline';
import type { PageProps } from '../../../components/options/props.ts';
import type { CheckedPage, CheckStep, TakenWords } from '../../../lib/messages/check-view.ts';
import type { ConnectionView } from '../../../lib/messages/connection-view.ts';
import {
  refusedWordSentence,
  saidName,
  stepButton,
  WORDS_SAVED,
  WORDS_TITLE,
  wordedField,
} from '../../../lib/words/check-practice.ts';
import { expectAccessible, show } from './stage.tsx';
import { connectionView } from './views.ts';

const chart: CheckedPage = {
  ...{ kind: 'checked', means: 'asksFirst', outline: 'body' },
  lines: [
    { part: 'name', said: 'found' },
    { part: 'birthDate', said: 'otherwise' },
    { part: 'portal', said: 'notFound' },
  ],
};

function mount(change: Partial<ConnectionView> = {}, given: Partial<PageProps> = {}) {
  const props = {
    ...{ view: connectionView(change), about: { version: '0.1.0', browser: 'Chromium' } },
    onCopy: vi.fn(async () => true),
    onCheckPage: vi.fn(async (): Promise<CheckedPage> => chart),
    onChooseLabelWords: vi.fn(async (): Promise<TakenWords> => ({ ok: true })),
    isKnownWord: (word: string) => word === 'Phone',
    ...given,
  };
  // The part under test needs no more of the page than this.
  show(
    <div class="desk options">
      <main>
        <CheckPractice {...(props as unknown as PageProps)} />
      </main>
    </div>,
    css,
  );
  return props;
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('Check this practice', () => {
  test('shows each line with its word, what it means, and the report to copy', async () => {
    const { onCheckPage, onCopy } = mount();
    await expectAccessible();
    expect(page.getByText('Copy the report').elements()).toHaveLength(0);
    await userEvent.click(button(stepButton.chart));
    expect(onCheckPage).toHaveBeenCalledExactlyOnceWith('chart');
    await expect.element(page.getByText(/^Invite Desk asks DrChrono instead/)).toBeVisible();
    for (const said of ['found', 'notFound', 'otherwise'] as const)
      await expect.element(page.getByText(saidName[said], { exact: true })).toBeVisible();
    await expectAccessible();
    await userEvent.click(button('Copy the report'));
    await expect.element(page.getByText('Copied')).toBeVisible();
    expect(onCopy).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('birthDate: otherwise'));
  });

  test('says it is looking, takes no second press meanwhile, and marks the next step', async () => {
    const answer = Promise.withResolvers<CheckedPage>();
    const { onCheckPage } = mount({}, { onCheckPage: vi.fn((_: CheckStep) => answer.promise) });
    await expect.element(button(stepButton.chart)).toHaveClass('primary');
    await userEvent.click(button(stepButton.chart));
    await expect.element(page.getByText('Looking at the page…')).toBeVisible();
    await expect.element(button(stepButton.access)).toHaveAttribute('aria-disabled', 'true');
    button(stepButton.access)
      .element()
      .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(onCheckPage).toHaveBeenCalledOnce();
    answer.resolve(chart);
    await expect.element(button(stepButton.access)).toHaveClass('primary');
    await expect.element(button(stepButton.chart)).not.toHaveClass('primary');
  });

  test('says what to do where no page could be checked, and where the background does not answer', async () => {
    mount({}, { onCheckPage: vi.fn(async () => Promise.reject(new Error('gone'))) });
    await userEvent.click(button(stepButton.appointment));
    await expect.element(page.getByText(/did not answer|Wait a moment/)).toBeVisible();
  });
});

describe('words of the practice’s own', () => {
  test('are typed with commas, and what is refused says why', async () => {
    const taken: TakenWords[] = [{ ok: false, word: 'Phone', why: 'known' }, { ok: true }];
    const { onChooseLabelWords } = mount(
      { labelWords: { patient: ['Client'] } },
      { onChooseLabelWords: vi.fn(async (): Promise<TakenWords> => taken.shift() ?? { ok: true }) },
    );
    await userEvent.click(page.getByText(WORDS_TITLE));
    await expect.element(page.getByLabelText(wordedField.patient)).toHaveValue('Client');
    await userEvent.fill(page.getByLabelText(wordedField.birthDate), 'Phone, Came');
    await userEvent.click(button('Save the words'));
    expect(onChooseLabelWords).toHaveBeenLastCalledWith({
      ...{ patient: ['Client'], birthDate: ['Phone', ' Came'], chartId: [''], onpatient: [''] },
    });
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(refusedWordSentence({ ok: false, word: 'Phone', why: 'known' }));
    await expect.element(page.getByLabelText(wordedField.birthDate)).toHaveValue('Phone, Came');
    await expectAccessible();
    await userEvent.click(button('Save the words'));
    await expect.element(page.getByText(WORDS_SAVED)).toBeVisible();
    expect(page.getByRole('alert').elements()).toHaveLength(0);
  });

  test('that IT has set are shown and not changed, and those that are not used are named', async () => {
    mount({ labelWords: { onpatient: ['Portal access', 'Phone'] }, locked: ['labelWords'] });
    await userEvent.click(page.getByText(WORDS_TITLE));
    await expect.element(page.getByLabelText(wordedField.onpatient)).toBeDisabled();
    await expect.element(page.getByText('Set by your practice’s IT.')).toBeVisible();
    await expect.element(page.getByText(/^Not used, .*: Phone\.$/)).toBeVisible();
    expect(page.getByText('Save the words').elements()).toHaveLength(0);
    await expectAccessible();
  });
});
