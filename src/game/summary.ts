/**
 * What the players of a layer do, in a fixed number of figures however many they are: the histogram of
 * figure 2, quantiles of s, states, and the distance from a Nash equilibrium of the frozen game. One
 * pass where the data is; what is sent and kept does not grow with the players.
 */
import { regionOf, type Region } from './frozen/bestResponse.ts';
import { regretAt } from './frozen/regret.ts';
import type { PlayerLayer } from './network.ts';
import { playerId, type PlayerId } from './players.ts';
import { playerState } from './population.ts';
import { utility, type Prices } from './utility.ts';

/** Equal bins over [ε, 1); exact 0, what is below ε, and exact 1 have bars of their own. */
export const BINS = 24;
/** All bars: exact 0 | below ε | the bins | exact 1. */
export const BARS = BINS + 3;
/** Quantiles of s, lowest first. */
export const QUANTILES = [0.1, 0.5, 0.9] as const;
/** Resolution of the quantiles: s is counted in this many steps. */
const LEVELS = 512;

/** Where each figure stands in a layer's row. Regrets have the unit of utility, the rest are counts or s. */
export const FIGURE = {
  /** Players of the layer. */
  count: 0,
  /** Sum of s. */
  participation: 1,
  /** States of population.ts; but `pruned` is everybody with s < ε, also who alternates. */
  settled: 2,
  rising: 3,
  falling: 4,
  still: 5,
  alternating: 6,
  pruned: 7,
  /** Of those who alternate, who is below ε now. */
  alternatingPruned: 8,
  /** Players that are neither pruned nor alternate, and have U < 0: they pay more than they earn. */
  paying: 9,
  /** Players whose best response is to leave, to be partly in, to stay wholly, or any. */
  out: 10,
  interior: 11,
  in: 12,
  indifferent: 13,
  /** Their regrets added up; NashConv is the sum. The indifferent have none. */
  regretOut: 14,
  regretInterior: 15,
  regretIn: 16,
  /** The largest regret, and the player whose it is, counted over all layers. */
  gap: 17,
  worst: 18,
  /** BARS counts from here. */
  bars: 19,
  /** QUANTILES.length values from here. */
  quantiles: 19 + BARS,
} as const;

/** Regions of the best-response map whose players can have regret, and where it is added up. */
export const REGIONS = ['out', 'interior', 'in'] as const satisfies readonly Region[];
export const regretOf = {
  out: 'regretOut',
  interior: 'regretInterior',
  in: 'regretIn',
} as const satisfies Record<(typeof REGIONS)[number], keyof typeof FIGURE>;

/** Figures that add up over layers. */
export type Count = Exclude<keyof typeof FIGURE, 'gap' | 'worst' | 'bars' | 'quantiles'>;

export const SUMMARY_LENGTH = FIGURE.quantiles + QUANTILES.length;

/** What each player does and what it is weighed with, layer after layer; each of shape [playerCount]. */
export interface Weighed {
  readonly participation: Float32Array;
  readonly benefit: Float32Array;
  readonly normSquared: Float32Array;
  readonly rivalry: Float32Array;
}

/** How each player has moved (population.ts); each of shape [playerCount]. */
export interface Moving {
  readonly motion: Float32Array;
  readonly swing: Float32Array;
}

/** The bar a participation belongs to. */
export function barOf(s: number, epsilon: number): number {
  if (s === 0) return 0;
  if (s < epsilon) return 1;
  if (s >= 1) return BARS - 1;
  return 2 + Math.min(BINS - 1, Math.floor(((s - epsilon) / (1 - epsilon)) * BINS));
}

/**
 * @param prices of each layer, γ the fee at this moment of its warm-up
 * @param isGame whether players answer prices; then alone somebody is settled
 * @param into a row of figures per layer; shape [layers.length, SUMMARY_LENGTH]
 */
export function summarise(
  players: Weighed & Moving,
  layers: readonly PlayerLayer[],
  prices: readonly Prices[],
  epsilon: number,
  into: Float32Array,
  isGame = true,
): void {
  const levels = new Uint32Array(LEVELS + 1);
  const row = new Float64Array(SUMMARY_LENGTH);
  layers.forEach((layer, index) => {
    row.fill(0);
    levels.fill(0);
    take(players, layer, prices[index], epsilon, row, levels, isGame);
    quantiles(levels, layer.count, row);
    into.set(row, index * SUMMARY_LENGTH);
  });
}

/**
 * Takes in every player of a layer, once. The sums are local variables: added up in the row they take
 * twice the time (bench/frames.ts).
 */
