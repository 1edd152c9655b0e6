import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { SessionPorts, Shown } from './session-ports.ts';

/** This holds what is on the screen now, and is the way to the background. */
export interface Screen {
  shown(): Shown | null;
  /** Show something else altogether; null draws nothing. */
  replace(shown: Shown | null): void;
  /** Change a part of what is shown. Where nothing is shown, nothing happens. */
  change(part: Partial<Shown>): void;
  /** Ask the background; null where no answer comes. Where the extension is gone, this ends the session. */
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N> | null>;
  /** Say that the background did not answer. */
  unanswered(): void;
}

export function openScreen(ports: SessionPorts): Screen {
  let shown: Shown | null = null;
  const replace = (next: Shown | null) => {
    shown = next;
    ports.show(shown);
  };
  const change = (part: Partial<Shown>) => {
    if (shown !== null) replace({ ...shown, ...part });
  };
  return {
    shown: () => shown,
    replace,
    change,
    async ask(name, input) {
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
    unanswered() {
      if (ports.isAlive()) change({ loading: false, notice: { kind: 'timeout' } });
    },
  };
}
