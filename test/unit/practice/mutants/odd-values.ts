import type { Random } from '../../../seeded.ts';

/** An array in an array, and so on, far deeper than a recursion goes. */
const DEEP = Array.from({ length: 20_000 }).reduce<unknown>((inside) => [inside], []);

/** These stand where something else should. JSON can hold each of them. */
const ODD: readonly unknown[] = [
  ...[0, -1, 1.5, 1e300, true, [], {}, [[]], [null], 'x', '\u0000', '<b>x</b>', '😀'.repeat(50)],
  ...[{ toString: 0 }, [{ toString: 0 }], { valueOf: null, toString: null }],
  ...[JSON.parse('{"__proto__":{"status":"active","id":1}}'), { constructor: 1 }, { length: 3 }],
];

export function oddValue(random: Random): unknown {
  return random() < 0.01 ? { deep: DEEP } : pick(ODD, random);
}

export function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}

export function digits(count: number, random: Random): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
}

/** Put the fields of an object into another order. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
