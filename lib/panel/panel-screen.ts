import { pageKind } from '../ehr/page/page-kind.ts';
import type { IdentifierField, PanelPatient, PanelView } from '../messages/panel-view.ts';
import type { FrontTab } from '../platform/panel-page.ts';
import { NOBODY_SHOWN, type PanelPorts, type PanelShown } from './panel-shown.ts';
import { stillTyped, type TypedFields } from './typed-fields.ts';

export type PanelScreen = ReturnType<typeof panelScreen>;

/** Name the page that a tab shows, so that two can be compared. */
export function pageInTab(front: FrontTab | null): string {
  const url = front?.address == null ? null : URL.parse(front.address);
  return JSON.stringify([front?.tabId ?? null, url && [url.host, pageKind(url)]]);
}

/**
 * What the panel shows now. What was typed belongs to one patient: it stays while the view of that patient comes again,
 * also after a view of nobody, and goes when another patient is drawn.
 */
export function panelScreen(ports: Pick<PanelPorts, 'show'>) {
  let shown = NOBODY_SHOWN;
  let place: string | null = null;
  let patient: string | null = null;
  let focused: string | null = null;
  /** The calendar keeps its address whoever is in its window, so each blank there ends what was typed. */
  let blanks = 0;

  const change = (part: Partial<PanelShown>): void => {
    shown = { ...shown, ...part };
    ports.show(shown);
  };
  const whoIs = (front: FrontTab | null, { view }: PanelPatient): string => {
    const url = front?.address == null ? null : URL.parse(front.address);
    const page = url ? pageKind(url) : null;
    const name = view.identity.kind === 'locked' ? view.identity.name : '';
    return JSON.stringify([page, name, page?.kind === 'calendar' ? blanks : 0]);
  };
  /** A field that the panel was opened at takes the focus once for each press that opened it there. */
  const focusFor = ({ field, press }: PanelPatient): PanelShown['focus'] => {
    const asked = field && `${patient} ${field} ${press}`;
    const isNew = asked !== null && asked !== focused;
    focused = asked;
    return isNew && field ? { field } : shown.focus;
  };

  return {
    shown: () => shown,
    change,
    /** Whose view was drawn last. */
    patient: () => patient,
    place: () => place,
    /** Nobody may take the patient before for the one in front, so that one leaves at once. */
    blank(): void {
      blanks += 1;
      place = null;
      if (shown.view !== null) change({ view: null, focus: null });
    },
    /** Draw what the background said about this tab in front, or about the patient who was opened from the day. */
    draw(front: FrontTab | null, view: PanelView, opened: number | null = null): void {
      place = pageInTab(front);
      if (view.kind !== 'patient') {
        change({ view, focus: null });
        return;
      }
      const who = opened === null ? whoIs(front, view) : JSON.stringify(['opened', opened]);
      const isSame = who === patient;
      patient = who;
      const focus = focusFor(view);
      const typed = isSame ? stillTyped(view, shown.typed) : {};
      const isOpenedAt = focus !== null && focus !== shown.focus;
      change({
        ...{ view, focus, typed: isOpenedAt ? openedAt(view, focus.field, typed) : typed },
        ...(isSame ? {} : { notice: null }),
      });
    },
  };
}

/** A field with a value is open for a correction once the panel was opened at it. One without a value always is. */
function openedAt({ values }: PanelPatient, field: IdentifierField, typed: TypedFields): TypedFields {
  const value = values[field];
  if (typeof value !== 'string' || typed[field] !== undefined) return typed;
  return { ...typed, [field]: { text: value, seen: value } };
}
