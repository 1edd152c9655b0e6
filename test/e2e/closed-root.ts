import type { BrowserContext, CDPSession, Page } from '@playwright/test';

/**
 * The overlay is drawn in a closed shadow root, which no script of a page can enter. A test must look inside all the
 * same. Through the debugger, the closed root is shown to Playwright's own world in the page, in which its locators
 * run. The page's own world still sees none.
 */
export async function openRootsIn(context: BrowserContext): Promise<void> {
  context.on('page', (page) => void openRoots(page).catch(() => undefined));
  await Promise.all(context.pages().map((page) => openRoots(page)));
}

const TOLD = 'inviteDeskHostIsHere';
const PLAYWRIGHT = '__playwright_utility_world';

/** Tell the debugger about each new host, in the world in which this runs. */
const watchHosts = `(() => {
  let told = null;
  const look = () => {
    const host = document.documentElement?.querySelector(':scope > invite-desk-overlay') ?? null;
    if (host !== told && host) ${TOLD}('');
    told = host;
    if (document.documentElement) observer.observe(document.documentElement, { childList: true });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true });
  look();
})()`;

async function openRoots(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  let named = false;
  session.on('Runtime.executionContextCreated', async ({ context }) => {
    const { name, id, auxData } = context;
    if (!name.startsWith(PLAYWRIGHT) || auxData?.type !== 'isolated') return;
    try {
      if (!named) await session.send('Runtime.addBinding', { name: TOLD, executionContextName: name });
      named = true;
      await session.send('Runtime.evaluate', { expression: watchHosts, contextId: id });
    } catch {
      // The page was closed or moved on meanwhile.
    }
  });
  session.on('Runtime.bindingCalled', ({ name, executionContextId }) => {
    // The page may have moved on meanwhile, and its next document tells of its own host.
    if (name === TOLD) void showRoot(session, executionContextId).catch(() => undefined);
  });
  await session.send('Runtime.enable');
}

async function showRoot(session: CDPSession, contextId: number): Promise<void> {
  const expression = `document.documentElement.querySelector(':scope > invite-desk-overlay')`;
  const { result } = await session.send('Runtime.evaluate', { expression, contextId });
  const objectId = result.objectId;
  if (objectId === undefined) return;
  const { node } = await session.send('DOM.describeNode', { objectId, depth: 1, pierce: true });
  const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
  if (backendNodeId === undefined) return;
  const root = await session.send('DOM.resolveNode', { backendNodeId, executionContextId: contextId });
  await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: `function (root) { Object.defineProperty(this, 'shadowRoot', { value: root }); }`,
    arguments: [root.object.objectId === undefined ? {} : { objectId: root.object.objectId }],
  });
}
