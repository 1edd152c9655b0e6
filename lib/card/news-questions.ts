/** Ask about news with one question at a time: however much comes while it is under way, only one more follows. */
export function newsQuestions(ports: { isHidden(): boolean }, ask: () => Promise<unknown>) {
  let isNews = false;
  let isHeld = false;
  let looking: Promise<void> | null = null;
  const mayAsk = () => !isHeld && !ports.isHidden();
  const lookUntilNoNews = async () => {
    while (isNews && mayAsk()) {
      isNews = false;
      await ask();
    }
    looking = null;
  };
  /** Ask about what came while nothing could be asked. */
  const catchUp = (): Promise<void> => {
    if (isNews && mayAsk()) looking ??= lookUntilNoNews();
    return looking ?? Promise.resolve();
  };
  return {
    catchUp,
    look(): Promise<void> {
      isNews = true;
      return catchUp();
    },
    /** Ask about no news while this is true. */
    hold(held: boolean): void {
      isHeld = held;
    },
  };
}
