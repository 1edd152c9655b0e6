import { beforeEach, describe, expect, test, vi } from 'vitest';
import { checkHandlers } from '../../../../lib/desk/patient/check-handlers.ts';
import { checkPage } from '../../../../lib/desk/patient/check-page.ts';
import { overlaysWithWords } from '../../../../lib/desk/patient/overlays-with-words.ts';
import type { PageReading } from '../../../../lib/ehr/page/reading.ts';
import { nothingOn } from '../../../../lib/ehr/page/reading-results.ts';
import type { CheckedPage, CheckStep } from '../../../../lib/messages/check-view.ts';
import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import { freshBrowser } from '../fake-browser.ts';
import {
  fakeServices,
  idle,
  mira,
  miraAddress,
  miraChart,
  NOW,
  newLocks,
  pendingSince,
} from '../fake-services.ts';

vi.mock(
  '../../../../lib/platform/browser-ports.ts',
  async () => (await import('../fake-browser.ts')).fakePorts,
);

beforeEach(newLocks);

const found = <T>(value: T) => ({ kind: 'found', value }) as const;
const listed = (): AccessAnswer => ({ kind: 'lines', lines: [pendingSince(NOW)] });

async function checked(
  step: CheckStep,
  change: Partial<PageReading> = {},
  access: Parameters<typeof fakeServices>[0] = listed,
) {
  const { services } = await fakeServices(access);
  const reading = { ...miraChart, ...change };
  const result = await checkPage(services, step, reading.page, reading);
  if (result.kind !== 'lines') return result.kind;
  return [
    result.means,
    ...result.lines.map(({ part, said, why }) => `${part} ${said}${why ? ` ${why}` : ''}`),
  ];
}

describe('the lines of a chart', () => {
  test('say what of the record is found, and what DrChrono answers', async () => {
    expect(await checked('chart', { header: found('notEnabled') })).toEqual([
      ...['oneClick', 'name found', 'birthDate found', 'chartId notFound', 'portal found'],
      ...['record found', 'answer found'],
    ]);
  });
  test('say what the page says otherwise, and that nothing is sent then', async () => {
    const lines = await checked('chart', { birthDate: found('1980-02-12') });
    expect(lines).toContain('birthDate otherwise');
    expect(lines[0]).toBe('nothing');
    expect(await checked('chart', { name: { kind: 'ambiguous', reason: 'twoValues' } })).toContain(
      'name otherwise twoValues',
    );
  });
  test('say what cannot be read, and what an answer leaves out', async () => {
    const lines = await checked(
      'chart',
      { birthDate: { kind: 'ambiguous', reason: 'unreadable' } },
      () => ({ kind: 'doesNotTell', shape: '{id:number}' }) as const,
    );
    expect(lines).toEqual(
      expect.arrayContaining(['asksFirst', 'birthDate notFound unreadable', 'answer notFound']),
    );
  });
  test('are none while the page is loading', async () => {
    expect(await checked('chart', { name: { kind: 'ambiguous', reason: 'stillLoading' } })).toBe('loading');
  });
  test('are none where the page has moved on', async () => {
    const { services } = await fakeServices(listed);
    const other = { kind: 'chart', patientId: 4225 } as const;
    expect(await checkPage(services, 'chart', other, miraChart)).toMatchObject({ kind: 'failed' });
  });
});

test('the lines of OnPatient Access hold heading and header together', async () => {
  const history = found([]);
  expect(
    await checked('access', { header: found('notEnabled'), accessHeading: found('notEnabled'), history }),
  ).toEqual(expect.arrayContaining(['heading found', 'history found']));
  expect(
    await checked('access', { header: found('enabled'), accessHeading: found('notEnabled'), history }),
  ).toContain('heading otherwise');
  expect(await checked('access', { history: { kind: 'ambiguous', reason: 'unreadable' } })).toEqual(
    expect.arrayContaining(['heading notFound', 'history notFound unreadable']),
  );
});

