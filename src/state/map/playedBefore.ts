/** The games of a map that have been played, wherever they are found: on its shelf, or among the kept runs. */
import { digestOf } from '../../record/digest.ts';
import { cellCount, type MapAsk } from '../../spec/map/ask.ts';
import { keyOf } from '../runs/plan.ts';
import type { Runs } from '../runs/runs.ts';
import type { GameShelf } from './gameShelf.ts';
import { playedGame, type MapState, type PlayedGame } from './mapState.ts';

interface Places {
  readonly runs: Pick<Runs, 'store' | 'keep'>;
  readonly shelf: Pick<GameShelf, 'find'>;
}

/** Of each cell, a place for the game of each seed. */
export const empty = (ask: MapAsk): (PlayedGame | null)[][] =>
  Array.from({ length: cellCount(ask) }, () => new Array<null>(ask.seeds).fill(null));

/** It could not be played at all: it may be another time. */
export const isRefused = ({ players }: PlayedGame): boolean => players === 0;

export const isWhole = (games: MapState['games']): boolean =>
  games.flat().every((game) => game !== null && !isRefused(game));

const digestsKept = ({ runs }: Places) => runs.store.getState().runs.map(({ digest }) => digest);

/** @param wanted keys of the games, cell by cell @returns null for those that were not */
export async function gamesPlayed(
  wanted: readonly (readonly string[])[],
  places: Places,
): Promise<(PlayedGame | null)[][]> {
  const found = await places.shelf.find(wanted.flat());
  const kept = new Map(
    digestsKept(places)
      .filter(({ verdict }) => verdict.ended !== 'interrupted')
      .map((digest) => [keyOf(digest.manifest.spec, digest.manifest.log), digest]),
  );
  return wanted.map((keys) =>
    keys.map((key) => {
      const record = found.get(key);
      const digest = record === undefined ? kept.get(key) : digestOf(record);
      return digest === undefined ? null : playedGame(digest);
    }),
  );
}

/** Keeps games of the shelf as runs. @returns how many were not kept before */
export async function keepGames(keys: readonly string[], places: Places): Promise<number> {
  const kept = new Set(
    digestsKept(places).map(({ manifest }) => keyOf(manifest.spec, manifest.log)),
  );
  const found = await places.shelf.find(keys);
  const fresh = keys.filter((key) => found.has(key) && !kept.has(key));
  for (const key of fresh) await places.runs.keep(found.get(key)!);
  return fresh.length;
}
