import type { Page } from '@playwright/test';

/**
 * Evaluate in the world of the extension's content script on a page of the EHR, as a page could that has got hold of that
 * world.
 */
export async function contentWorld(
  page: Page,
  extension: string,
): Promise<(expression: string) => Promise<unknown>> {
  const cdp = await page.context().newCDPSession(page);
  const found = new Promise<number>((resolve) => {
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extension}`) resolve(context.id);
    });
  });
  await cdp.send('Runtime.enable');
  const contextId = await found;
  return async (expression) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      ...{ contextId, expression, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

/** The expression that sends a message; null where nothing of ours answers it. */
export function answerTo(name: string, input: unknown): string {
  const message = JSON.stringify({ name, input });
  return `chrome.runtime.sendMessage(${message}).then((said) => said ?? null, () => null)`;
}

/** Make a reading that says it is of this patient's chart, with this name or without one. */
export function chartReading(patientId: number, name?: string) {
  const absent = { kind: 'absent' };
  return {
    ...{ page: { kind: 'chart', patientId }, subject: 'chart', birthDate: absent, chartId: absent },
    name: name === undefined ? absent : { kind: 'found', value: { text: name, parts: null } },
    ...{ linkedPatientId: absent, linkedAppointmentId: absent, header: absent, accessHeading: absent },
    history: absent,
    ...{ lines: [], drawnHere: true },
  };
}
