import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import { ALL_RISKS } from '../all-risks.ts';
import { recordClaim } from '../claims.ts';
import { allPeople } from '../sandbox/patients.ts';
import { A_THIRD, partOf, third } from '../third.ts';
import { answerTo, contentWorld } from './content-world.ts';
import { countedIn } from './counted.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import { windowAttacks } from './panel-attacks-in-window.ts';
import {
  type Attack,
  addressOf,
  drawn,
  duringTheWrite,
  OTHER,
  PATIENT,
  pathOf,
  pressMeanwhile,
  says,
  sitAtChart,
  TYPED,
  typedNow,
} from './panel-seat.ts';
import { test } from './same-computer.ts';
import type { SidePanel } from './side-panel.ts';

// The panel stands open at a patient, an address is typed and not saved yet, and the page of the EHR does what it can.
// Records and mailbox of the practice are the judges: nothing but what was typed, and to nobody but this patient.

/** The page's own words name another patient now. */
const nameAnother = (page: Page) =>
  page.evaluate(
    ([is, becomes]) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        for (const [nth, word] of is.entries())
          if (word && node.nodeValue?.includes(word))
            node.nodeValue = node.nodeValue.replaceAll(word, becomes[nth] ?? '');
      }
      document.title = becomes.join(' ');
    },
    [
      [PATIENT.firstName, PATIENT.lastName, PATIENT.chartId],
      [OTHER.firstName, OTHER.lastName, OTHER.chartId],
    ] as const,
  );

/** Go to and fro between the two charts, as in-app links do, and end at one of them. */
const flicker = (page: Page, times: number, pause: number, end: { id: number }) =>
  page.evaluate(
    ([own, other, last, turns, wait]) =>
      new Promise<void>((done) => {
        let turn = 0;
        const go = (): void => {
          history.pushState(null, '', turn % 2 === 0 ? other : own);
          turn += 1;
          if (turn < turns && wait > 0) setTimeout(go, wait);
          else if (turn < turns) go();
          else {
            history.pushState(null, '', last);
            done();
          }
        };
        go();
      }),
    [pathOf(PATIENT), pathOf(OTHER), pathOf(end), times, pause] as const,
  );

/** The other patient stands in the panel, and nothing of what was typed. */
async function expectOther(panel: SidePanel): Promise<void> {
  await says(panel).toContain('Linnea Crossfell');
  expect(await drawn(panel)).not.toMatch(/haspeldale/i);
  expect(await panel.text()).not.toContain('Save and send');
}

const leaves: Attack[] = (['before', 'after'] as const).flatMap((when) => [
  {
    name: `leaves for the other chart just ${when} the write`,
    async attack({ desk, page, panel }) {
      duringTheWrite(desk, when, () =>
        page.evaluate((address) => void location.assign(address), addressOf(OTHER)),
      );
      await panel.press('Save and send');
      await expect(page).toHaveURL(addressOf(OTHER));
      await expectOther(panel);
    },
    ends: 'saved',
  },
  {
    name: `is closed just ${when} the write`,
    async attack({ desk, page, panel }) {
      duringTheWrite(desk, when, () => page.close());
      await panel.press('Save and send');
      await expect.poll(() => page.isClosed()).toBe(true);
    },
    ends: 'saved',
  },
]);

/** A field of the page takes the focus back as often as it can. */
const stealFocus: Attack = {
  name: 'pulls the focus to a field of its own all the time',
  async attack({ page, panel }) {
    await page.evaluate(() => {
      const [thief, robbed] = [document.createElement('input'), document.createElement('iframe')];
      [thief.id, robbed.id, robbed.srcdoc] = ['thief', 'robbed', '<input>'];
      document.body.prepend(thief, robbed);
      const pull = () => {
        window.focus();
        thief.focus();
        setTimeout(pull, 5);
      };
      pull();
    });
    // The control: out of a frame of the page it gets the focus.
    await page.locator('#robbed').contentFrame().locator('input').focus();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('thief');
    await panel.evaluate(`document.querySelector('#field-email').select()`);
    for (const letter of TYPED) await panel.write(letter);
    await expect.poll(() => typedNow(panel)).toBe(TYPED);
    expect(await page.locator('#thief').inputValue()).toBe('');
  },
  ends: 'saved',
};

