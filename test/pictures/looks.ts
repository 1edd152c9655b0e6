/** How a state may be looked at. At 400 % a window of 1280 by 1024 px has room for 320 by 256. */
export interface Look {
  name: string;
  width: number;
  height: number;
  /** What a page is told of the person's choices, by the names of media features. */
  features: Record<string, string>;
}

const light = { 'prefers-color-scheme': 'light' };
const dark = { 'prefers-color-scheme': 'dark' };

export const LOOKS: readonly Look[] = [
  { name: '320 light', width: 320, height: 640, features: light },
  { name: '400 light', width: 400, height: 640, features: light },
  { name: '400 dark', width: 400, height: 640, features: dark },
  { name: '400 forced colours', width: 400, height: 640, features: { ...dark, 'forced-colors': 'active' } },
  { name: '1280 light', width: 1280, height: 800, features: light },
  { name: '1280 dark', width: 1280, height: 800, features: dark },
  { name: '400 percent', width: 320, height: 256, features: light },
];

/** The picture of a state lies here, from the project's folder on. */
export function pictureFile(state: string, look: string): string {
  return `.output/pictures/states/${`${state} ${look}`.replace(/[^A-Za-z0-9]+/g, '-')}.png`;
}
