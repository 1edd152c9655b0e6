/**
 * Work that nobody waits for. This is the whole list, because its names are what the list of errors holds of a failure: no
 * text of an error is ever kept, since it could name a patient.
 */
export const UNAWAITED = [
  ...(['begin', 'resume', 'list', 'saves', 'operation', 'news', 'hosts', 'policy'] as const),
  ...(['signIn', 'memory', 'overlay', 'look', 'press', 'open', 'schedule', 'badge'] as const),
] as const;

export type Unawaited = (typeof UNAWAITED)[number];

let tell: (work: Unawaited, error: unknown) => void = () => undefined;

/** From now on `hearer` is told of each failure of such work in this page or worker. */
export function hearFailures(hearer: typeof tell): void {
  tell = hearer;
}

/**
 * Let work go on that nobody waits for. What it throws is a bug: it is told to whoever hears failures here, and thrown on,
 * so that the browser shows it too.
 */
export function unawaited(work: Unawaited, promise: Promise<unknown>): void {
  void promise.catch((error: unknown) => {
    tell(work, error);
    throw error;
  });
}
