import { partOf, third } from '../third.ts';
import { addresses } from './addresses.ts';
import { aim } from './aim.ts';
import { contentScript } from './content-script.ts';
import { frames } from './content-script-frames.ts';
import { documents } from './documents.ts';
import { layers, moments } from './layers.ts';
import { peoples } from './people.ts';
import { listening } from './root-listening.ts';
import { reading } from './root-reading.ts';
import { rewriting } from './root-rewriting.ts';
import { timing } from './timing.ts';
import type { Kind, MessageTrick, PressTrick, ReadTrick } from './trick.ts';
import { visibility } from './visibility.ts';

/** `npm test` tries a third of those tricks that are marked for it; every other run tries all. */
const taken = <T extends { sample?: boolean }>(tricks: readonly T[]): T[] =>
  partOf(tricks.filter(({ sample }) => third === null || sample === true));

const press: readonly (readonly [Kind, readonly PressTrick[]])[] = [
  ['aim', aim],
  ['root', rewriting],
  ['visibility', [...visibility, ...layers]],
  ['timing', [...timing, ...moments]],
  ['addresses', addresses],
  ['people', peoples],
];

/** The tricks of one kind that are tried one after another in one page. */
interface Group<T> {
  name: string;
  kind: Kind;
  tricks: T[];
}

/** Each of these has a page of its own. */
export const pressTricks = press.flatMap(([kind, tricks]) => taken(tricks).map((trick) => ({ kind, trick })));

const reads: Group<ReadTrick>[] = [
  { name: 'the page reads', kind: 'root', tricks: taken(reading.slice(0, 11)) },
  { name: 'the page selects and points', kind: 'root', tricks: taken(reading.slice(11)) },
  { name: 'the page listens', kind: 'root', tricks: taken(listening) },
];
export const readGroups = reads.filter(({ tricks }) => tricks.length > 0);

const messages: Group<MessageTrick>[] = [
  { name: 'messages and storage', kind: 'content script', tricks: taken(contentScript) },
  { name: 'frames of the page and lies about it', kind: 'content script', tricks: taken(frames) },
  { name: 'other documents', kind: 'addresses', tricks: taken(documents) },
];
export const messageGroups = messages.filter(({ tricks }) => tricks.length > 0);

/** List every trick of this run. */
export function tricksOfThisRun(): { kind: Kind; name: string }[] {
  return [
    ...pressTricks.map(({ kind, trick: { name } }) => ({ kind, name })),
    ...[...readGroups, ...messageGroups].flatMap(({ kind, tricks }) =>
      tricks.map(({ name }) => ({ kind, name })),
    ),
  ];
}
