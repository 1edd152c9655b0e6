import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { SessionPorts, Shown } from './session-ports.ts';

/** This holds what is on the screen now, and is the way to the background. */
export interface Screen {
  shown(): Shown | null;
  /** Show something else altogether; null draws nothing. */
  replace(shown: Shown | null): void;
  /** Change a part of what is shown. Where nothing is shown, nothing happens. */
  change(part: Partial<Shown>): void;
  /** The background may use the EHR's site, or not any more, whatever is shown. */
  access(mayUse: boolean): void;
  /** Ask the background; null where no answer comes. Where the extension is gone, this ends the session. */
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N> | null>;
}

export function openScreen(ports: SessionPorts): Screen {
  let shown: Shown | null = null;
  let noAccess = false;
  const replace = (next: Shown | null) => {
    shown = next;
    ports.show(noAccess && shown ? { ...shown, noAccess } : shown);
  };
  const change = (part: Partial<Shown>) => {
    if (shown !== null) replace({ ...shown, ...part });
  };
  return {
    shown: () => shown,
    replace,
    change,
    access(mayUse) {
      noAccess = !mayUse;
      change({});
    },
    async ask(name, input) {
      // The browser would send the question's requests to DrChrono as if they came from a stranger.
      if (noAccess) return null;
      try {
        return await ports.ask(name, input);
      } catch {
        if (!ports.isAlive()) {
          change({ staleExtension: true, loading: false });
          ports.end();
        }
        return null;
      }
    },
  };
}
