import type { ApplicationKeys, OptionsProps } from '../../components/options/props.ts';
import type { ComputerKind } from '../../lib/messages/connection-view.ts';
import type { Result } from '../../lib/messages/failure.ts';
import { copyText } from '../../lib/platform/clipboard.ts';
import { saveDeskFile, takeDeskFile } from '../../lib/platform/desk-file.ts';
import { ask } from '../../lib/platform/messaging.ts';
import { askForNotices, endNotices } from '../../lib/platform/notices.ts';
import { settingsChoices } from '../../lib/platform/settings-choices.ts';
import { askForSiteAccess } from '../../lib/platform/site-access.ts';
import { unawaited } from '../../lib/unawaited.ts';
import { practiceCheck } from './practice-check.ts';

/** What the page does while an answer is on its way, and once it is there. */
export interface Waiting {
  work(busy: OptionsProps['busy'], answer: Promise<Result<null> | null>): Promise<void>;
  save(application: ApplicationKeys): Promise<void>;
  connect(computer: ComputerKind): Promise<void>;
}

type Deeds = Omit<
  OptionsProps,
  'view' | 'about' | 'hasNews' | 'computerZone' | 'busy' | 'tried' | 'connectFailure' | 'failure'
>;

/** What each control of the settings page does. */
export function deeds({ work, save, connect }: Waiting): Deeds {
  return {
    onCopy: copyText,
    onSave: (application) => unawaited('press', save(application)),
    onConnect: (computer) => unawaited('press', connect(computer)),
    onRecheck: () => unawaited('press', work('checking', ask('recheckConnection', null))),
    onChooseZone: (zone) => unawaited('press', work('saving', ask('chooseZone', { zone }))),
    onDisconnect: () => unawaited('press', work('disconnecting', ask('disconnect', null))),
    onDismissLost: () => unawaited('press', ask('dismissLost', null)),
    onAllowSite: askForSiteAccess,
    ...settingsChoices,
    ...practiceCheck,
    onMinorsUnder: (years) => unawaited('press', work('saving', ask('countAsMinorsUnder', { years }))),
    onNotices: (wanted) => (wanted ? askForNotices() : endNotices()),
    onSaveDeskFile: saveDeskFile,
    onTakeDeskFile: takeDeskFile,
    onOpenDesk: () => unawaited('press', ask('openDesk', null)),
    onForgetHost: () => unawaited('press', work('saving', ask('forgetPracticeHost', null))),
  };
}
