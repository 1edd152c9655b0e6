const opened: (() => Promise<unknown>)[] = [];

/** Close this once the row is over, also where it fails. */
export function closeLater(close: () => Promise<unknown>): void {
  opened.push(close);
}

/** Close what the row has opened, the newest first. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}
