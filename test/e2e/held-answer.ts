import type { FaultRule } from '../sandbox/faults.ts';

/** A request that waits at the practice until the test has seen what there is to see meanwhile. */
export interface HeldAnswer {
  rule: FaultRule;
  /** Whether the request is there. */
  isThere(): boolean;
  letGo(): void;
}

/**
 * Hold the next request of this kind before it takes effect. A test that let it wait for some seconds would miss on a
 * busy machine what is shown meanwhile. The extension itself gives up after 25 s.
 */
export function holdAnswer(match: FaultRule['match']): HeldAnswer {
  const held = Promise.withResolvers<void>();
  let isThere = false;
  const act = () => {
    isThere = true;
    return held.promise;
  };
  return {
    rule: { match, times: 1, fault: { kind: 'meanwhile', when: 'before', act } },
    isThere: () => isThere,
    letGo: () => held.resolve(),
  };
}
