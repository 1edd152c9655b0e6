import { displayName, type PatientRecord } from '../sandbox/person.ts';
import { usDate } from '../sandbox/wall-clock.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import {
  type Attack,
  duringTheWrite,
  goToChart,
  OTHER,
  openAtField,
  PATIENT,
  pressMeanwhile,
  type Seat,
  says,
  TYPED,
  typedNow,
} from './panel-seat.ts';
import type { SidePanel } from './side-panel.ts';

// The panel stands open at the patient of an appointment's window over the calendar, whose address names nobody. The page
// makes the window another patient's: name, birth date, chart id and every id in it.

const wordsOf = (desk: Desk, patient: PatientRecord): string[] => [
  patient.firstName ?? '',
  patient.lastName ?? '',
  patient.chartId,
  usDate(patient.birthDate),
  String(patient.id),
  String(desk.sandbox.practice.visitOf(patient.id)?.id),
];

/** Give the page what it attacks with: it rewrites its windows, and closes one to open it again. */
async function arm({ desk, page }: Seat): Promise<void> {
  await page.evaluate(
    ([own, other, name]) => {
      const rewrite = (from: readonly string[], to: readonly string[]) => {
        const changed = (text: string) =>
          from.reduce((so, word, nth) => so.replaceAll(word, to[nth] ?? ''), text);
        for (const shell of document.querySelectorAll('.modal-window')) {
          const walker = document.createTreeWalker(shell, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node instanceof Element)
              for (const attribute of node.attributes) attribute.value = changed(attribute.value);
            else if (node.nodeValue) node.nodeValue = changed(node.nodeValue);
          }
        }
      };
      const swapped = (isOther: boolean) => (isOther ? rewrite(own, other) : rewrite(other, own));
      const reopened = (isOther: boolean) => {
        document.querySelector<HTMLElement>('.modal-window .close')?.click();
        const entry = [...document.querySelectorAll<HTMLElement>('button')].find((one) =>
          one.textContent?.includes(name),
        );
        entry?.click();
        // The window fills itself late, and before anybody sees a word of it, it is the other's.
        const shell = [...document.querySelectorAll('.modal-window')].at(-1);
        if (shell && isOther)
          new MutationObserver(() => rewrite(own, other)).observe(shell, { childList: true, subtree: true });
      };
      Object.assign(window, { swapped, reopened });
    },
    [wordsOf(desk, PATIENT), wordsOf(desk, OTHER), displayName(PATIENT)] as const,
  );
}

type Trick = 'swapped' | 'reopened';

const play = ({ page }: Seat, trick: Trick, isOther: boolean) =>
  page.evaluate(`window.${trick}(${isOther})`) as Promise<void>;

/** Make the window another's and the patient's again, by turns, and leave it as one of them. */
const playOften = ({ page }: Seat, trick: Trick, turns: number, pause: number, endsOther: boolean) =>
  page.evaluate(
    ([name, many, wait, last]) =>
      new Promise<void>((done) => {
        const act = (window as unknown as Record<string, (isOther: boolean) => void>)[name];
        let turn = 0;
        const go = () => {
          turn += 1;
          act?.(turn < many ? turn % 2 === 1 : last);
          if (turn < many) setTimeout(go, wait);
          else done();
        };
        go();
      }),
    [trick, turns, pause, endsOther] as const,
  );

/** Sit down at the window of the patient's appointment, with nothing typed yet. */
async function sitAtWindow(desk: Desk): Promise<Seat> {
  const { page, sandbox } = desk;
  await goToChart(desk);
  const visit = sandbox.practice.visitOf(PATIENT.id);
  await page.goto(`https://app.drchrono.com/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
  await page.getByRole('button', { name: displayName(PATIENT) }).click();
  await expect(overlayOf(page).pill).toContainText('no email');
  const seat = await openAtField(desk);
  await arm(seat);
  return seat;
}

async function sitAndType(desk: Desk): Promise<Seat> {
  const seat = await sitAtWindow(desk);
  await seat.panel.write(TYPED);
  await says(seat.panel).toContain('Save and send');
  return seat;
}

/** Type letter by letter while the page attacks; afterwards the person sees to it that the address is right. */
async function typeMeanwhile({ panel }: Seat, going: Promise<unknown>): Promise<void> {
  for (const letter of TYPED) await panel.write(letter);
  await going;
  await says(panel).toContain(displayName(PATIENT));
  await panel.clickInto('email');
  await panel.evaluate(`document.querySelector('#field-email').select()`);
  await panel.write(TYPED);
  await expect.poll(() => typedNow(panel)).toBe(TYPED);
}

const expectNobody = async (panel: SidePanel) => {
  await says(panel).not.toContain(displayName(PATIENT));
  expect(await typedNow(panel)).not.toBe(TYPED);
};

const swaps: Attack[] = (['swapped', 'reopened'] as const).flatMap((trick): Attack[] => {
  const does =
    trick === 'swapped'
      ? 'makes its window another patient’s'
      : 'closes its window and opens it as another’s';
  // A window that was opened again is filled after a while, and is then read.
  const pause = trick === 'swapped' ? 60 : 450;
  return [
    {
      name: `${does} and back, while the person types and presses`,
      sit: sitAtWindow,
      async attack(seat) {
        await typeMeanwhile(seat, playOften(seat, trick, 13, pause, false));
        await pressMeanwhile(seat.panel, playOften(seat, trick, 13, pause, false));
      },
      ends: 'either',
    },
    {
      name: `${does} while the person presses, and leaves it so`,
      sit: sitAndType,
      async attack(seat) {
        await pressMeanwhile(seat.panel, playOften(seat, trick, 13, pause, true));
        await expectNobody(seat.panel);
      },
      ends: 'either',
    },
    ...(['before', 'after'] as const).map(
      (when): Attack => ({
        name: `${does} just ${when} the write`,
        sit: sitAndType,
        async attack(seat) {
          duringTheWrite(seat.desk, when, () => play(seat, trick, true));
          await seat.panel.press('Save and send');
          await expectNobody(seat.panel);
        },
        ends: 'saved',
      }),
    ),
    {
      name: `${does}, and the card shows that one`,
      sit: sitAndType,
      async attack(seat) {
        await play(seat, trick, true);
        await pressMeanwhile(seat.panel, expectNobody(seat.panel));
        // The control: for the card too this window is the other's by now, and the panel has nothing of what was typed.
        const { pill, card } = overlayOf(seat.page);
        await expect(async () => {
          // The card of a window that was closed is folded again.
          if (await pill.isVisible()) await pill.click({ timeout: 3_000 });
          await expect(card.getByRole('heading', { name: displayName(OTHER) })).toBeVisible({
            timeout: 3_000,
          });
        }).toPass();
        expect(await seat.panel.evaluate('document.body.outerHTML')).not.toMatch(/haspeldale/i);
      },
      ends: 'either',
    },
  ];
});

export const windowAttacks: Attack[] = [
  {
    name: 'has a window over the calendar and does nothing',
    sit: sitAndType,
    attack: async () => undefined,
    ends: 'saved',
  },
  ...swaps,
];
