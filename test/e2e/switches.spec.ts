import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { recordClaim } from '../claims.ts';
import { type PersonName, people } from '../sandbox/patients.ts';
import { type Random, seeded } from '../seeded.ts';
import { contentWorld } from './content-world.ts';
import { type Desk, expect, overlayOf, test } from './desk.ts';
import { type Judged, judgeSwitching, type Press } from './judge-switching.ts';
import {
  type CardMoment,
  SAYS_NOTHING,
  SEEN,
  type SeenOnPage,
  type Switch,
  type Watched,
  watchCards,
  watchSwitching,
} from './switching-page.ts';

const SEED = 20_261_126;
/**
 * A card takes a press only after it was seen for half a second, and a repeat within a day takes two of them, so rests over
 * an open card are longer (ms).
 */
const REST = { folded: 1_000, open: 3_200 };
/** A resend is three requests, and other sends may come before it in the budget of three requests a second (ms). */
const LONGEST_SEND = 10_000;
const chart = (id: number) => `https://app.drchrono.com/chart/${id}/summary`;

/** While it is folded the overlay shows a state and no name, so these patients have states that tell them apart. */
const byState: [PersonName, string][] = [
  ['active', '^Active$'],
  ['expired', '^Expired$'],
  ['revoked', '^Revoked$'],
  ['emailMissing', 'no email$'],
  ['pendingFresh', '^Pending · 5 d'],
];
/** While it is open the overlay shows the name. All of these patients have an invite that may be sent again. */
const byName: PersonName[] = [
  ...(['neverInvited', 'pendingFresh', 'expired', 'noCell', 'officePhoneOnly'] as const),
  ...(['otherProvider', 'accentedName', 'suffixed', 'compoundSurname', 'sharedAddressFirst'] as const),
];
const watchedOf = (name: PersonName, pill = ''): Watched => {
  const { id, lastName } = people[name];
  return { id, lastName: lastName ?? '', pill };
};

/**
 * Plan random switches. A share `resting` of them stays for a second, the others for less than a sixth of one. No
 * switch leads to the patient who is shown already.
 */
function planOf(count: number, ids: number[], look: Stretch['look'], random: Random): Switch[] {
  const resting = look === 'folded' ? 0.08 : 0.24;
  let last = ids[0];
  let depth = 0;
  return Array.from({ length: count }, () => {
    const rest = random() < resting ? REST[look] : Math.floor(random() * 150);
    if (depth > 1 && random() < 0.15) {
      depth -= 1;
      last = undefined;
      return { to: 'back' as const, rest };
    }
    const others = ids.filter((id) => id !== last);
    const to = others[Math.floor(random() * others.length)] ?? 0;
    last = to;
    depth += 1;
    return { to, rest };
  });
}

