import fc from 'fast-check';

// Every run has the same cases, so that a failure can be repeated and a success is no luck. PROPERTY_SEED takes others.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_126) });
