import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { BulkPage } from '../../../components/bulk/BulkPage.tsx';
import bulkCss from '../../../components/bulk/bulk.css?inline';
import { Presses } from '../../../components/card/ActionButton.tsx';
import { Card } from '../../../components/card/Card.tsx';
import cardCss from '../../../components/card/card.css?inline';
import type { PressWatch } from '../../../components/card/press-watch.ts';
import type { BulkList, BulkView } from '../../../lib/messages/bulk-view.ts';
import type { OperationView } from '../../../lib/messages/operation-view.ts';
import type { PatientView } from '../../../lib/messages/patient-view.ts';
import { lenient } from './card-stage.tsx';
import { mountPopup } from './popup-stage.tsx';
import { expectAccessible, show } from './stage.tsx';
import { NOW, offer, operation, patientView, sent, worklist } from './views.ts';

const DANA = 'dana.frontdesk';
/** Longer than any place for it. */
const LONG = 'christabella.vandenberghe-frontdesk-of-the-annex@example.org';
const nothing = () => undefined;

/** Every press counts, whoever makes it: these tests are about words. */
const ALL_TAKEN: PressWatch = {
  ...{ drawn: nothing, gone: nothing },
  judge: () => ({ kind: 'accepted', press: { heldFor: 0, watched: true } }),
};

function card(change: Partial<PatientView>) {
  const shown = { view: patientView(change), gone: false, busy: false, notice: null };
  const support = { outline: async () => null, copy: async () => true };
  show(
    <Presses.Provider value={ALL_TAKEN}>
      <div class="desk card" style={{ width: '320px' }}>
        <div class="body">
          <Card
            shown={shown}
            when={{ now: NOW, zone: 'US/Eastern' }}
            support={support}
            onAct={nothing}
            onOpenPanel={nothing}
            onOpenSettings={nothing}
          />
        </div>
      </div>
    </Presses.Provider>,
    cardCss,
  );
}

const popup = (actsAs: string | null) => mountPopup({ view: worklist({ actsAs }) });

const person = { patientId: 1, name: 'Tim Patient', birthDate: '1997-08-17', idEnding: '0001' };

function bulk(actsAs: string | null, list: BulkList | null = null) {
  const { clock, zone, connection, budget } = worklist();
  const basis = { clock, zone, connection, actsAs, budget, revokeTells: true };
  const view: BulkView = { ...basis, list };
  const lines = [{ ...person, action: 'resend' as const, seenInvite: null, visit: null, warnings: [] }];
  show(
    <BulkPage
      view={view}
      preview={{ ...basis, lines, date: null, trouble: null, leftOut: [] }}
      isForNew={false}
      presses={lenient}
      failure={null}
      onStart={nothing}
      onSteer={nothing}
      onCancelLine={nothing}
      onAnswer={nothing}
      onOpenChart={nothing}
      onOpenSettings={nothing}
      onOpenDesk={nothing}
    />,
    bulkCss,
  );
}

function running(endedAt: number | null): BulkList {
  const line = { ...person, action: 'resend' as const, operation: null, answers: [] };
  return {
    ...{ id: 'list', startedAt: NOW, endedAt, paused: false, hold: null },
    promise: { requests: 4, finish: NOW },
    lines: [{ ...line, state: endedAt === null ? { at: 'waiting', notBefore: null } : { at: 'cancelled' } }],
  };
}

const names = () => [...document.querySelectorAll('.as')].map((element) => element.textContent);
const button = (name: string | RegExp) => page.getByRole('button', { name });

/** One line, inside what holds it. */
function expectTidy(): void {
  for (const element of document.querySelectorAll('.as')) {
    const { height, right } = element.getBoundingClientRect();
    expect(height).toBeLessThan(24);
    expect(right).toBeLessThanOrEqual(element.parentElement?.getBoundingClientRect().right ?? 0);
    expect(right).toBeLessThanOrEqual(760);
  }
}

beforeEach(() => page.viewport(800, 700));

describe('the card', () => {
  test('says on the button in whose name the invite goes out', async () => {
    card({ actsAs: DANA, offers: [offer.resend, offer.revoke] });
    await expect.element(button(/^Resend invite.*as dana\.frontdesk$/)).toBeVisible();
    expect(names()).toEqual([`as ${DANA}`]);
    await expectAccessible();
  });

  test('says it on the second press of a revoke, and on a retry', async () => {
    card({ actsAs: DANA, offers: [offer.revoke] });
    expect(names()).toEqual([]);
    await button('Revoke').click();
    await expect.element(button(/^Revoke the invite.*as dana\.frontdesk$/)).toBeVisible();
    document.body.replaceChildren();
    const question = operation({ stage: 'needsYou', question: 'revokedNotSent' });
    card({ actsAs: DANA, operation: question, offers: [offer.retry, offer.dismiss] });
    await expect.element(button(/^Retry sending.*as dana\.frontdesk$/)).toBeVisible();
    await expect.element(button(/^Leave it revoked$/)).toBeVisible();
  });

  test('says in its receipt in whose name it went out', async () => {
    card({ actsAs: null, operation: { ...operation(sent), actedAs: DANA } as OperationView, offers: [] });
    await expect.element(page.getByText(/Sent .*valid until/).first()).toBeVisible();
    expect(names()).toEqual([`as ${DANA}`]);
  });

  test('says nothing where it is not known', async () => {
    card({ actsAs: null, operation: operation(sent), offers: [offer.resend] });
    await expect.element(button(/^Resend invite/)).toBeVisible();
    expect(names()).toEqual([]);
  });

  test('keeps a long name on one line of the button, whole for a screen reader', async () => {
    card({ actsAs: LONG, offers: [offer.resend, offer.revoke] });
    await expect.element(button(new RegExp(`as ${LONG}$`))).toBeVisible();
    expectTidy();
    const box = button(/^Resend invite/)
      .element()
      .getBoundingClientRect();
    expect(box.right).toBeLessThanOrEqual(
      document.querySelector('.card')?.getBoundingClientRect().right ?? 0,
    );
  });
});

describe('the popup', () => {
  test.each([DANA, LONG])('says it in its header: %s', async (name) => {
    popup(name);
    await expect.element(page.getByText(name)).toBeVisible();
    expectTidy();
    await expectAccessible();
  });

  test('says nothing where it is not known', async () => {
    popup(null);
    await expect.element(page.getByText(/requests left/)).toBeVisible();
    expect(names()).toEqual([]);
  });
});

describe('the page of the list', () => {
  test.each([DANA, LONG])('says it on the button that begins the list: %s', async (name) => {
    await page.viewport(320, 700);
    bulk(name);
    await expect.element(button(new RegExp(`^Resend 1 invite.*as ${name}$`))).toBeVisible();
    expectTidy();
    await expectAccessible();
  });

  test('says it while the list runs, and not of a list that is over', async () => {
    bulk(DANA, running(null));
    await expect.element(page.getByText(DANA)).toBeVisible();
    document.body.replaceChildren();
    bulk(DANA, running(NOW));
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(names()).toEqual([]);
  });
});
