import { describe, expect, test } from 'vitest';
import { actOnPage } from '../../../../lib/desk/patient/act.ts';
import { viewPage } from '../../../../lib/desk/patient/view-page.ts';
import type { PageReading } from '../../../../lib/ehr/page/reading.ts';
import { ALL_RISKS } from '../../../all-risks.ts';
import { idle, justNow, miraChart, miraPage } from '../fake-services.ts';
import { pressedDesk } from './pressed-desk.ts';

const absent = { kind: 'absent' } as const;
/** Only the name on this chart is the patient's. */
const nameAlone: PageReading = { ...miraChart, birthDate: absent };
const notDrawnYet: PageReading = { ...nameAlone, drawnHere: false };

describe('a chart on which only one identifier is the patient’s', () => {
  test('shows the state with name and birth date, and asks before each deed', async () => {
    const { services } = await pressedDesk();
    const { view, seen } = await viewPage(services, miraPage, justNow(nameAlone), false);
    expect(view.identity).toEqual({
      ...{ kind: 'locked', name: 'Mira Quillfeather', birthDate: '1980-02-11', toConfirm: true },
    });
    expect(view.offers).toEqual([
      { action: 'send', emphasis: 'primary', risk: 'oneIdentifier' },
      { action: 'check', emphasis: 'secondary', risk: null },
    ]);
    // What such a page says of the invite is not kept: it would count as proof where the patient is certain.
    expect(seen).toEqual([]);
  });

  test('sends at the second press and not at the first', async () => {
    const { services, ports, click, api } = await pressedDesk();
    const press = { ...click, reading: nameAlone };
    expect(await actOnPage(services, ports, press)).toEqual({ ok: false, failure: { kind: 'notOffered' } });
    await idle();
    expect(api.count('POST')).toBe(0);
    expect(await actOnPage(services, ports, { ...press, risksRead: ALL_RISKS })).toEqual({
      ok: true,
      value: null,
    });
    await idle();
    expect(api.count('POST')).toBe(1);
  });

  test('names nobody and sends nothing while its words may be those of the page before', async () => {
    const { services, ports, click, api } = await pressedDesk();
    const { view, patientId } = await viewPage(services, miraPage, justNow(notDrawnYet), false);
    expect(view).toMatchObject({ identity: { kind: 'refused', reason: 'pageUnreadable' }, offers: [] });
    expect(patientId).toBeNull();
    const press = { ...click, reading: notDrawnYet, risksRead: ALL_RISKS };
    expect(await actOnPage(services, ports, press)).toMatchObject({ failure: { kind: 'identityRefused' } });
    await idle();
    expect(api.count('POST')).toBe(0);
  });

  test('a second identifier makes it one press again', async () => {
    const { services } = await pressedDesk();
    const { view } = await viewPage(services, miraPage, justNow(miraChart), false);
    expect(view.offers[0]).toEqual({ action: 'send', emphasis: 'primary', risk: null });
  });
});

describe('where the practice wants no questions', () => {
  test('such a chart shows the state without a name or a button, and the toolbar is the way', async () => {
    const { services } = await pressedDesk();
    await services.facts.askToConfirm(false);
    const { view, patientId, seen } = await viewPage(services, miraPage, justNow(nameAlone), false);
    expect(view.identity).toEqual({ kind: 'refused', reason: 'pageUnreadable' });
    expect(view).toMatchObject({ status: { kind: 'notInvited' }, eligibility: null, offers: [] });
    expect([patientId, seen]).toEqual([null, []]);
    expect(JSON.stringify(view)).not.toContain('Mira');
  });

  test('so does the page of an appointment', async () => {
    const { services } = await pressedDesk();
    const page = { kind: 'appointment', appointmentId: '76232954' } as const;
    const visit: PageReading = { ...nameAlone, page, subject: 'appointmentWindow' };
    expect((await viewPage(services, page, justNow(visit), false)).view.identity).toMatchObject({
      toConfirm: true,
    });
    await services.facts.askToConfirm(false);
    const { view } = await viewPage(services, page, justNow(visit), false);
    expect(view).toMatchObject({ identity: { kind: 'refused' }, status: { kind: 'notInvited' }, offers: [] });
  });

  test('a press in a card from before sends nothing, and the other charts keep their one press', async () => {
    const { services, ports, click, api } = await pressedDesk();
    await services.facts.askToConfirm(false);
    const press = { ...click, reading: nameAlone, risksRead: ALL_RISKS };
    expect(await actOnPage(services, ports, press)).toMatchObject({ failure: { kind: 'identityRefused' } });
    await idle();
    expect(api.count('POST')).toBe(0);
    const { view } = await viewPage(services, miraPage, justNow(miraChart), false);
    expect(view.offers[0]).toEqual({ action: 'send', emphasis: 'primary', risk: null });
    await services.facts.askToConfirm(true);
    const { view: again } = await viewPage(services, miraPage, justNow(nameAlone), false);
    expect(again.offers[0]?.risk).toBe('oneIdentifier');
  });
});

test('each chart is counted once a day, as what it showed best', async () => {
  const { services } = await pressedDesk();
  const shown = async (reading: PageReading) => {
    await viewPage(services, miraPage, justNow(reading), false);
    await idle();
    return services.cache.charts();
  };
  const day = '2026-05-12';
  expect(await shown(notDrawnYet)).toBeNull();
  expect(await shown(nameAlone)).toEqual({ day, locked: 0, toConfirm: 1 });
  expect(await shown(miraChart)).toEqual({ day, locked: 1, toConfirm: 0 });
  expect(await shown(nameAlone)).toEqual({ day, locked: 1, toConfirm: 0 });
});

test('a page that still shows the patient before in plain type is refused', async () => {
  const { services, api } = await pressedDesk();
  await viewPage(services, miraPage, justNow(miraChart), false);
  const { patient } = api.practice;
  api.practice.patient = async (id, asker) => {
    const answer = await patient(id, asker);
    const other = { id, firstName: 'Tim', lastName: 'Patient', birthDate: '2023-06-05' };
    return answer.ok ? { ...answer, value: { ...answer.value, ...other } } : answer;
  };
  const page = { kind: 'chart', patientId: 4225 } as const;
  const lines = ['Mira Quillfeather', 'Feb 11, 1980', 'Tim Patient'];
  const old: PageReading = {
    ...{ ...nameAlone, page, name: absent, drawnHere: true },
    lines: lines.map((text) => ({ text, block: 0, as: 'plain' })),
  };
  const { view } = await viewPage(services, page, justNow(old), false);
  expect(view.identity).toEqual({ kind: 'refused', reason: 'twoPatients' });
});
