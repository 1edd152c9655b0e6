type Fields = Record<string, unknown>;

const DEEPEST = 3;
const MOST_KEYS = 60;
const LONGEST = 2_000;
/** Values are looked for this deep: far below it an answer is no answer. */
const FARTHEST = 100;

/**
 * Key names and types of an answer, for support: `[{id:number,email:string}]`. Never a value. A key can itself be
 * data (a map by e-mail, by id or by name): only plain field names are shown, none that a value of the answer says
 * too, and none of a map.
 */
export function answerShape(body: unknown): string {
  const shape = shapeOf(body, wordsIn(body, new Set(), 0), 0);
  return shape.length > LONGEST ? `${shape.slice(0, LONGEST)}…` : shape;
}

function shapeOf(value: unknown, said: ReadonlySet<string>, depth: number): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return depth > DEEPEST ? '[…]' : `[${shapeOf(value[0], said, depth + 1)}]`;
  }
  if (!isFields(value)) return typeof value;
  if (depth > DEEPEST) return '{…}';
  const fields = Object.entries(value).slice(0, MOST_KEYS);
  const shapes = fields.map(([, inner]) => shapeOf(inner, said, depth + 1));
  if (isMap(fields, shapes)) return `{?:${shapes[0]},…}`;
  return `{${fields.map(([key], index) => `${shownKey(key, said)}:${shapes[index]}`).join(',')}}`;
}

/** Two records or more, all built alike, are told apart by their keys: those are names or ids, not fields. */
function isMap(fields: readonly (readonly [string, unknown])[], shapes: readonly string[]): boolean {
  return (
    fields.length > 1 &&
    fields.every(([, inner]) => isFields(inner)) &&
    shapes.every((one) => one === shapes[0])
  );
}

function shownKey(key: string, said: ReadonlySet<string>): string {
  const isField = /^[a-z_]{1,40}$/.test(key);
  return isField && !said.has(key) && !key.split('_').every((part) => said.has(part)) ? key : '?';
}

/** Every word that a value of the answer says, in small letters. */
function wordsIn(value: unknown, said: Set<string>, depth: number): Set<string> {
  if (typeof value === 'string') {
    const text = value.toLowerCase();
    for (const word of [text, ...text.split(/[^\p{L}\p{N}_]+/u), ...text.split(/[^\p{L}\p{N}]+/u)])
      said.add(word);
  } else if (typeof value === 'object' && value !== null && depth < FARTHEST) {
    for (const inner of Object.values(value)) wordsIn(inner, said, depth + 1);
  }
  return said;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
