/**
 * A game set by hand as one short text, so that it can stand in the address: per layer
 * `b~n~G~s`, numbers joined by `_`, layers by `!` (characters an address keeps as they are). G is given
 * by the rows below its diagonal; s may be left out and is then 1. `1_0.9~1_1~0.8`: two players.
 */
import { frozenGameToJson, FrozenGameError, parseFrozenGame } from '../frozen/parse.ts';
import type { FrozenGame, FrozenLayer, GramLayerJson, LayerJson } from '../frozen/types.ts';

/** An address holds games of up to this many players; larger ones stay in their file. */
export const LINKED_PLAYERS = 12;
/** More have no sandbox: the exact mathematics of so many takes too long. */
export const MOST_PLAYERS = 1024;
export const MOST_LAYERS = 64;
/** Of a layer of all players: its inner products, and three numbers for each. */
const MOST_NUMBERS = (MOST_PLAYERS * (MOST_PLAYERS - 1)) / 2 + 3 * MOST_PLAYERS;
const LONGEST_NUMBER = 25;

/** Stands in an address for a game that is too large for it. */
export const IN_FILE = 'file';

/** Shortest texts that read back as the same numbers. */
const join = (numbers: readonly number[]): string => numbers.map(String).join('_');

function writeLayer(layer: LayerJson): string {
  if ('theta' in layer)
    throw new FrozenGameError(
      'A game by hand is written with norms and inner products; this one has a layer of single weights.',
    );
  const { marginalBenefit, normSquared, gram, participation } = layer;
  const below = gram.flatMap((row, i) => row.slice(0, i));
  const fields = [join(marginalBenefit), join(normSquared), join(below)];
  if (participation.some((s) => s !== 1)) fields.push(join(participation));
  return fields.join('~');
}

/**
 * The layers alone: prices are parameters of their own.
 *
 * @throws FrozenGameError where a layer is of single weights
 */
export const writeByHand = (game: FrozenGame): string =>
  frozenGameToJson(game).layers.map(writeLayer).join('!');

function split(field: string): number[] {
  // `Number('')` is 0; a gap must not pass for a number.
  return field === '' ? [] : field.split('_').map((text) => (text === '' ? NaN : Number(text)));
}

function readLayer(text: string): GramLayerJson {
  const [benefit = '', norm = '', inner = '', start] = text.split('~');
  const marginalBenefit = split(benefit);
  const normSquared = split(norm);
  const below = split(inner);
  const count = marginalBenefit.length;
  const pairs = (count * (count - 1)) / 2;
  if (below.length !== pairs) {
    throw new FrozenGameError(
      `${count} players have ${pairs} inner products; ${below.length} are given.`,
    );
  }
  const at = (i: number, j: number): number => below[(i * (i - 1)) / 2 + j];
  const gram = marginalBenefit.map((_, i) =>
    marginalBenefit.map((__, j) => (i === j ? normSquared[i] : i > j ? at(i, j) : at(j, i))),
  );
  const participation = start === undefined ? marginalBenefit.map(() => 1) : split(start);
  return { marginalBenefit, normSquared, gram, participation };
}

function occurrences(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/** Before it is read: what is larger than any game would only cost time. */
function refuseSize(text: string): void {
  const isLarge =
    text.length > MOST_NUMBERS * LONGEST_NUMBER ||
    occurrences(text, '!') >= MOST_LAYERS ||
    occurrences(text, '~') > 3 * MOST_LAYERS ||
    occurrences(text, '_') > MOST_NUMBERS ||
    playersByHand(text) > MOST_PLAYERS;
  if (isLarge)
    throw new FrozenGameError(
      `A game by hand has at most ${MOST_PLAYERS} players in at most ${MOST_LAYERS} layers; this one is larger.`,
    );
}

/** @throws FrozenGameError with one sentence when the text is no game */
export function readByHand(text: string): readonly FrozenLayer[] {
  refuseSize(text);
  const layers = text.split('!').map(readLayer);
  const { layers: read } = parseFrozenGame({ alpha: 0, beta: 0, gamma: 0, eta: 0, layers });
  if (read.every(({ participation }) => participation.length === 0))
    throw new FrozenGameError('The game has no players.');
  return read;
}

/** Of a text that can be read: as many as its layers have benefits. */
export const playersByHand = (text: string): number =>
  text.split('!').reduce((sum, layer) => {
    const [benefits] = layer.split('~', 1);
    return sum + (benefits === '' ? 0 : occurrences(benefits, '_') + 1);
  }, 0);

/** Why a value is no game, in a sentence; null for a game. */
export function refusalOf(raw: unknown): string | null {
  if (raw === IN_FILE)
    return `this address stands for a game of more than ${LINKED_PLAYERS} players, which no address holds; open its file again.`;
  if (typeof raw !== 'string') return 'a game by hand must be text.';
  try {
    readByHand(raw);
    return null;
  } catch (error) {
    if (error instanceof FrozenGameError) return error.message;
    throw error;
  }
}
