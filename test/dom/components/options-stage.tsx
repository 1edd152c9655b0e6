import { vi } from 'vitest';
import { Options } from '../../../components/options/Options.tsx';
import css from '../../../components/options/options.css?inline';
import type { OptionsProps } from '../../../components/options/props.ts';
import { show } from './stage.tsx';
import { connectionView } from './views.ts';

const kept = async () => null;

/** What the settings are given where nothing is set up yet, with handlers that only note their calls. */
function optionsProps(change: Partial<OptionsProps> = {}) {
  const given = {
    view: connectionView(),
    about: { version: '0.1.0', browser: 'Chromium' },
    ...{ hasNews: false, computerZone: 'US/Eastern' },
    ...{ busy: null, tried: null, connectFailure: null, failure: null },
    ...{ onCopy: vi.fn(async () => true), onAllowSite: vi.fn(async () => true) },
    ...{ onNotices: vi.fn(async () => true), onOpenDesk: vi.fn(), onForgetHost: vi.fn() },
    ...{ onSave: vi.fn(), onConnect: vi.fn(), onRecheck: vi.fn(), onDisconnect: vi.fn() },
    ...{ onChooseZone: vi.fn(), onDismissLost: vi.fn(), onMinorsUnder: vi.fn() },
    ...{ onIconOnly: vi.fn(kept), onAskToConfirm: vi.fn(kept) },
    ...{ onPrepareSchedule: vi.fn(kept), onDrChronoInvites: vi.fn(kept), onShowBadge: vi.fn(kept) },
    onSaveDeskFile: vi.fn(async () => ({ ok: true, text: '{}', withSecret: true }) as const),
    onTakeDeskFile: vi.fn(async () => ({ ok: true, lacksSecret: false }) as const),
    onCheckPage: vi.fn(async () => ({ kind: 'noTab' }) as const),
    onChooseLabelWords: vi.fn(async () => ({ ok: true }) as const),
    isKnownWord: () => false,
  } satisfies OptionsProps;
  return { ...given, ...change };
}

/** Draw the settings, and draw them `again` with something else. */
export function mountOptions(change: Partial<OptionsProps> = {}) {
  const given = optionsProps(change);
  const again = show(<Options {...given} />, css);
  return { ...given, again: (next: Partial<OptionsProps>) => again(<Options {...given} {...next} />) };
}
