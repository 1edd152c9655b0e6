import * as z from 'zod/mini';
import { boundedWords } from '../../ehr/page/label-words.ts';
import { knownZone } from '../../invites/expiry.ts';
import type { LockedChoice } from '../../messages/connection-view.ts';
import { once } from '../../once.ts';
import type { PracticeFacts } from './practice-facts.ts';

/**
 * What staff choose and the practice's IT may set before them, by the names in the browser's policy. Each is read for
 * itself, so that one mistake in a policy does not unlock the others.
 */
const schemas = {
  timeZone: once(() => z.string().check(z.refine(knownZone))),
  iconOnly: once(() => z.boolean()),
  askToConfirm: once(() => z.boolean()),
  drChronoInvites: once(() => z.enum(['never', 'firstVisit', 'reminders'])),
  preparesSchedule: once(() => z.boolean()),
  showBadge: once(() => z.boolean()),
  labelWords: once(() => z.record(z.string(), z.unknown())),
} satisfies Record<LockedChoice, () => z.ZodMiniType>;

type Value<C extends LockedChoice> = z.infer<ReturnType<(typeof schemas)[C]>>;

/** The same facts, where what IT has set holds whatever staff choose; their own choice is back once IT takes that out. */
export function factsUnderPolicy(facts: PracticeFacts, policy: () => Promise<unknown>): PracticeFacts {
  const set = async <C extends LockedChoice>(choice: C): Promise<Value<C> | undefined> => {
    const said = await policy();
    const value: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, choice) : undefined;
    const parsed = schemas[choice]().safeParse(value);
    return parsed.success ? (parsed.data as Value<C>) : undefined;
  };
  const isSet = async (choice: LockedChoice) => (await set(choice)) !== undefined;
  const unlessSet = async (choice: LockedChoice, write: () => Promise<void>) => {
    if (!(await isSet(choice))) await write();
  };
  return {
    ...facts,
    async locked() {
      const choices = Object.keys(schemas) as LockedChoice[];
      const locked = await Promise.all(choices.map(isSet));
      return choices.filter((_, index) => locked[index]);
    },
    zone: async () => (await set('timeZone')) ?? facts.zone(),
    async checks() {
      const [checks, zone] = await Promise.all([facts.checks(), set('timeZone')]);
      return checks && zone !== undefined ? { ...checks, zone, zoneSource: 'chosen' } : checks;
    },
    chooseZone: async (zone) => !(await isSet('timeZone')) && facts.chooseZone(zone),
    iconOnly: async () => (await set('iconOnly')) ?? facts.iconOnly(),
    showIconOnly: (iconOnly) => unlessSet('iconOnly', () => facts.showIconOnly(iconOnly)),
    asksToConfirm: async () => (await set('askToConfirm')) ?? facts.asksToConfirm(),
    askToConfirm: (asks) => unlessSet('askToConfirm', () => facts.askToConfirm(asks)),
    drChronoInvites: async () => (await set('drChronoInvites')) ?? facts.drChronoInvites(),
    sayDrChronoInvites: (when) => unlessSet('drChronoInvites', () => facts.sayDrChronoInvites(when)),
    preparesSchedule: async () => (await set('preparesSchedule')) ?? facts.preparesSchedule(),
    prepareSchedule: (prepares) => unlessSet('preparesSchedule', () => facts.prepareSchedule(prepares)),
    showsBadge: async () => (await set('showBadge')) ?? facts.showsBadge(),
    showBadge: (shows) => unlessSet('showBadge', () => facts.showBadge(shows)),
    async labelWords() {
      const words = await set('labelWords');
      return words === undefined ? facts.labelWords() : boundedWords(words);
    },
    chooseLabelWords: (words) => unlessSet('labelWords', () => facts.chooseLabelWords(words)),
  };
}
