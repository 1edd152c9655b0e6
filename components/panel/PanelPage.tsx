import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelPatient } from '../../lib/messages/panel-view.ts';
import { patientIn } from '../../lib/panel/panel-shown.ts';
import { visitSentence } from '../../lib/words/day-page.ts';
import { failureWords } from '../../lib/words/failures.ts';
import { BORN, NO_BIRTH_DATE, PRODUCT } from '../../lib/words/overlay.ts';
import * as words from '../../lib/words/panel.ts';
import type { Plain } from '../../lib/words/plain.ts';
import type { When } from '../../lib/words/status.ts';
import { calendarDate } from '../../lib/words/time.ts';
import { Presses } from '../card/ActionButton.tsx';
import { Trouble } from '../card/Deeds.tsx';
import { useStanding } from '../card/use-standing.ts';
import { ActsAs } from '../shared/ActsAs.tsx';
import { Icon } from '../shared/Icon.tsx';
import { useKeptFocus } from '../shared/kept-focus.ts';
import { progressSentence } from '../shared/Progress.tsx';
import { type Speech, Spoken } from '../shared/Spoken.tsx';
import { useNow } from '../shared/use-now.ts';
import { Patient } from './Patient.tsx';
import type { PanelProps, PatientWays } from './props.ts';

/** The page beside the tabs: the patient of the tab in front, with room, and with the fields that an invite needs. */
export function PanelPage(props: PanelProps) {
  const { shown, presses } = props;
  const patient = patientIn(shown);
  const when = { now: useNow(patient?.view.clock ?? null), zone: patient?.view.zone ?? null };
  const identity = patient?.view.identity;
  const isNamed = identity?.kind === 'locked';
  const { standing, asked } = useStanding(patient?.view ?? null, shown.busy, when.now);
  const onAct: PanelProps['onAct'] = (action, accepted) => {
    if (action === 'check') asked();
    props.onAct(action, accepted);
  };
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root);
  useBack(props.ways);
  // Where the day stands beside it, that one is the page's main part.
  const Body = props.ways && props.ways.onBack === null ? 'div' : 'main';
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever comes from the day goes on here with the keyboard, unless a field takes the focus.
  useEffect(() => {
    if (props.ways && (document.activeElement === document.body || document.activeElement === null))
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Presses.Provider value={presses}>
      <div class="desk panel" ref={root} aria-busy={shown.view === null}>
        <header class="who">
          {props.ways?.onBack && (
            <button type="button" class="back" onClick={props.ways.onBack}>
              <span aria-hidden="true">‹</span> {words.BACK_TO_DAY}
            </button>
          )}
          <h2 ref={heading} tabIndex={-1}>
            <bdi>{(isNamed && identity.name) || PRODUCT}</bdi>
          </h2>
          {isNamed && <p>{bornAndVisit(identity.birthDate, props.ways)}</p>}
          {props.ways?.isOpened && <Opened ways={props.ways} inFront={patient?.inFront} />}
        </header>
        <Body aria-label={Body === 'main' ? words.PANEL_REGION : undefined}>
          {patient ? <Patient {...props} {...{ patient, when, onAct }} /> : <Nobody {...props} />}
        </Body>
        {patient?.view.actsAs && (
          <footer>
            <ActsAs name={patient.view.actsAs} />
          </footer>
        )}
        <Spoken from={[...speechOf(props, when), standing]} />
      </div>
    </Presses.Provider>
  );
}

/** Esc in a field gives up what was typed there; anywhere else it goes back to the day. */
function useBack(ways: PatientWays | null): void {
  const onBack = ways?.onBack;
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isElsewhere = event.repeat || event.target instanceof HTMLInputElement;
      if (event.key === 'Escape' && !isElsewhere) onBack?.();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onBack]);
}

function bornAndVisit(birthDate: string | null, ways: PatientWays | null): string {
  const born = birthDate ? `${BORN} ${calendarDate(birthDate)}` : NO_BIRTH_DATE;
  return ways?.visit ? `${born} · ${visitSentence(ways.visit)}` : born;
}

/** Whoever was opened from the day stays, whatever tab is in front; and the panel says so. */
function Opened({ ways, inFront }: { ways: PatientWays; inFront: PanelPatient['inFront'] }) {
  return (
    <p class="opened">
      <span>{words.OPENED_FROM_DAY}</span>
      {inFront === 'other' && ways.onShowFront && (
        <span class="elsewhere">
          {words.FRONT_IS_OTHER}{' '}
          <button type="button" class="link" onClick={ways.onShowFront}>
            {words.SHOW_FRONT}
          </button>
        </span>
      )}
    </p>
  );
}

/** What a screen reader is told when it changes. */
function speechOf({ shown }: PanelProps, when: When): readonly Speech[] {
  const { view, notice, busy } = shown;
  const { save, view: about } = patientIn(shown) ?? { save: null, view: null };
  const operation = about?.operation;
  return [
    [notice ? failureWords(notice, when.zone).happened : '', notice],
    // The answer to "Look up". A failure that was there before is told anew, as each look-up is a press.
    [view?.kind === 'failed' && !busy ? failureWords(view.failure, when.zone).happened : ''],
    [save ? words.saveWords(save, when.zone).happened : ''],
    [operation ? progressSentence(operation, when) : '', operation?.id],
  ];
}

function Nobody(props: PanelProps) {
  const { view, notice } = props.shown;
  const when = { now: 0, zone: null };
  const trouble = notice && <Trouble failure={notice} when={when} onOpenSettings={props.onOpenSettings} />;
  switch (view?.kind) {
    case 'nobody':
      return <Empty words={words.nobodyInFront}>{trouble}</Empty>;
    case 'notLooked':
      return (
        <Empty words={words.notLookedYet}>
          <LookUp {...props} look="primary" />
          {trouble}
        </Empty>
      );
    case 'failed':
      return (
        <div class="part">
          <Trouble failure={view.failure} when={when} onOpenSettings={props.onOpenSettings} />
          <div class="actions">
            <LookUp {...props} look="secondary" />
          </div>
        </div>
      );
    default:
      return (
        trouble ?? (
          <p class="looking" role="status">
            <Icon name="busy" /> {words.PANEL_LOOKING}
          </p>
        )
      );
  }
}

function LookUp({ shown, onLookUp, look }: PanelProps & { look: 'primary' | 'secondary' }) {
  return (
    <button
      type="button"
      class={`button ${look}`}
      aria-disabled={shown.busy}
      onClick={() => shown.busy || onLookUp()}
    >
      {look === 'primary' ? words.LOOK_UP_PATIENT : words.LOOK_UP_AGAIN}
    </button>
  );
}

function Empty({ words: said, children }: { words: Plain; children: ComponentChildren }) {
  return (
    <div class="empty">
      <h3>{said.happened}</h3>
      <p>{said.patient}</p>
      <p>{said.next}</p>
      {children}
    </div>
  );
}