describe('the lines of an appointment', () => {
  const calendar = { kind: 'calendar' } as const;
  const inWindow: Partial<PageReading> = {
    ...{ page: calendar, subject: 'appointmentWindow', linkedPatientId: found(4224) },
    lines: [{ text: 'Mira Quillfeather - 02/11/1980', block: 0, as: 'name' }],
  };
  test('say that a window is there, and whose it is', async () => {
    expect(await checked('appointment', inWindow)).toEqual([
      ...['oneClick', 'window found', 'name found', 'birthDate found', 'patient found'],
    ]);
  });
  test('say that none is recognised', async () => {
    expect(await checked('appointment', nothingOn(calendar))).toEqual([
      ...['noWindow', 'window notFound', 'name notFound', 'birthDate notFound', 'patient notFound'],
    ]);
  });
  test('say that two windows are open', async () => {
    const doubt = { kind: 'ambiguous', reason: 'twoWindows' } as const;
    const two = { name: doubt, birthDate: doubt, linkedPatientId: doubt, lines: [] };
    expect(await checked('appointment', { ...inWindow, ...two })).toEqual([
      ...['nothing', 'window otherwise twoWindows', 'name otherwise twoWindows'],
      ...['birthDate otherwise twoWindows', 'patient notFound'],
    ]);
  });
});

describe('the settings page', () => {
  async function desk() {
    const { services } = await fakeServices(listed);
    const browser = freshBrowser();
    const tabs: number[] = [];
    const open = (tabId: number, address: string) => {
      browser.tabs.set(tabId, address);
      tabs.push(tabId);
    };
    const needs = {
      patients: services,
      hosts: { accepts: async () => false },
      changed: async () => undefined,
    };
    const handlers = checkHandlers(Promise.resolve(needs), async () => tabs);
    const check = (step: CheckStep): Promise<CheckedPage> =>
      handlers.checkPage({ step }, { kind: 'own' }) as Promise<CheckedPage>;
    return { services, browser, open, check, handlers };
  }

  test('checks the page that was looked at last, at a host of the practice', async () => {
    const { browser, open, check } = await desk();
    expect(await check('chart')).toEqual({ kind: 'noTab' });
    open(5, 'https://elsewhere.drchrono.com/patients/4224/');
    expect(await check('chart')).toEqual({ kind: 'noTab' });
    open(7, miraAddress);
    expect(await check('appointment')).toEqual({ kind: 'otherPage', open: 'chart' });
    expect(await check('chart')).toEqual({ kind: 'silent' });
    browser.overlay = (tabId) =>
      tabId === 7 ? { reading: miraChart, age: 0, documentAge: 0, sight: null } : null;
    browser.outlines.set(7, 'body');
    const result = await check('chart');
    expect(result).toMatchObject({ kind: 'checked', means: 'oneClick', outline: 'body' });
    // No word of the page and no value of the record is in the answer.
    for (const value of [mira.firstName, mira.lastName, mira.email, mira.birthDate, String(mira.id)])
      expect(JSON.stringify(result)).not.toContain(value);
  });

  test('keeps words that may be, brings them to the open pages, and refuses all others', async () => {
    const { services, browser, open, handlers } = await desk();
    open(7, miraAddress);
    open(8, 'https://app.drchrono.com/dashboard');
    const choose = (words: object) => handlers.chooseLabelWords({ words }, { kind: 'own' });
    expect(await choose({ patient: ['Client'] })).toEqual({ ok: true, value: null });
    expect(await services.facts.labelWords()).toEqual({ patient: ['Client'] });
    expect(browser.did).toContain('overlay 7 {"patient":["Client"]}');
    expect(browser.did.join()).not.toContain('overlay 8');
    expect(await choose({ patient: ['.*'] })).toMatchObject({ ok: false });
    expect(await choose({ patient: ['Emergency contact'] })).toMatchObject({ ok: false });
    expect(await services.facts.labelWords()).toEqual({ patient: ['Client'] });
    const { locked } = services.facts;
    services.facts.locked = async () => ['labelWords'];
    expect(await choose({ patient: ['Member'] })).toMatchObject({ ok: false });
    services.facts.locked = locked;
    expect(await choose({})).toMatchObject({ ok: true });
    expect(await services.facts.labelWords()).toEqual({});
  });
});

test('an overlay comes at once, and once more where the words are not those that were known', async () => {
  const browser = freshBrowser();
  let words = {};
  const bring = overlaysWithWords(async () => words);
  await bring(7);
  await idle();
  expect(browser.did).toEqual(['overlay 7']);
  words = { onpatient: ['Portal access'] };
  await bring(7);
  await idle();
  expect(browser.did.slice(1)).toEqual(['overlay 7', 'overlay 7 {"onpatient":["Portal access"]}']);
  await bring(9);
  await idle();
  expect(browser.did.slice(3)).toEqual(['overlay 9 {"onpatient":["Portal access"]}']);
});
