import { expect, test } from 'vitest';
import { practiceEndpoints } from '../../../lib/practice/endpoints.ts';
import { refusalReasons } from '../../../lib/practice/refusal.ts';
import { recordClaim } from '../../claims.ts';
import { type Random, seeded } from '../../seeded.ts';
import { mutantOfAccess } from './mutants/access-mutants.ts';
import { type Judged, judgeAccess, judgeOne } from './mutants/judge.ts';
import { mutantOfRecord } from './mutants/record-mutants.ts';

const RUNS = 110_000;

/** Ask for one thing and get this body as the answer; what the decoders make of it. */
function asking(body: unknown) {
  return practiceEndpoints(async () => ({
    ok: true,
    value: body,
    status: 200,
    at: { earliest: 0, latest: 999 },
  }));
}

async function judged(random: Random): Promise<Judged> {
  const draw = random();
  if (draw < 0.5) {
    const mutant = mutantOfAccess(random);
    const answer = await asking(mutant.body).access(mutant.patientId, mutant.zone, 'view');
    return judgeAccess(mutant, answer);
  }
  if (draw < 0.97) {
    const mutant = mutantOfRecord(random);
    return judgeOne(mutant, await mutant.ask(asking(mutant.body)));
  }
  const words = refusalReasons(JSON.stringify(mutantOfRecord(random).shallow)).join(' ');
  return { kind: /\d{4}/.test(words) ? 'wrong' : 'right', why: words };
}

test('no mutated answer throws, passes for another patient’s, or says what is not so', async () => {
  const count = { thrown: 0, another: 0, wrong: 0 };
  const told = { right: 0, silent: 0 };
  const examples: string[] = [];
  for (let seed = 1; seed <= RUNS; seed += 1) {
    try {
      const { kind, why } = await judged(seeded(seed));
      if (kind === 'right' || kind === 'silent') told[kind] += 1;
      else {
        count[kind] += 1;
        examples.push(`${seed} ${kind}: ${why}`);
      }
    } catch (error) {
      count.thrown += 1;
      examples.push(`${seed} thrown: ${error}`);
    }
  }
  expect(examples.slice(0, 5)).toEqual([]);
  // A decoder that refused everything would be never wrong. Half of what can be told must be told.
  expect(told.right).toBeGreaterThan(RUNS / 3);
  recordClaim(
    'decoders',
    `decoders: ${RUNS} mutated answers, thrown ${count.thrown}, another's ${count.another}, wrong ${count.wrong}`,
  );
}, 120_000);