/** Everything that the panel and the card may ask about the panel, with tokens made up and those that are good. */
const sendMessages: Attack = {
  name: 'has the content script’s world and sends every message of the panel',
  async attack({ desk, page, panel }) {
    const inPanel = async (name: string, input: unknown) =>
      (await panel.evaluate(answerTo(name, input))) as { view: { token: string } } | null;
    const windowId = Number(await panel.evaluate('chrome.windows.getCurrent().then(({ id }) => id)'));
    const card = page.frames().find((frame) => frame.url().includes('/card.html'));
    const source = await overlayOf(page).host.locator('iframe').getAttribute('src');
    const frameToken = new URL(source ?? '').hash.slice(1);
    const inCard = (await card?.evaluate(answerTo('viewCard', { frameToken, check: false }))) as {
      token: string;
    } | null;
    const content = await contentWorld(page, desk.extension);
    const real = (await inPanel('viewPanel', { page: 'page-1', windowId, look: false, patientId: null }))
      ?.view.token;
    // The control: whoever may ask is answered.
    expect([typeof real, typeof inCard?.token]).toEqual(['string', 'string']);
    for (const token of ['forged', real, inCard?.token]) {
      const typed = { email: 'somebody.else@example.org' };
      const save = { token, typed, seen: { email: null }, then: 'send', risksRead: ALL_RISKS };
      const press = { heldFor: 60, toldAt: 1e15, watched: true };
      const messages = Object.entries({
        viewPanel: { page: 'page-1', windowId, look: true, patientId: null },
        actInPanel: { token, action: 'send', risksRead: ALL_RISKS },
        saveIdentifiers: save,
        putSaveAway: { token },
        openPanel: { frameToken, viewToken: token, field: 'email', press },
      });
      for (const [name, input] of messages) expect(await content(answerTo(name, input)), name).toBeNull();
    }
  },
  ends: 'saved',
};

const framePanel: Attack = {
  name: 'frames the panel’s page, and the one of the day in a tab',
  async attack({ desk, page }) {
    for (const file of ['panel', 'desk']) {
      await page.evaluate(
        ([src, id]) => document.body.append(Object.assign(document.createElement('iframe'), { id, src })),
        [`chrome-extension://${desk.extension}/${file}.html`, `framed-${file}`],
      );
      const framed = page.locator(`#framed-${file}`).contentFrame();
      await expect(framed.locator('body')).toBeAttached();
      expect(await framed.locator('#app, #field-email, .panel, .day').count()).toBe(0);
    }
  },
  ends: 'saved',
};

