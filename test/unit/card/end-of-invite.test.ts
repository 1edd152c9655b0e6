import { describe, expect, test } from 'vitest';
import { open, pendingUntil, showing, view } from './opened-card.ts';

const at = (now: number, latest = 60_000) =>
  view('view token', { clock: { now, learned: true }, status: pendingUntil(latest, now) });

describe('the end of the shown invite', () => {
  test('is read once, when it has passed', async () => {
    const { asked, pass, last } = await showing(at(0));
    pass(60_000);
    expect(asked('viewCard')).toHaveLength(1);
    pass(1_000);
    expect(asked('viewCard')).toHaveLength(2);
    await last('viewCard').answer(at(62_000));
    pass(3_600_000);
    expect(asked('viewCard')).toHaveLength(2);
  });

  test('is read once, however often the view came', async () => {
    const { session, asked, pass, last } = await showing(at(0));
    for (const now of [10_000, 20_000, 30_000]) {
      pass(10_000);
      void session.look();
      await last('viewCard').answer(at(now));
    }
    expect(asked('viewCard')).toHaveLength(4);
    pass(40_000);
    expect(asked('viewCard')).toHaveLength(5);
  });

  test('that another view moves is not read at the old time', async () => {
    const { session, asked, pass, last } = await showing(at(0));
    void session.look();
    await last('viewCard').answer(at(0, 600_000));
    pass(100_000);
    expect(asked('viewCard')).toHaveLength(2);
    pass(501_000);
    expect(asked('viewCard')).toHaveLength(3);
  });

  test('is not waited for any more once the invite is over', async () => {
    const { session, asked, pass, last } = await showing(at(0));
    void session.look();
    await last('viewCard').answer(view());
    pass(3_600_000);
    expect(asked('viewCard')).toHaveLength(2);
  });

  test('far off sets no timer that would ring at once', async () => {
    const { timers } = await showing(at(0, 1e12));
    expect(timers).toEqual([]);
  });

  test.each([
    ['over already', pendingUntil(-1)],
    ['not known', { ...pendingUntil(1), expires: null } as ReturnType<typeof pendingUntil>],
  ])('that is %s sets none', async (_, status) => {
    const { session, last, timers } = open();
    void session.look();
    await last('viewCard').answer(view('view token', { status }));
    expect(timers).toEqual([]);
  });
});
