import { Temporal } from 'temporal-polyfill';

// Node 24 has no Temporal of its own, while the browsers that run the extension have it.
if (!('Temporal' in globalThis)) Object.assign(globalThis, { Temporal });
