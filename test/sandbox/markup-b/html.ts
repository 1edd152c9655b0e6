/** HTML is built as text here: values are escaped, and class names written as `$name` become hashed ones. */

/** This text is HTML already and is not escaped again. */
export interface Html {
  readonly html: string;
}

type Part = string | number | false | Html | readonly Part[];

/**
 * Hash a name by FNV-1a in base 36, which gives meaningless but stable class names as CSS-in-JS leaves them in a page.
 */
function hashOf(name: string): string {
  let hash = 0x811c9dc5;
  for (const character of name) {
    hash ^= character.charCodeAt(0);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(6, '0').slice(0, 6);
}

/** Replace every `$name` in hand-written text (style sheets, scripts, templates) by its hashed class. */
export function hashed(source: string): string {
  return source.replace(/\$([a-z][A-Za-z]*)/g, (_, name: string) => `css-${hashOf(name)}`);
}

/** Mark hand-written text as HTML. Values must never be marked so. */
export function trusted(source: string): Html {
  return { html: source };
}

function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function written(part: Part): string {
  if (part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if ('html' in part) return part.html;
  return part.map(written).join('');
}

/**
 * Build HTML by a template tag. Only the template's own text may hold tags and `$class` names; every value is escaped.
 */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  const pieces = texts.map((text, index) => {
    const part = parts[index];
    return hashed(text) + (part === undefined ? '' : written(part));
  });
  return { html: pieces.join('') };
}
