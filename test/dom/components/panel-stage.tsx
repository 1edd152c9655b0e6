import { vi } from 'vitest';
import type { PressWatch } from '../../../components/card/press-watch.ts';
import { PanelPage } from '../../../components/panel/PanelPage.tsx';
import css from '../../../components/panel/panel.css?inline';
import type { IdentifierField, PanelPatient, SaveView } from '../../../lib/messages/panel-view.ts';
import type { PatientView } from '../../../lib/messages/patient-view.ts';
import type { PanelShown } from '../../../lib/panel/panel-shown.ts';
import { show } from './stage.tsx';
import { offer, patientView, statuses } from './views.ts';

/** Accepts each press that the browser calls a person's. How presses are judged is tested beside this. */
const lenient: PressWatch = {
  drawn: () => undefined,
  gone: () => undefined,
  judge: ({ isTrusted }) =>
    isTrusted ? { kind: 'accepted', press: { heldFor: 40, watched: true } } : { kind: 'notAimed' },
};

const line = (requirement: 'email' | 'ssn' | 'birthDate' | 'phone', shown: string | null) => ({
  requirement,
  state: shown === null ? ('missing' as const) : ('onFile' as const),
  shown: shown ?? '',
});

/** A patient of whom everything is on file but the email. */
export function withoutEmail(change: Partial<PanelPatient> = {}): PanelPatient {
  return {
    kind: 'patient',
    view: patientView({
      ...{ identity: { kind: 'locked', name: 'Maren Fairholt', birthDate: '1980-02-11' } },
      status: statuses.notInvited,
      eligibility: {
        verdict: 'notEligible',
        lines: [line('email', null), line('ssn', null), line('birthDate', '1980-02-11'), line('phone', '•')],
        ...{ toFix: ['email'], warnings: [] },
      },
      offers: [{ action: 'check', emphasis: 'secondary', risk: null }],
      actsAs: 'Dana Whitlock',
    }),
    values: { email: null, cellPhone: '(410) 555-0143', birthDate: '1980-02-11' },
    ...{ practiceDomain: null, field: null, save: null },
    ...change,
  };
}

/** A patient of whom nothing is on file, with a name that is long. */
export function everythingMissing(change: Partial<PatientView> = {}): PanelPatient {
  const { view, ...rest } = withoutEmail();
  const lines = (['email', 'ssn', 'birthDate', 'phone'] as const).map((one) => line(one, null));
  return {
    ...{ ...rest, values: { email: null, cellPhone: null, birthDate: null } },
    view: {
      ...view,
      identity: {
        ...{ kind: 'locked', birthDate: null },
        name: 'Wilhelmina-Alexandra Featherstonehaugh-Cholmondeley de la Fuente',
      },
      eligibility: {
        ...{ verdict: 'notEligible', lines, toFix: ['email', 'birthDate', 'phone'], warnings: [] },
      },
      ...change,
    },
  };
}

/** A patient of whom everything is on file, and whose invite has expired. */
export function onFile(change: Partial<PatientView> = {}): PanelPatient {
  const { view, ...rest } = withoutEmail();
  const lines = [
    line('email', 'm•••@example.com'),
    line('ssn', ''),
    line('birthDate', '1980-02-11'),
    line('phone', '(•••) •••-0143'),
  ];
  return {
    ...rest,
    values: {
      ...{ email: 'maren.fairholt@example.com', cellPhone: '(410) 555-0143', birthDate: '1980-02-11' },
    },
    view: {
      ...{ ...view, status: statuses.expired, offers: [offer.resend, offer.check] },
      eligibility: { verdict: 'eligible', lines, toFix: [], warnings: [] },
      ...change,
    },
  };
}

export const saveView = (state: SaveView['state'], then: SaveView['then'] = 'nothing'): SaveView => ({
  ...{ fields: ['email'], state, then },
});

/** Put the panel on the stage, in which what is typed is kept as the session keeps it. */
export function showPanel(change: Partial<PanelShown> = {}) {
  let shown: PanelShown = {
    ...{ view: withoutEmail(), typed: {}, busy: false, looksUp: false, notice: null, focus: null },
    ...change,
  };
  const chartSays = (field: IdentifierField) =>
    shown.view?.kind === 'patient' ? (shown.view.values[field] ?? null) : null;
  const spies = {
    ...{ onLookUp: vi.fn(), onOpenSettings: vi.fn(), onAct: vi.fn(), onSave: vi.fn(), onPutAway: vi.fn() },
    ...{ onInsist: vi.fn(), onDrop: vi.fn() },
  };
  const panel = () => (
    <PanelPage
      {...spies}
      shown={shown}
      presses={lenient}
      ways={null}
      copy={async () => true}
      onEdit={(field) =>
        again({ typed: { ...shown.typed, [field]: typedAs(field, chartSays(field) ?? '') } })
      }
      onType={(field, text) => again({ typed: { ...shown.typed, [field]: typedAs(field, text) } })}
    />
  );
  const typedAs = (field: IdentifierField, text: string) => ({
    text,
    seen: shown.typed[field]?.seen ?? chartSays(field),
  });
  const draw = show(panel(), css);
  const again = (next: Partial<PanelShown>) => {
    shown = { ...shown, ...next };
    draw(panel());
  };
  return { ...spies, again };
}
