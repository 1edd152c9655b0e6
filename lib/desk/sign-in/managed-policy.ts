import { unawaited } from '../../unawaited.ts';
import { type NamedSettings, SETTING } from '../store/stored-keys.ts';

/**
 * The browser's policy, without its wait after a browser start. Chromium answers only once its first page has come to
 * rest (1.5 to 3.3 s, measured in version 156), and every view needs the answer. Where the policy set nothing when it
 * was last heard, that is assumed until the browser answers; if it then says otherwise, `changed` is called. A policy
 * that did set something is waited for, since IT may have withdrawn it.
 */
export function managedPolicy(
  ask: () => Promise<unknown>,
  settings: NamedSettings,
  changed: () => void,
): () => Promise<unknown> {
  let hasSpoken = false;
  /**
   * What the settings say of the last answer: true where the policy set nothing; null while they were not written here.
   */
  let noted: boolean | null = null;
  const setNothingBefore = async () => (await settings.read(SETTING.policySetNothing)) === true;
  const hear = async () => {
    const said = await ask();
    hasSpoken = true;
    const nothing = setsNothing(said);
    if (nothing === noted) return said;
    if (nothing !== (await setNothingBefore()))
      await (nothing
        ? settings.write(SETTING.policySetNothing, true)
        : settings.remove([SETTING.policySetNothing]));
    noted = nothing;
    return said;
  };
  return async () => {
    if (hasSpoken || !(await setNothingBefore())) return hear();
    const heard = hear().then((said) => {
      if (!setsNothing(said)) changed();
    });
    unawaited('policy', heard);
    return {};
  };
}

function setsNothing(said: unknown): boolean {
  return typeof said !== 'object' || said === null || Object.keys(said).length === 0;
}