/** Find the middle of the button that would send, wherever it is at this moment. */
async function sendButton(page: Page): Promise<{ x: number; y: number } | null> {
  const button = overlayOf(page).card.locator('.button.primary');
  const box = await button.boundingBox({ timeout: 100 }).catch(() => null);
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Click the send button, or the place where it was last, at random moments until the switching is over. */
async function clickAlong(page: Page, random: Random, isOver: () => boolean): Promise<number> {
  let tried = 0;
  let spot: { x: number; y: number } | null = null;
  while (!isOver()) {
    spot = (await sendButton(page)) ?? spot;
    await pause(Math.floor(random() * 300));
    if (spot === null) continue;
    await heard(page.mouse.move(spot.x, spot.y));
    await heard(page.mouse.down());
    await pause(Math.floor(random() * 60));
    await heard(page.mouse.up());
    tried += 1;
  }
  return tried;
}

/** The debugger never hears of an input that was on its way to a card when that card went away, so it is not waited for. */
async function heard(input: Promise<void>): Promise<void> {
  await Promise.race([input, pause(1_000)]);
}

/** Connect, and invite every patient of `byName` once. The desk has looked at none of them yet. */
async function prepare(desk: Desk): Promise<void> {
  const { sandbox, page } = desk;
  for (const name of byName)
    if (sandbox.practice.access.stateOf(people[name].id) === 'notInvited')
      sandbox.practice.access.enable(people[name].id, 'Dana Whitlock');
  await desk.connect();
  // The first frames, too, must show a patient who is watched.
  await page.goto(chart(people.expired.id));
  await expect(overlayOf(page).pill).toContainText('Expired');
}

/** Switch by this plan while `meanwhile` goes on, and judge what page and cards showed. */
async function switchAround(
  { page, extension }: Desk,
  watched: readonly Watched[],
  plan: Switch[],
  cards: readonly CardMoment[],
  meanwhile: (isOver: () => boolean) => Promise<number>,
): Promise<Judged & { tried: number }> {
  const inWorld = await contentWorld(page, extension);
  await inWorld(`(${watchSwitching})(${JSON.stringify({ watched, neutral: SAYS_NOTHING })})`);
  const first = cards.length;
  let over = false;
  const running = inWorld(`switching.run(${JSON.stringify(plan)})`).finally(() => {
    over = true;
  });
  const [tried] = await Promise.all([meanwhile(() => over), running]);
  const seen = (await inWorld(SEEN)) as SeenOnPage;
  // The card that stood open before the watching began belongs to it.
  const before = cards
    .slice(0, first)
    .filter(({ kind }) => kind === 'shows')
    .slice(-2);
  return { ...judgeSwitching(seen, [...before, ...cards.slice(first)], watched, SAYS_NOTHING), tried };
}

interface Send {
  to: number;
  /** Epoch ms by the machine's clock. */
  at: number;
}

/** List every invite that was asked for, with its time by the machine's clock. */
function sendsIn({ sandbox }: Desk): Send[] {
  const ahead = sandbox.practice.clock.now() - Date.now();
  return sandbox.log
    .api()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/onpatient_access'))
    .map(({ path, at }) => ({ to: Number(/\d+/.exec(path)?.[0]), at: at - ahead }));
}

/**
 * Find the sends without a press of their own: one that began and ended on that very patient, shortly before, and after
 * the patient's send before. The second send to a patient comes within a day of the first, so its press answers the
 * question.
 */
function strayIn(sends: readonly Send[], presses: readonly Press[]): Send[] {
  const meant = presses.filter(({ down, click }) => click !== null && down === click);
  return sends.filter(({ to, at }, nth) => {
    const before = sends.slice(0, nth).findLast((each) => each.to === to);
    const since = Math.max(before?.at ?? 0, at - LONGEST_SEND);
    const own = (press: Press) => press.click === to && press.at > since && press.at < at;
    return !meant.some((press) => own(press) && (before === undefined || press.answers));
  });
}

interface Stretch {
  look: 'folded' | 'open';
  markup: 'a' | 'b';
  count: number;
}

/** Two desks switch at the same time. This is what each of them does. */
const MORNING: Stretch[] = [
  { look: 'folded', markup: 'a', count: 300 },
  { look: 'open', markup: 'a', count: 220 },
];
const AFTERNOON: Stretch[] = [
  { look: 'open', markup: 'a', count: 130 },
  { look: 'open', markup: 'b', count: 350 },
];

interface Course {
  seen: Judged[];
  tried: number;
  sends: Send[];
  strays: Send[];
}

async function work(desk: Desk, stretches: readonly Stretch[], random: Random): Promise<Course> {
  const { page, sandbox } = desk;
  const cards = await watchCards(page);
  const seen: Judged[] = [];
  let tried = 0;
  let unfolded = false;
  for (const { look, markup, count } of stretches) {
    sandbox.practice.settings.markup = markup;
    // While it is folded the overlay shows nothing but the state on the pill.
    const watched = look === 'folded' ? byState.map(([name, pill]) => watchedOf(name, pill)) : inOpen;
    await page.goto(chart(look === 'open' ? people.neverInvited.id : people.expired.id));
    if (look === 'open') {
      if (!unfolded) await overlayOf(page).open();
      unfolded = true;
      await expect(overlayOf(page).card).toContainText('Fairholt');
    }
    const ids = watched.map(({ id }) => id);
    const judged = await switchAround(desk, watched, planOf(count, ids, look, random), cards, (isOver) =>
      look === 'folded' ? Promise.resolve(0) : clickAlong(page, random, isOver),
    );
    tried += judged.tried;
    seen.push(judged);
  }
  // A send that was accepted at the end may still be under way.
  await expect(overlayOf(page).card).toContainText(/Checked|valid until|Expired|Pending/);
  const sends = sendsIn(desk);
  return {
    seen,
    tried,
    sends,
    strays: strayIn(
      sends,
      seen.flatMap((each) => each.presses),
    ),
  };
}

const inOpen = byName.map((name) => watchedOf(name));

/** The second desk looks at every patient before it begins, so that no more patients are new than at one desk. */
async function lookAtEverybody({ page }: Desk): Promise<void> {
  for (const { id } of inOpen) {
    await page.goto(chart(id));
    await expect(overlayOf(page).pill).toContainText(/Pending|Expired/);
  }
}

test('a thousand quick switches: never another patient, never a send to one', async ({
  ownDesk,
  secondDesk,
}) => {
  test.setTimeout(1_800_000);
  await Promise.all([prepare(ownDesk), prepare(secondDesk)]);
  const courses = await Promise.all([
    work(ownDesk, MORNING, seeded(SEED)),
    lookAtEverybody(secondDesk).then(() => work(secondDesk, AFTERNOON, seeded(SEED + 1))),
  ]);

  const all = courses.flatMap(({ seen }) => seen);
  const wrong = all.flatMap((each) => each.wrong);
  const frames = all.reduce((sum, each) => sum + each.frames, 0);
  const dropped = all.reduce((sum, each) => sum + each.droppedSteps, 0);
  const arrivals = all.flatMap((each) => each.arrivals);
  const shown = arrivals.filter((at) => at >= 0);
  const within = (most: number) => shown.filter((at) => at <= most).length;
  const sends = courses.flatMap((course) => course.sends);
  const strays = courses.flatMap((course) => course.strays).length;
  const clicks = all.flatMap((each) => each.presses).filter(({ click }) => click !== null).length;
  const tried = courses.reduce((sum, course) => sum + course.tried, 0);
  console.log(
    `seed ${SEED}: ${frames} frames, ${arrivals.length} rests, ${shown.length} shown, ${within(500)} within 500 ms, ${within(300)} within 300 ms, ` +
      `${tried} presses, ${clicks} clicks, ${sends.length} sends, ${dropped} steps back dropped; later or not at all: ` +
      all.map(({ arrivals }) => arrivals.filter((at) => at < 0 || at > 500).map(Math.round)).join(' / '),
  );
  recordClaim(
    'switches',
    `switches: 1000, wrong frames ${wrong.length}, wrong sends ${strays}, of ${arrivals.length} rests ${shown.length} shown, ${within(300)} within 300 ms`,
  );
  expect(wrong.slice(0, 5), `seed ${SEED}`).toEqual([]);
  expect(strays, `seed ${SEED}`).toBe(0);
  expect(frames).toBeGreaterThan(2_000);
  // How soon depends on the machine, and on the sends, which take most of the three requests a second here. It is printed
  // and not judged; `npm run bench` measures it on a machine that has nothing else to do.
  expect(shown.length / arrivals.length, `${shown.length} of ${arrivals.length}`).toBeGreaterThanOrEqual(0.9);
  expect(dropped).toBeLessThanOrEqual(3);
  expect(clicks).toBeGreaterThanOrEqual(200);
  // A slow machine sends fewer: each send is three requests, and a card takes no press before it has stood for a moment.
  expect(sends.length).toBeGreaterThanOrEqual(50);
});
