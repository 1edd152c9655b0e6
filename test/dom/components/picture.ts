import { cdp } from 'vitest/browser';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Two colours that differ less than this, over red, green and blue together, look the same. */
const SAME_COLOUR = 24;

/** Draw what a person sees of a part of the window, pixel by pixel. */
export async function pictureOf({ left, top, width, height }: Box): Promise<Uint8ClampedArray> {
  // What was changed just now is drawn in the next frame, and is on the screen once another one has begun.
  await nextFrame();
  await nextFrame();
  // The test runs in a frame, and the debugger counts from the corner of the window around it.
  const frame = window.frameElement?.getBoundingClientRect();
  const [x, y] = [left + (frame?.left ?? 0), top + (frame?.top ?? 0)];
  const clip = { x, y, width, height, scale: 1 };
  const { data } = await cdp().send('Page.captureScreenshot', { format: 'png', clip });
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!canvas) throw new Error('this browser draws no pictures');
  canvas.drawImage(image, 0, 0);
  return canvas.getImageData(0, 0, image.width, image.height).data;
}

/** Tell which share of two pictures of the same size differs: 0 is none, 1 is all of it. */
export function shareThatDiffers(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  if (one.length !== other.length) return 1;
  let different = 0;
  for (let index = 0; index < one.length; index += 4)
    if (distance(one, other, index) > SAME_COLOUR) different += 1;
  return different / (one.length / 4);
}

function distance(one: Uint8ClampedArray, other: Uint8ClampedArray, from: number): number {
  let sum = 0;
  for (let part = from; part < from + 3; part += 1) sum += Math.abs((one[part] ?? 0) - (other[part] ?? 0));
  return sum;
}

function nextFrame(): Promise<number> {
  return new Promise(requestAnimationFrame);
}
