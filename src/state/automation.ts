/** `window.pruningGame`: the lab for lessons, embeds and tests. Documented in the README. */
import type { Analysis } from '../game/frozen/analysis.ts';
import type { FrozenGameJson } from '../game/frozen/types.ts';
import type { RunSpec, SpecPatch } from '../game/spec.ts';
import type { Snapshot } from '../protocol/events.ts';
import type { Lab } from './lab.ts';

export interface PruningGame {
  /** Resolves when the first run is prepared; rejects with a sentence if it cannot be. */
  readonly ready: Promise<void>;
  spec(): RunSpec;
  /** Resolves with the step from which the change acts; 0 when it needed a new run. */
  set(patch: SpecPatch): Promise<{ step: number }>;
  play(): void;
  pause(): void;
  /** Pauses and runs n steps. */
  step(n: number): Promise<void>;
  /** Pauses and goes back to step 0, with the same seed unless another is given. */
  reset(options?: { seed?: number }): Promise<void>;
  snapshot(): Promise<Snapshot>;
  /** Holds, places or releases a player, or jumps to the frozen game's equilibrium. */
  act: Lab['act'];
  /** The game the players face now, θ and benefits held still: what `npm run -s analyse` reads. */
  frozenGame(): Promise<FrozenGameJson>;
  /** What the mathematics says of it, layer by layer: what `npm run -s analyse` prints. */
  analysis(): Promise<Analysis>;
  /** Worker events by type; returns a function that stops listening. */
  on: Lab['on'];
}

declare global {
  interface Window {
    pruningGame?: PruningGame;
  }
}

export function publishAutomation(lab: Lab): void {
  const ready = new Promise<void>((resolve, reject) => {
    const look = () => {
      const { phase, failure } = lab.store.getState();
      if (phase === 'preparing') return;
      stop();
      if (failure === null) resolve();
      else reject(new Error(failure));
    };
    const stop = lab.store.subscribe(look);
  });
  // A page without automation leaves `ready` alone; its failure is on the page already.
  ready.catch(() => undefined);
  window.pruningGame = {
    ready,
    spec: () => lab.store.getState().spec,
    set: lab.set,
    play: lab.play,
    pause: lab.pause,
    step: lab.step,
    async reset(options) {
      lab.pause();
      await lab.reset(options);
    },
    snapshot: lab.snapshot,
    act: lab.act,
    frozenGame: lab.frozenGame,
    analysis: lab.analysis,
    on: lab.on,
  };
}
