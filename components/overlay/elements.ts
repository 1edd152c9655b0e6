const SVG = 'http://www.w3.org/2000/svg';

/** Make an element with attributes and children. The shell is too small to carry a renderer for this. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A line icon; `shape` is its path on a 16 by 16 grid. */
export function iconElement(shape: string, className = 'icon'): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  icon.setAttribute('class', className);
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', shape);
  icon.append(path);
  return icon;
}

/** Write a text only where it differs. A screen reader reads a line again when the same words are written again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
