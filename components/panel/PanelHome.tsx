import { dayRowOf } from '../../lib/panel/day-shown.ts';
import type { HomeSession, HomeShown } from '../../lib/panel/home-session.ts';
import { NOBODY_OPEN, TO_PATIENT } from '../../lib/words/day-page.ts';
import type { PressWatch } from '../card/press-watch.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { DayPage } from './day/DayPage.tsx';
import { PanelPage } from './PanelPage.tsx';
import type { PanelHandlers, PanelProps, PatientWays } from './props.ts';

interface Props {
  shown: HomeShown;
  home: HomeSession;
  presses: PressWatch;
  copy: PanelProps['copy'];
  /** There is room for the day and a patient side by side. */
  isWide: boolean;
  hasTabs: boolean;
  onOpenSettings: () => void;
  onOpenDesk: () => void;
  onDismissLost: () => void;
  onAllowSite: () => Promise<boolean>;
}

/** The day is home, and a patient is one step away; where there is room, both are there. */
export function PanelHome(props: Props) {
  const { shown, isWide } = props;
  if (!isWide) return shown.place === 'day' ? <Day {...props} /> : <OnePatient {...props} />;
  return (
    <div class="both">
      <Day {...props} />
      <section class="beside" aria-label={TO_PATIENT}>
        {shown.place === 'day' ? (
          <div class="desk day-empty">
            <EmptyState words={NOBODY_OPEN} icon="minus" />
          </div>
        ) : (
          <OnePatient {...props} key={shown.opened} />
        )}
      </section>
    </div>
  );
}

function Day({ shown, home, presses, hasTabs, ...ways }: Props) {
  const { onOpenDesk, onOpenSettings, onDismissLost, onAllowSite } = ways;
  return (
    <DayPage
      {...{ shown: shown.day, presses, day: home.day, onOpenSettings, onDismissLost, onAllowSite }}
      opened={shown.place === 'patient' ? shown.opened : null}
      onLeave={hasTabs ? home.toFront : null}
      onOpenDesk={hasTabs ? onOpenDesk : null}
      onOpenPatient={(patientId) => home.openPatient(patientId, null)}
      onLookAgain={() => void home.day.look()}
      onScrolled={home.scrolled}
    />
  );
}

function OnePatient({ shown, home, presses, copy, isWide, hasTabs, onOpenSettings }: Props) {
  const { patient } = home;
  const handlers: PanelHandlers = {
    ...{ onEdit: patient.edit, onType: patient.type, onDrop: patient.drop, onInsist: patient.insist },
    ...{ onLookUp: () => void patient.lookUp(), onOpenSettings },
    onAct: (action, { risksRead }) => void patient.act(action, risksRead),
    onSave: (then, { risksRead }) => void patient.save(then, risksRead),
    onPutAway: () => void patient.putSaveAway(),
  };
  const ways: PatientWays = {
    isOpened: shown.opened !== null,
    visit: dayRowOf(shown.day, shown.opened)?.visit?.starts ?? null,
    onBack: isWide ? null : home.toDay,
    onShowFront: hasTabs ? home.toFront : null,
  };
  return <PanelPage {...{ shown: shown.patient, presses, copy, ways, ...handlers }} />;
}
