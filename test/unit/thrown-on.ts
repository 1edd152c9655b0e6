/**
 * Begin something that throws where nobody waits for it, and give what was thrown. Node would tell vitest of that as an
 * error of the run; meanwhile it tells nobody else.
 */
export async function thrownOn(begin: () => void): Promise<unknown> {
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  try {
    const thrown = new Promise((resolve) => process.once('unhandledRejection', resolve));
    begin();
    return await thrown;
  } finally {
    for (const listener of others) process.on('unhandledRejection', listener);
  }
}