const attacks: Attack[] = [
  { name: 'does nothing', attack: async () => undefined, ends: 'saved' },
  {
    name: 'writes another patient into its header',
    async attack({ page, panel }) {
      await nameAnother(page);
      await expect(page.getByText(String(OTHER.lastName)).first()).toBeAttached();
      expect(await panel.text()).toContain('Corwin Haspeldale');
    },
    ends: 'saved',
  },
  {
    name: 'goes to another chart and back within one task',
    attack: ({ page }) => flicker(page, 41, 0, PATIENT),
    ends: 'either',
  },
  {
    name: 'goes to and fro while the person presses, and ends at the patient',
    attack: ({ page, panel }) => pressMeanwhile(panel, flicker(page, 61, 40, PATIENT)),
    ends: 'either',
  },
  {
    name: 'goes to and fro while the person presses, and ends at the other',
    async attack({ page, panel }) {
      await pressMeanwhile(panel, flicker(page, 61, 40, OTHER));
      await says(panel).toContain('Linnea Crossfell');
      expect(await typedNow(panel)).not.toBe(TYPED);
    },
    ends: 'either',
  },
  {
    name: 'goes to the other chart',
    async attack({ page, panel }) {
      await flicker(page, 1, 0, OTHER);
      await pressMeanwhile(panel, expectOther(panel));
      await expectOther(panel);
    },
    ends: 'untouched',
  },
  {
    name: 'covers itself and floods itself with 60,000 nodes that change',
    async attack({ page }) {
      await page.evaluate(() => {
        const cover = document.createElement('div');
        cover.style.cssText =
          'position: fixed; inset: 0; z-index: 2147483647; background: #fff; overflow: auto';
        document.body.append(cover);
        for (let nth = 0; nth < 60_000; nth += 1) {
          const node = document.createElement('i');
          node.textContent = `Linnea Crossfell ${nth}`;
          cover.append(node);
        }
        let turn = 0;
        const change = () => {
          turn += 1;
          for (let nth = 0; nth < 200; nth += 1) {
            const node = cover.children[(turn * 200 + nth) % 60_000];
            if (node) node.textContent = `Linnea Crossfell ${turn}`;
          }
          requestAnimationFrame(change);
        };
        change();
      });
    },
    ends: 'saved',
  },
  ...leaves,
  ...[stealFocus, sendMessages, framePanel],
  ...windowAttacks,
];

/** What came of each attack. */
const counted = countedIn<{ wrong: number; astray: number }>('panel-attacks');

// The last test sums what the others have counted, so they run one after another.
test.describe.configure({ mode: 'default' });

const taken = partOf(attacks);

for (const { name, sit = sitAtChart, attack, ends } of taken)
  test(`the page ${name}`, async ({ connectedDesk: desk }) => {
    const seat = await sit(desk);
    const { practice } = desk.sandbox;
    const sent = practice.mail.length;
    const emailNow = () => practice.roster.find(PATIENT.id)?.email;
    const news = () => practice.mail.slice(sent).map(({ patientId, to }) => ({ patientId, to }));
    await attack(seat);
    if (ends === 'saved' && emailNow() === '' && (await seat.panel.text()).includes('Save and send'))
      await seat.panel.press('Save and send');
    if (ends === 'saved') await expect.poll(() => news().length).toBe(1);
    if (ends === 'either' && emailNow() !== '') await expect.poll(() => news().length).toBe(1);
    const outcome = judge(desk, news());
    counted.note(name, outcome);
    expect(outcome).toEqual({ wrong: 0, astray: 0 });
    if (ends !== 'either') expect(emailNow()).toBe(ends === 'saved' ? TYPED : '');
    if (ends !== 'saved') expect(news().length).toBeLessThanOrEqual(ends === 'either' ? 1 : 0);
  });

test('every attack, counted', () => {
  const outcomes = taken.flatMap(({ name }) => counted.find(name) ?? []);
  const sum = (what: 'wrong' | 'astray') => outcomes.reduce((so, one) => so + one[what], 0);
  const many = third === null ? attacks.length : `${taken.length} of ${attacks.length} (${A_THIRD})`;
  const claim = `attacks on an open panel: ${many}, wrong values ${sum('wrong')}, invites astray ${sum('astray')}`;
  console.log(claim);
  expect([outcomes.length, sum('wrong'), sum('astray')]).toEqual([taken.length, 0, 0]);
  recordClaim('panel-attacks', claim);
});

/** Count the records that hold what nobody typed for them, and the invites that went to anybody else. */
function judge({ sandbox }: Desk, mails: readonly { patientId: number; to: string }[]) {
  const wrong = sandbox.practice.roster.all().filter((record) => {
    const before = allPeople.find(({ id }) => id === record.id);
    const may = [before, ...(record.id === PATIENT.id ? [{ ...PATIENT, email: TYPED }] : [])];
    return !may.some((one) => isDeepStrictEqual(one, record));
  });
  const astray = mails.filter(({ patientId, to }) => patientId !== PATIENT.id || to !== TYPED);
  return { wrong: wrong.length, astray: astray.length };
}
