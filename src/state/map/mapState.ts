/** What a map has come to, as the page shows it. */
import type { Digest } from '../../record/digest.ts';
import type { MapAsk } from '../../spec/map/ask.ts';
import type { Known } from '../../spec/map/field.ts';
import type { CellOutcome } from '../../spec/map/regions.ts';
import { misfitOfMoved } from '../../spec/play.ts';
import type { RunSpec } from '../../spec/spec.ts';

/** A game of a cell that is over. Accuracies are of validation examples, with the pruned out; shares of 1. */
export interface PlayedGame extends CellOutcome {
  /** Players with s ≥ ε at the end, and all of them. */
  readonly inCount: number;
  readonly players: number;
  /** After each epoch. */
  readonly course: readonly (CellOutcome & { readonly epoch: number })[];
  /** Why it came to nothing, in a sentence; then no figure counts. Null where it did. */
  readonly failure: string | null;
}

export interface PlayingGame {
  readonly cell: number;
  readonly round: number;
  readonly step: number;
  /** Null while it is being prepared. */
  readonly steps: number | null;
}

/** `idle`: nothing plays, whether or not something is left; `done`: every game was played. */
export type MapPhase = 'reading' | 'idle' | 'playing' | 'paused' | 'done';

export interface MapState {
  readonly ask: MapAsk;
  /** All but what the map sets itself. */
  readonly base: RunSpec;
  readonly phase: MapPhase;
  /** By cell, row by row from the lowest prices on, then by seed; null where it was not played. */
  readonly games: readonly (readonly (PlayedGame | null)[])[];
  readonly playing: readonly PlayingGame[];
  /** Of one game, measured; null before the first. */
  readonly secondsPerGame: number | null;
  /** Of playing, since it was begun in this page. */
  readonly seconds: number;
  /** Games that play at one time: as many as there are workers, and memory for them. */
  readonly width: number;
  /** Whether memory holds fewer than there are workers. */
  readonly isShortOfMemory: boolean;
  /** The cell that is read; null for none. */
  readonly at: number | null;
  /** Whether the shown run has other settings than the map, which plays on with its own. */
  readonly isOfOther: boolean;
  /** What the visitor should know, in a sentence; null for nothing. */
  readonly trouble: string | null;
}

/** Of a record, or of a kept run. */
export function playedGame({
  evaluations,
  groups,
  verdict,
}: Omit<Digest, 'course' | 'manifest' | 'stepsPerEpoch'>): PlayedGame {
  const players = groups.reduce((sum, { count }) => sum + count, 0);
  const course = evaluations.flatMap(({ epoch, validationAccuracyPruned: accuracy, sparsity }) =>
    accuracy === null || Number.isNaN(accuracy) ? [] : [{ epoch, accuracy, inShare: 1 - sparsity }],
  );
  const last = course.at(-1);
  const end = evaluations.at(-1);
  return {
    accuracy: last?.accuracy ?? 0,
    inShare: last?.inShare ?? 0,
    inCount: end?.activePerLayer.reduce((sum, each) => sum + each, 0) ?? 0,
    ...{ players, course },
    failure:
      verdict.ended === 'diverged'
        ? (verdict.divergence ?? 'Its numbers ran away.')
        : last === undefined
          ? 'It was not tested on validation examples.'
          : null,
  };
}

/** What counts of a cell: the mean over its seeds; null where none was played, or none came to anything. */
export function outcomeOf(games: readonly (PlayedGame | null)[]): CellOutcome | null {
  const sound = games.filter((game): game is PlayedGame => game !== null && game.failure === null);
  if (sound.length === 0) return null;
  const mean = (of: (game: PlayedGame) => number) =>
    sound.reduce((sum, game) => sum + of(game), 0) / sound.length;
  return { accuracy: mean(({ accuracy }) => accuracy), inShare: mean(({ inShare }) => inShare) };
}

/** Seeds of a cell that were played and came to nothing: its figures are of the others. */
export const deadOf = (games: readonly (PlayedGame | null)[]): number =>
  games.filter((game) => game !== null && game.failure !== null).length;

export const knownOf = ({ games }: Pick<MapState, 'games'>): Known => games.map(outcomeOf);

/** Why nothing is known of a cell that was played; null where something is, or it was not. */
export const failureOf = (games: readonly (PlayedGame | null)[]): string | null =>
  outcomeOf(games) === null ? (games.find((game) => game !== null)?.failure ?? null) : null;

export const countPlayed = ({ games }: Pick<MapState, 'games'>): number =>
  games.flat().filter((game) => game !== null).length;

/** Why its games need not differ, in a sentence; null where they do. */
export const misfitOfMap = ({ ask, base }: Pick<MapState, 'ask' | 'base'>): string | null =>
  misfitOfMoved(base, [ask.across.name, ask.up.name]);

/** About how long it takes yet; null before anything was measured. */
export function secondsLeft({
  ask,
  games,
  playing,
  secondsPerGame,
  width,
}: MapState): number | null {
  if (secondsPerGame === null) return null;
  const begun = playing.reduce(
    (sum, { step, steps }) => sum + (steps === null ? 0 : step / steps),
    0,
  );
  const left = games.length * ask.seeds - countPlayed({ games }) - begun;
  return (left * secondsPerGame) / Math.max(1, width);
}
