import { type SavePorts, saveRunner } from '../operations/save-runner.ts';
import { pauseAwake } from '../operations/send-delay.ts';
import { typedMemory } from '../operations/typed-values.ts';
import { saveStore } from '../store/save-store.ts';
import type { NamedMemory, NamedVault } from '../store/stored-keys.ts';
import type { ActPorts } from './act.ts';
import { followSave } from './follow-save.ts';
import type { PanelServices } from './panel-handlers.ts';
import { panelTargets } from './panel-targets.ts';
import { panelTokens } from './panel-tokens.ts';
import type { PatientServices } from './read-access.ts';

/** Put together what the panel needs: whom it is about, and the saves that begin in it. */
export function panelServices(
  patients: PatientServices,
  act: ActPorts,
  stores: { memory: NamedMemory; vault: NamedVault },
  signs: Pick<SavePorts, 'wakeAt' | 'endedUnseen'>,
): PanelServices {
  const { clock, practice, cache } = patients;
  const { memory, vault } = stores;
  const saves = saveStore(vault, clock.now);
  const typed = typedMemory(memory);
  const runner = saveRunner({
    ...{ ...signs, practice, typed, store: saves, now: clock.now, changed: act.changed, pause: pauseAwake },
    rememberRecord: (record) => cache.rememberRecord(record, clock.now()),
    follow: (save) => followSave(patients, act, save),
  });
  const tokens = panelTokens(memory, clock.now);
  return { saves, typed, runner, tokens, targets: panelTargets(memory) };
}
