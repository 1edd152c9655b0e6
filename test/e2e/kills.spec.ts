import { test, expect } from './desk.ts';
import { openWorkerLine } from './kills/worker-line.ts';
import { people } from '../sandbox/patients.ts';

test('one', async ({ desk }) => {
  await desk.connect();
  const options = desk.context.pages().find((p) => p.url().endsWith('options.html'))!;
  const say = (name: string, input: unknown) => options.evaluate(([n, i]) => (globalThis as any).chrome.runtime.sendMessage({ name: n, input: i }), [name, input] as const);
  const line = await openWorkerLine(desk.context, desk.extension, (n) => console.log(Date.now() % 100000, JSON.stringify(n)));
  const id = people.expired.id;
  await line.order({ patientId: id, phase: 'gone', stop: { at: 'request revoke', when: 'after' } });
  console.log(await say('actOnPatient', { patientId: id, action: 'check', riskAccepted: false }));
  const t = Date.now();
  console.log(await say('actOnPatient', { patientId: id, action: 'resend', riskAccepted: false }));
  await new Promise((r) => setTimeout(r, 1500));
  for (let i=0;i<12;i++) { await line.kill(); await say('viewConnection', null); }
  await line.kill();
  console.log('killed', Date.now() % 100000);
  await say('viewWorklist', null);
  await new Promise((r) => setTimeout(r, 3000));
  console.log(desk.sandbox.log.api().slice(-8).map((e) => `${e.method} ${e.path} ${e.status} ${e.reused}`));
});
