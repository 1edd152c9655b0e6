import { onTestFinished } from 'vitest';

/** Load a page in a frame of its own, with its scripts and inner frames done, and remove it after the test. */
export async function openPage(html: string): Promise<Document> {
  const frame = newFrame();
  onTestFinished(() => frame.remove());
  return load(frame, html);
}

/** Make a frame as large as a screen, so that a page in it is laid out. */
export function newFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  Object.assign(frame.style, { width: '1280px', height: '900px', border: '0' });
  document.body.append(frame);
  return frame;
}

/** Put a page into the frame and wait until it is loaded. */
export async function load(frame: HTMLIFrameElement, html: string): Promise<Document> {
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = html;
  await loaded;
  if (!frame.contentDocument) throw new Error('the page did not load');
  return frame.contentDocument;
}
