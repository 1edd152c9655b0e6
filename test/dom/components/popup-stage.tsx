import { vi } from 'vitest';
import { Popup } from '../../../components/popup/Popup.tsx';
import css from '../../../components/popup/popup.css?inline';
import type { PopupProps } from '../../../components/popup/props.ts';
import { show } from './stage.tsx';
import * as views from './views.ts';

/** What the popup is given where nothing is known of the day: then it lists the invites that are known. */
function popupProps(change: Partial<PopupProps> = {}) {
  return {
    ...{ view: views.worklist({ rows: views.rows }), day: 'lost' as const, left: null },
    ...{ tab: { kind: 'nobody' as const }, notice: null, failure: null, hasNews: false },
    ...{ onAct: vi.fn(), onAsk: vi.fn(), onAskDay: vi.fn(), onEnd: vi.fn(), onLeave: vi.fn() },
    ...{ onOpenChart: vi.fn(), onOpenSettings: vi.fn(), onLookAtTab: vi.fn(), onOpenPatient: vi.fn() },
    ...{ onOpenPanel: vi.fn(async () => true), onOpenDesk: vi.fn(), onOpenBulk: vi.fn() },
    ...{ onDismissLost: vi.fn(), onConfirmHost: vi.fn(), onAllowSite: vi.fn(async () => true) },
    ...change,
  };
}

/** Draw the popup, and draw it `again` with something else. */
export function mountPopup(change: Partial<PopupProps> = {}) {
  const given = popupProps(change);
  const again = show(<Popup {...given} />, css);
  return { ...given, again: (next: Partial<PopupProps>) => again(<Popup {...given} {...next} />) };
}
