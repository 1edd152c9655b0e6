/** This is a piece of finished HTML. Anything else that is put into `html` is text and gets escaped. */
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

/** Build HTML by a template tag: every value is escaped unless it is itself a result of this tag. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.map((text, at) => text + render(parts[at] ?? '')).join('') };
}

/** Take HTML that this folder itself wrote (style and script texts). It must never come from the model. */
export const trusted = (markup: string): Html => ({ markup });

/** This draws nothing. */
export const nothing: Html = { markup: '' };

/** Write a value into an inline script; `<` becomes an escape so that no text can end the script. */
export const scriptValue = (value: unknown): Html => ({
  markup: JSON.stringify(value).replaceAll('<', '\\u003c'),
});

/** Replace spaces by ones that do not break, as server templates of this age do in short dates and names. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
