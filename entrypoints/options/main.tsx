import { render } from 'preact';
import { Options } from '../../components/options/Options.tsx';
import type { Busy, OptionsProps } from '../../components/options/props.ts';
import '../../components/options/options.css';
import type { Result } from '../../lib/messages/contract.ts';
import { copyText } from '../../lib/platform/clipboard.ts';
import { follow } from '../../lib/platform/live.ts';
import { ask } from '../../lib/platform/messaging.ts';

let shown: OptionsProps = {
  view: null,
  busy: null,
  connectFailure: null,
  failure: null,
  onCopy: copyText,
  onSave: (application) => void work('saving', ask('saveApplication', application)),
  onConnect: (computer) => void connect(computer),
  onRecheck: () => void work('checking', ask('recheckConnection', null)),
  onChooseZone: (zone) => void work('saving', ask('chooseZone', { zone })),
  onDisconnect: () => void work('disconnecting', ask('disconnect', null)),
  onDismissLost: () => void ask('dismissLost', null),
};

function show(change: Partial<OptionsProps>): void {
  shown = { ...shown, ...change };
  render(<Options {...shown} />, document.getElementById('app') ?? document.body);
}

async function work(busy: Busy, answer: Promise<Result<null> | null>): Promise<void> {
  show({ busy, failure: null, connectFailure: null });
  const result = await answer;
  await look();
  show({ busy: null, failure: result && !result.ok ? result.failure : null });
}

async function connect(computer: 'staffOnly' | 'shared'): Promise<void> {
  show({ busy: 'connecting', failure: null, connectFailure: null });
  const result = await ask('connect', { computer });
  await look();
  const unchecked = result.ok ? result.unchecked : null;
  show({ busy: null, failure: unchecked, connectFailure: result.ok ? null : result.failure });
}
show({});
const look = follow(
  'viewConnection',
  (view) => show({ view }),
  () => show({ failure: { kind: 'timeout' } }),
);
