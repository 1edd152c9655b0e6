/** One picture: which page is drawn, how wide, in which colours, and with what. */
export interface PictureCase {
  name: string;
  width: number;
  height: number;
  scheme: 'light' | 'dark';
  rows: number;
  state: PictureState;
}

/** `usual` is the day as it is most often; the others are what else a person may meet. */
export const PICTURE_STATES = [
  'usual',
  'arrivals',
  'reading',
  'notConnected',
  'reconnect',
  'offline',
  'noSiteAccess',
  'storeGone',
  'emptySchedule',
  'nothingToDo',
  'spent',
  'nameless',
  'notFound',
  'choosing',
  'keys',
  'risk',
  'notNow',
  'sent',
  'patient',
  'kinds',
] as const;
export type PictureState = (typeof PICTURE_STATES)[number];

const WIDTHS = [320, 400, 640, 1280];
const ROWS = [0, 3, 42, 300];
const SCHEMES = ['light', 'dark'] as const;
const HEIGHTS: Record<number, number> = { 1280: 800 };

function pictureOf(width: number, scheme: 'light' | 'dark', rows: number, state: PictureState): PictureCase {
  const height = state === 'kinds' ? 1500 : (HEIGHTS[width] ?? 760);
  return { name: `${state}-${rows}-${width}-${scheme}`, ...{ width, height, scheme, rows, state } };
}

/** The day at four widths with 0, 3, 42 and 300 rows, in both colours; and each other state as a panel is wide. */
export function pictureCases(): PictureCase[] {
  const days = SCHEMES.flatMap((scheme) =>
    WIDTHS.flatMap((width) => ROWS.map((rows) => pictureOf(width, scheme, rows, 'usual'))),
  );
  const states = PICTURE_STATES.filter((state) => state !== 'usual').flatMap((state) => [
    pictureOf(400, 'light', 42, state),
    pictureOf(320, 'dark', 42, state),
  ]);
  return [...days, ...states, ...SCHEMES.map((scheme) => pictureOf(1280, scheme, 42, 'patient'))];
}
