import { describe, expect, test } from 'vitest';
import type { OverlayPlace } from '../../../lib/messages/patient-view.ts';
import { MIRA, NOBODY, open, showing, TIM, windowOf } from './opened-session.ts';

describe('the place of the overlay', () => {
  const left: OverlayPlace = { x: 0.2, y: 0.3, open: true };

  test('is remembered per page kind', async () => {
    const { session, state, last, shown } = open(MIRA);
    session.looked(false);
    expect(last('readPlace').input).toEqual({ page: 'chart' });
    await last('readPlace').answer(left);
    expect(shown()).toMatchObject({ page: 'chart', place: left, open: true });
    state.page = windowOf(4224, 'Mira Quillfeather');
    session.looked(false);
    expect(last('readPlace').input).toEqual({ page: 'appointmentWindow' });
    expect(shown()).toMatchObject({ page: 'appointmentWindow', place: null, open: false });
  });

  test('of a page that was left is not taken', async () => {
    const { session, state, last, shown } = open(MIRA);
    session.looked(false);
    const ofChart = last('readPlace');
    state.page = windowOf(4224, 'Mira Quillfeather');
    session.looked(false);
    await ofChart.answer(left);
    expect(shown()).toMatchObject({ page: 'appointmentWindow', place: null });
  });

  test('is kept when it is moved and folded', async () => {
    const { session, last, shown } = await showing(MIRA);
    session.move({ x: 0.5, y: 0.6 });
    session.toggle(true);
    expect(last('rememberPlace').input).toEqual({ page: 'chart', place: { x: 0.5, y: 0.6, open: true } });
    expect(shown()).toMatchObject({ open: true, place: { x: 0.5, y: 0.6 } });
  });

  test('is not lost by opening before it was recalled', async () => {
    const { session, last, asked, shown } = open(MIRA);
    session.looked(false);
    session.toggle(true);
    await last('readPlace').answer({ ...left, open: false });
    expect(shown()).toMatchObject({ open: true, place: { x: 0.2, y: 0.3 } });
    for (const { input } of asked('rememberPlace'))
      expect(input).toMatchObject({ place: { x: 0.2, y: 0.3 } });
  });

  test('opened before it was recalled it stays open, also when the page moved on in between', async () => {
    const { session, state, last, shown } = open(MIRA);
    session.looked(false);
    session.toggle(true);
    session.navigated();
    state.page = TIM;
    session.looked(false);
    await last('readPlace').answer({ ...left, open: false });
    expect(shown()).toMatchObject({ open: true, place: { x: 0.2, y: 0.3 } });
  });

  test('moved to before it was recalled is where it stays', async () => {
    const { session, last, shown } = open(MIRA);
    session.looked(false);
    session.move({ x: 0.5, y: 0.6 });
    await last('readPlace').answer(left);
    expect(shown()).toMatchObject({ place: { x: 0.5, y: 0.6 } });
  });

  test('is nobody’s where nothing is shown', () => {
    const { session, asked } = open(NOBODY);
    session.move({ x: 0.5, y: 0.5 });
    session.toggle(true);
    expect(asked('rememberPlace')).toEqual([]);
  });
});
