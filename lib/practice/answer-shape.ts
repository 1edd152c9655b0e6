type Fields = Record<string, unknown>;

const DEEPEST_SHOWN = 3;
const MOST_KEYS = 60;
const LONGEST_SHAPE = 2_000;
/** The words of an answer are collected down to this depth, which is far deeper than any real answer. */
const DEEPEST_SEARCHED = 100;

/**
 * Describe an answer for support by its key names and types, as in `[{id:number,email:string}]`. The text never holds a
 * value. A key can itself be patient data (in a map by e-mail, by id or by name), so a key is shown only where it is a
 * plain field name, is not said by a value of the answer too, and is no key of a map. Any other key is shown as `?`.
 */
export function answerShape(body: unknown): string {
  const shape = shapeOf(body, wordsIn(body, new Set(), 0), 0);
  return shape.length > LONGEST_SHAPE ? `${shape.slice(0, LONGEST_SHAPE)}…` : shape;
}

function shapeOf(value: unknown, said: ReadonlySet<string>, depth: number): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return depth > DEEPEST_SHOWN ? '[…]' : `[${shapeOf(value[0], said, depth + 1)}]`;
  }
  if (!isFields(value)) return typeof value;
  if (depth > DEEPEST_SHOWN) return '{…}';
  const fields = Object.entries(value).slice(0, MOST_KEYS);
  const shapes = fields.map(([, inner]) => shapeOf(inner, said, depth + 1));
  if (isMap(fields, shapes)) return `{?:${shapes[0]},…}`;
  return `{${fields.map(([key], index) => `${shownKey(key, said)}:${shapes[index]}`).join(',')}}`;
}

/**
 * An object is a map where it holds two records or more, all built alike. Its keys are then names or ids, not fields.
 */
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

/** Collect every word that a value of the answer says, in small letters. */
function wordsIn(value: unknown, said: Set<string>, depth: number): Set<string> {
  if (typeof value === 'string') {
    const text = value.toLowerCase();
    for (const word of [text, ...text.split(/[^\p{L}\p{N}_]+/u), ...text.split(/[^\p{L}\p{N}]+/u)])
      said.add(word);
  } else if (typeof value === 'object' && value !== null && depth < DEEPEST_SEARCHED) {
    for (const inner of Object.values(value)) wordsIn(inner, said, depth + 1);
  }
  return said;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
