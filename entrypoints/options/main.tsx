import { render } from 'preact';
import { Options } from '../../components/options/Options.tsx';
import type { Busy, OptionsProps } from '../../components/options/props.ts';
import '../../components/options/options.css';
import type { Result } from '../../lib/messages/failure.ts';
import { aboutThisBuild } from '../../lib/platform/about.ts';
import { hearErrorsOfPage } from '../../lib/platform/hear-errors.ts';
import { follow } from '../../lib/platform/live.ts';
import { ask } from '../../lib/platform/messaging.ts';
import { deeds } from './deeds.ts';

hearErrorsOfPage('settings');
let shown: OptionsProps = {
  ...{ view: null, about: aboutThisBuild(), hasNews: false, busy: null, connectFailure: null, failure: null },
  ...deeds({ work, connect }),
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
void ask('viewNews', { version: shown.about.version, read: true })
  .then((hasNews) => show({ hasNews }))
  .catch(() => undefined);
const look = follow(
  'viewConnection',
  () => null,
  (view) => show({ view }),
  () => show({ failure: { kind: 'timeout' } }),
);
