/** One run at a time; what is asked for while one is under way is done by one more run after it. */
export function inTurn(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAsked = false;
  const runs = async () => {
    try {
      while (isAsked) {
        isAsked = false;
        await run();
      }
    } finally {
      running = null;
    }
  };
  return () => {
    isAsked = true;
    running ??= runs();
    return running;
  };
}
