import { Temporal } from 'temporal-polyfill';

// Node 24 has no Temporal of its own; the browsers that run the extension do.
if (!('Temporal' in globalThis)) Object.assign(globalThis, { Temporal });
