/** A map and its cells in words. */
import { pricesAt, type MapAsk } from '../../spec/map/ask.ts';
import { regions, rulesOf } from '../../spec/map/regions.ts';
import { outcomeOf, type MapState } from '../../state/map/mapState.ts';
import { fixed, grouped, setting } from '../../ui/format.ts';
import { termOfPrice } from '../../ui/labels.ts';
import type { MapScene } from '../../state/map/scene.ts';

const letterOf = (name: MapAsk['across']['name']) => termOfPrice(name).letter;

/** “γ 2.5, β 0.1”. */
export function pricesInWords(ask: MapAsk, cell: number): string {
  const [across, up] = pricesAt(ask, cell);
  return `${letterOf(ask.across.name)} ${setting(across)}, ${letterOf(ask.up.name)} ${setting(up)}`;
}

/** Players that are in, the mean over the seeds. */
export function inOf(
  games: MapState['games'][number],
): { inCount: number; players: number } | null {
  const sound = games.filter((game) => game !== null && game.failure === null);
  if (sound.length === 0) return null;
  const inCount = sound.reduce((sum, game) => sum + game!.inCount, 0) / sound.length;
  return { inCount: Math.round(inCount), players: sound[0]!.players };
}

/** “γ 2.5, β 0.1: 93.6 % right, 30 of 192 players in, sparse.” */
export function cellInWords(state: MapState, scene: MapScene, cell: number): string {
  const { ask, games, playing } = state;
  const prices = pricesInWords(ask, cell);
  const own = games[cell] ?? [];
  const outcome = outcomeOf(own);
  const inNow = inOf(own);
  const now = playing.find((each) => each.cell === cell);
  if (now !== undefined)
    return `${prices}: plays now, ${now.steps === null ? 'being prepared' : `step ${grouped(now.step)} of ${grouped(now.steps)}`}.`;
  const failure = scene.failures[cell];
  if (failure) return `${prices}: no figure. ${failure}`;
  if (outcome === null || inNow === null) {
    const guess = scene.guesses[cell];
    return guess
      ? `${prices}: not tried yet; guessed from ${pricesInWords(ask, guess.from)}.`
      : `${prices}: not tried yet.`;
  }
  const dead = scene.dead[cell]!;
  const counted = own.filter((game) => game !== null).length - dead;
  const died = dead === 0 ? '' : `; ${dead} of ${ask.seeds} came to nothing`;
  const seeds = ask.seeds > 1 ? `, mean of ${counted} of ${ask.seeds} seeds${died}` : '';
  return `${prices}: ${fixed(100 * outcome.accuracy, 1)}\u202f% right, ${grouped(inNow.inCount)} of ${grouped(inNow.players)} players in, ${scene.regions[cell]}${seeds}.`;
}

/** The whole map, for who cannot see it. */
export function mapInWords(state: MapState, scene: MapScene): string {
  const { ask, games } = state;
  const rules = rulesOf(scene.levels);
  const counts = regions.flatMap((region) => {
    const count = scene.regions.filter((each) => each === region).length;
    return count === 0 ? [] : [`${count} ${region} (${rules[region]})`];
  });
  const played = games.filter((each) => outcomeOf(each) !== null).length;
  const axes = `Across: ${termOfPrice(ask.across.name).word} ${letterOf(ask.across.name)}; up: ${termOfPrice(ask.up.name).word} ${letterOf(ask.up.name)}.`;
  return counts.length === 0
    ? `${axes} No game of this map was played yet.`
    : `${axes} ${played} of ${games.length} cells: ${counts.join(', ')}.`;
}
