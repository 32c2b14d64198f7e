/** The map of regimes as a program drives it, by the buttons and the form of the page: docs/api.md. */
import { quoted } from '../../game/notes.ts';
import { dataSetOf } from '../../data/rows.ts';
import { demanded } from '../../spec/checks.ts';
import { pricesAt, type MapAsk } from '../../spec/map/ask.ts';
import { checkAsk } from '../../spec/map/checkAsk.ts';
import { levelsFor, regionOf, type Region } from '../../spec/map/regions.ts';
import { until } from '../until.ts';
import {
  countPlayed,
  failureOf,
  outcomeOf,
  secondsLeft,
  type MapPhase,
  type MapState,
} from './mapState.ts';
import type { RegimeMap } from './regimeMap.ts';

/** One pair of prices; figures are means over its seeds, null before one was played to something. */
export interface MapCell {
  /** Its two prices. */
  readonly across: number;
  readonly up: number;
  /** Of its seeds. */
  readonly played: number;
  /** Share of the validation examples read right, with the pruned out. */
  readonly accuracy: number | null;
  /** Share of the players with s ≥ ε at the end. */
  readonly inShare: number | null;
  /** What became of the net, in a word. */
  readonly region: Region | null;
  /** Why nothing came of it, in a sentence. */
  readonly failure: string | null;
}

/** A map as it stands. */
export interface MapReading {
  readonly ask: MapAsk;
  readonly phase: MapPhase;
  readonly played: number;
  readonly games: number;
  /** About; null before anything was measured. */
  readonly secondsLeft: number | null;
  /** What the page says is wrong, in a sentence; null for nothing. */
  readonly trouble: string | null;
  /** Row by row, from the lowest prices on. */
  readonly cells: readonly MapCell[];
}

/** Drives the map of two prices. Promises reject with a sentence that says what is wrong. */
export interface MapProgram {
  /** Asks for another map. What plays is given up, what is done stays, and a map that played goes on. */
  set(part: Partial<MapAsk>): Promise<void>;
  /** Plays what is left, or goes on after a pause. */
  play(): Promise<void>;
  pause(): Promise<void>;
  /** Gives up what plays, and keeps what is done. */
  cancel(): Promise<void>;
  /** Resolves when every game is over; rejects where the map stops before. A pause is waited for. */
  done(): Promise<MapReading>;
  read(): Promise<MapReading>;
  /** Keeps the games of a cell, or all, as runs. Resolves with how many were not kept before. */
  keep(cell?: number): Promise<number>;
}

const gamesOf = ({ ask, games }: MapState): number => games.length * ask.seeds;

function readingOf(state: MapState): MapReading {
  const { ask, base, games, phase, trouble } = state;
  const levels = levelsFor(dataSetOf(base).classes.length);
  return {
    ...{ ask, phase, trouble, games: gamesOf(state), played: countPlayed(state) },
    secondsLeft: secondsLeft(state),
    cells: games.map((own, cell): MapCell => {
      const [across, up] = pricesAt(ask, cell);
      const outcome = outcomeOf(own);
      return {
        ...{ across, up, played: own.filter((game) => game !== null).length },
        accuracy: outcome?.accuracy ?? null,
        inShare: outcome?.inShare ?? null,
        region: outcome && regionOf(outcome, levels),
        failure: failureOf(own),
      };
    }),
  };
}

export function createMapProgram(map: RegimeMap): MapProgram {
  /** What was played before has been looked up. */
  const known = () => until(map.store, ({ phase }) => phase !== 'reading');
  const stopped = (state: MapState, words: string) =>
    new Error(
      state.trouble ??
        `${words}: ${countPlayed(state)} of its ${gamesOf(state)} games are played, and play() plays the others.`,
    );
  return {
    async set(part) {
      const { ask } = map.store.getState();
      await map.change(demanded(checkAsk(part, ask)));
      await known();
    },
    async play() {
      await known();
      map.begin();
      const state = map.store.getState();
      if (state.phase === 'idle') throw stopped(state, 'The map does not play');
    },
    async pause() {
      await known();
      map.pause();
    },
    async cancel() {
      await known();
      map.cancel();
    },
    async done() {
      const state = await until(map.store, ({ phase }) => phase === 'done' || phase === 'idle');
      // What could not be played is over, too, and its cell says why.
      if (countPlayed(state) < gamesOf(state)) throw stopped(state, 'The map does not play');
      return readingOf(state);
    },
    read: async () => readingOf(await known()),
    async keep(cell) {
      const { games } = await known();
      if (cell !== undefined && games[cell] === undefined)
        throw new Error(
          `The cells of this map are numbered from 0 to ${games.length - 1}; ${quoted(cell)} is none.`,
        );
      return map.keep(cell);
    },
  };
}
