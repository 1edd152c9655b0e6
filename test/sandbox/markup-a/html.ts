/** A piece of finished HTML. Anything else put into `html` is text and gets escaped. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Html[];

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

function render(part: Part): string {
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map((piece) => piece.markup).join('');
}

/** Template tag: every value is escaped unless it is itself the result of this tag. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.map((text, at) => text + render(parts[at] ?? '')).join('') };
}

/** HTML written by this folder itself (style and script texts), never anything from the model. */
export const trusted = (markup: string): Html => ({ markup });

/** Nothing to draw. */
export const nothing: Html = { markup: '' };

/** A value inside an inline script; `<` is written as an escape so that no text can end the script. */
export const scriptValue = (value: unknown): Html => ({
  markup: JSON.stringify(value).replaceAll('<', '\\u003c'),
});

/** The text with spaces that do not break, as server templates of this age print short dates and names. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
