import { type NamedSettings, SETTING } from '../store/stored-keys.ts';

/**
 * The policy, without the wait after a browser start: Chromium tells it only when its first page has come to rest (1.5
 * to 3.3 s, measured in version 156), and every view asks for it. Where it set nothing when last heard, that is taken for
 * true until it has spoken; should it then say otherwise, `changed` is called. A policy that did set something is waited
 * for: IT may have taken it back.
 */
export function managedPolicy(
  ask: () => Promise<unknown>,
  settings: NamedSettings,
  changed: () => void,
): () => Promise<unknown> {
  let hasSpoken = false;
  /** What the settings say by now of whether it set nothing. */
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
    void hear().then((said) => {
      if (!setsNothing(said)) changed();
    });
    return {};
  };
}

function setsNothing(said: unknown): boolean {
  return typeof said !== 'object' || said === null || Object.keys(said).length === 0;
}