function take(
  { participation, benefit, normSquared, rivalry, motion, swing }: Weighed & Moving,
  { first, count }: PlayerLayer,
  prices: Prices,
  epsilon: number,
  row: Float64Array,
  levels: Uint32Array,
  isGame: boolean,
): void {
  const { alpha, beta, gamma, eta } = prices;
  const stake = { benefit: 0, normSquared: 0, rivalry: 0 };
  const moved = { motion: 0, swing: 0 };
  let [sum, settled, rising, falling, still] = [0, 0, 0, 0, 0];
  let [alternating, pruned, alternatingPruned, paying] = [0, 0, 0, 0];
  let [out, interior, inside] = [0, 0, 0];
  let [regretOut, regretInterior, regretIn] = [0, 0, 0];
  let [gap, worst] = [0, first];
  for (let i = first; i < first + count; i++) {
    const s = participation[i];
    stake.benefit = benefit[i];
    stake.normSquared = normSquared[i];
    stake.rivalry = rivalry[i];
    sum += s;
    levels[(s * LEVELS + 0.5) | 0]++;
    row[FIGURE.bars + barOf(s, epsilon)]++;

    moved.motion = motion[i];
    moved.swing = swing[i];
    const state = playerState(s, stake, isGame ? prices : null, epsilon, moved);
    if (state === 'settled') settled++;
    else if (state === 'rising') rising++;
    else if (state === 'falling') falling++;
    else if (state === 'still') still++;
    else if (state === 'alternating') alternating++;
    if (s < epsilon) {
      pruned++;
      if (state === 'alternating') alternatingPruned++;
    } else if (isGame && state !== 'alternating' && utility(s, stake, prices) < 0) paying++;

    const gain = alpha * stake.benefit - gamma - eta * stake.rivalry;
    const curvature = 2 * beta * stake.normSquared;
    const regret = regretAt(s, gain, curvature);
    const region = regionOf(gain, curvature);
    if (region === 'out') {
      out++;
      regretOut += regret;
    } else if (region === 'in') {
      inside++;
      regretIn += regret;
    } else if (region === 'interior') {
      interior++;
      regretInterior += regret;
    }
    if (regret > gap) {
      gap = regret;
      worst = i;
    }
  }
  row.set([count, sum, settled, rising, falling, still, alternating, pruned], FIGURE.count);
  row.set([alternatingPruned, paying, out, interior, inside], FIGURE.alternatingPruned);
  row[FIGURE.indifferent] = count - out - interior - inside;
  row.set([regretOut, regretInterior, regretIn, gap, worst], FIGURE.regretOut);
}

/** By counting: exact to 1 / LEVELS. */
function quantiles(levels: Uint32Array, count: number, row: Float64Array): void {
  let level = 0;
  let seen = levels[0];
  QUANTILES.forEach((share, index) => {
    const needed = share * (count - 1) + 1;
    while (seen < needed && level < LEVELS) seen += levels[++level];
    row[FIGURE.quantiles + index] = level / LEVELS;
  });
}

/** A figure over all layers. @param rows shape [layerCount, SUMMARY_LENGTH] */
export function totalOf(rows: Float32Array, name: Count): number {
  let sum = 0;
  for (let at = FIGURE[name]; at < rows.length; at += SUMMARY_LENGTH) sum += rows[at];
  return sum;
}

/** @param which index into QUANTILES */
export const quantileOf = (rows: Float32Array, layer: number, which: number): number =>
  rows[layer * SUMMARY_LENGTH + FIGURE.quantiles + which];

/** Players of one layer. */
export const countIn = (rows: Float32Array, layer: number): number =>
  rows[layer * SUMMARY_LENGTH + FIGURE.count];

/** Players with s ≥ ε in one layer. */
export const activeIn = (rows: Float32Array, layer: number): number =>
  countIn(rows, layer) - rows[layer * SUMMARY_LENGTH + FIGURE.pruned];

/** Share of all players pruned, 0 to 1. */
export const sparsityOf = (rows: Float32Array): number =>
  totalOf(rows, 'pruned') / totalOf(rows, 'count');

/** The histogram over all layers; shape [BARS]. */
export function barsOf(rows: Float32Array): number[] {
  const bars = new Array<number>(BARS).fill(0);
  for (let row = 0; row < rows.length; row += SUMMARY_LENGTH)
    for (let bar = 0; bar < BARS; bar++) bars[bar] += rows[row + FIGURE.bars + bar];
  return bars;
}

/** NashConv: the regrets of all players, added up. */
export const nashConvOf = (rows: Float32Array): number =>
  REGIONS.reduce((sum, region) => sum + totalOf(rows, regretOf[region]), 0);

/** Below it each whole number is a float32 of its own. */
const EXACT_TO = 2 ** 24;

/**
 * The Nash gap: the largest regret of all players, and the first player whose it is; null where there are so many
 * players that its number, a float32, may be another’s.
 */
export function worstOf(rows: Float32Array): {
  readonly gap: number;
  readonly player: PlayerId | null;
} {
  let at = 0;
  for (let row = 0; row < rows.length; row += SUMMARY_LENGTH)
    if (rows[row + FIGURE.gap] > rows[at + FIGURE.gap]) at = row;
  const player = rows[at + FIGURE.worst];
  return { gap: rows[at + FIGURE.gap], player: player < EXACT_TO ? playerId(player) : null };
}
