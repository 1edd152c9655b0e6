import type { CDPSession, Page } from '@playwright/test';

/**
 * Watch one page through the debugger: which scripts of the extension it parses, and which observers are alive in the
 * extension's own world there.
 */
export async function inspect(page: Page, extension: string) {
  const session: CDPSession = await page.context().newCDPSession(page);
  const parsed = new Map<string, number>();
  const scripts: string[] = [];
  let worlds: number[] = [];
  session.on('Debugger.scriptParsed', ({ url, length }) => {
    const prefix = `chrome-extension://${extension}/`;
    if (!url.startsWith(prefix)) return;
    scripts.push(url.slice(prefix.length));
    parsed.set(url.slice(prefix.length), length ?? 0);
  });
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extension}`) worlds.push(context.id);
  });
  session.on('Runtime.executionContextsCleared', () => {
    worlds = [];
  });
  await session.send('Debugger.enable');
  await session.send('Runtime.enable');
  const countIn = async (contextId: number, kind: string): Promise<number> => {
    const prototype = await session.send('Runtime.evaluate', { expression: `${kind}.prototype`, contextId });
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: prototype.result.objectId ?? '',
    });
    const length = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
    });
    // This handle of the debugger would keep alive what is counted here.
    await session.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
    return Number(length.result.value);
  };
  return {
    parsed,
    /** Each script is listed as often as it was parsed, in that order. */
    scripts,
    /** Count the observers of any kind that are still in use after the garbage collector ran. */
    async observers(): Promise<Record<string, number>> {
      const alive: Record<string, number> = {};
      await session.send('HeapProfiler.collectGarbage');
      for (const world of worlds)
        for (const kind of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'])
          alive[kind] = (alive[kind] ?? 0) + (await countIn(world, kind));
      return alive;
    },
    worlds: () => worlds.length,
  };
}
