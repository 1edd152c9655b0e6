import { render } from 'preact';
import { Options } from '../../components/options/Options.tsx';
import type { OptionsProps } from '../../components/options/props.ts';
import '../../components/options/options.css';
import { aboutThisBuild } from '../../lib/platform/about.ts';
import { hearErrorsOfPage } from '../../lib/platform/hear-errors.ts';
import { follow } from '../../lib/platform/live.ts';
import { ask } from '../../lib/platform/messaging.ts';
import { deeds } from './deeds.ts';
import { waiting } from './waiting.ts';

hearErrorsOfPage('settings');
let shown: OptionsProps = {
  ...{ view: null, about: aboutThisBuild(), computerZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
  ...{ hasNews: false, busy: null, tried: null, connectFailure: null, failure: null },
  ...deeds(waiting(show, () => look())),
};

function show(change: Partial<OptionsProps>): void {
  shown = { ...shown, ...change };
  render(<Options {...shown} />, document.getElementById('app') ?? document.body);
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
