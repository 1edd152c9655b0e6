import { onTestFinished } from 'vitest';

/** Loads a page of its own, with its scripts and inner frames done, and takes it away after the test. */
export async function openPage(html: string): Promise<Document> {
  const frame = newFrame();
  onTestFinished(() => frame.remove());
  return load(frame, html);
}

/** A frame as large as a screen, in which a page can be laid out. */
export function newFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  Object.assign(frame.style, { width: '1280px', height: '900px', border: '0' });
  document.body.append(frame);
  return frame;
}

/** Puts a page into the frame and waits until it is loaded. */
export async function load(frame: HTMLIFrameElement, html: string): Promise<Document> {
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = html;
  await loaded;
  if (!frame.contentDocument) throw new Error('the page did not load');
  return frame.contentDocument;
}
