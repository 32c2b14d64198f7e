/**
 * Games that are watched step by step without a lab: each a run of the worker like any other, of which all frames
 * are kept. A theatre holds the worker they share. A lesson plays what it shows, and nothing else.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readFrame } from '../protocol/frame.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import type { PlayerId } from '../game/players.ts';
import type { Change, RunSpec, SpecPatch } from '../spec/spec.ts';
import { createClient } from './client.ts';
import { deferred } from './deferred.ts';
import { picturesIn, type Fields } from './pictures.ts';
import type { Place } from './place.ts';

/** All players at one step. */
export interface Moment {
  readonly step: number;
  /** Mean cross-entropy of the last batch in nats; NaN without a network. */
  readonly loss: number;
  /** γ of this moment of the warm-up, of the first group. */
  readonly fee: number;
  /** s, b, ‖θ‖² and Σ_{j≠i} s_j⟨θ_i, θ_j⟩; each of shape [playerCount]. */
  readonly participation: Float32Array;
  readonly benefit: Float32Array;
  readonly normSquared: Float32Array;
  readonly rivalry: Float32Array;
}

/** Shares of the whole test set that are read rightly, 0 to 1. */
export interface TestedAt {
  readonly step: number;
  /** By the net as it plays. */
  readonly accuracy: number;
  /** With everybody below ε taken out. */
  readonly accuracyPruned: number;
}

/** A game as far as it is played. */
export interface Played {
  readonly phase: 'preparing' | 'ready' | 'failed';
  /** What is being prepared, or why it failed; empty when all is well. */
  readonly word: string;
  readonly startSpec: RunSpec;
  /** With all changes since. */
  readonly spec: RunSpec;
  /** With the step from which each acts. */
  readonly changes: readonly Change[];
  /** Oldest first; the first is of step 0. */
  readonly moments: readonly Moment[];
  /** At the steps at which somebody asked. */
  readonly accuracies: readonly TestedAt[];
  /** What the neurons that play look for, a few times a second; null before the first, and of players that are none. */
  readonly fields: Fields | null;
}

export interface WatchedGame {
  readonly store: StoreApi<Played>;
  /** Rejects with a sentence where the game cannot be prepared. */
  readonly ready: Promise<void>;
  /** Resolves when the moment is in the store. */
  step(count: number): Promise<void>;
  set(patch: SpecPatch): Promise<void>;
  /** Puts one player at a participation, once. */
  place(player: number, participation: number): Promise<void>;
  /** Tests the net as it stands; without effect where there is none. */
  test(): Promise<void>;
  end(): void;
}

export interface Theatre {
  begin(spec: RunSpec, changes?: readonly Change[]): WatchedGame;
  /** Ends all its games. */
  clear(): void;
  /** The same, and ends the worker; another is made for the next game. */
  end(): void;
}

function momentOf(buffer: ArrayBuffer): Moment {
  const frame = readFrame(new Float32Array(buffer));
  return {
    step: frame.step,
    loss: frame.loss,
    fee: frame.fees[0] ?? 0,
    participation: frame.participation.slice(),
    benefit: frame.benefit.slice(),
    normSquared: frame.normSquared.slice(),
    rivalry: frame.rivalry.slice(),
  };
}

export function createTheatre({
  threads,
  dataUrl,
  pulse,
}: Pick<Place, 'threads' | 'dataUrl' | 'pulse'>): Theatre {
  const client = createClient({
    createThread: threads.training,
    ...{ dataUrl, pulse },
    heldFor: () => null,
  });

  const games = new Set<WatchedGame>();

  function begin(spec: RunSpec, changes: readonly Change[] = []): WatchedGame {
    const store = createStore<Played>(() => ({
      ...{ phase: 'preparing', word: '', startSpec: spec, spec },
      ...{ changes: [], moments: [], accuracies: [], fields: null },
    }));
    const ready = deferred();

    function hear(event: WorkerEvent): void {
      switch (event.type) {
        case 'progress':
          return store.setState({ word: event.text });
        case 'ready':
          return store.setState({ phase: 'ready', word: '' });
        case 'frame': {
          const moment = momentOf(event.buffer);
          store.setState(({ moments }) => ({
            moments: [...moments.filter(({ step }) => step < moment.step), moment],
          }));
          // Only now is there something to see.
          ready.resolve();
          return run.giveBack('frame', event.buffer);
        }
        case 'pictures':
          store.setState({ fields: picturesIn(event).fields });
          return run.giveBack('pictures', event.buffer);
        case 'patched':
          return store.setState((played) => ({
            spec: { ...played.spec, ...event.patch },
            changes: [...played.changes, { step: event.step, patch: event.patch }],
          }));
        case 'acted':
          return store.setState((played) => ({
            changes: [...played.changes, { step: event.step, patch: {}, act: event.act }],
          }));
        case 'failed':
          store.setState({ phase: 'failed', word: event.message });
          return ready.reject(new Error(event.message));
        default:
          return;
      }
    }

    const run = client.startBeside({ spec, changes, from: null }, hear);
    run.hurry();
    const game: WatchedGame = {
      store,
      ready: ready.promise,
      async step(count) {
        await ready.promise;
        await run.step(count);
      },
      async set(patch) {
        await ready.promise;
        await run.patch(patch).answer;
      },
      async place(player, participation) {
        await ready.promise;
        await run.act({ kind: 'set', player: player as PlayerId, participation });
      },
      async test() {
        await ready.promise;
        const { step, testAccuracy: accuracy, testAccuracyPruned } = await run.snapshot();
        if (accuracy === null || testAccuracyPruned === null) return;
        const tested = { step, accuracy, accuracyPruned: testAccuracyPruned };
        store.setState(({ accuracies }) => ({ accuracies: [...accuracies, tested] }));
      },
      end() {
        run.end();
        games.delete(game);
      },
    };
    return game;
  }

  function clear(): void {
    for (const game of games) game.end();
  }

  return {
    begin(spec, changes) {
      const game = begin(spec, changes);
      games.add(game);
      return game;
    },
    clear,
    end() {
      clear();
      client.dismiss();
    },
  };
}
