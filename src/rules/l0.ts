/**
 * L0 by hard concrete gates (Louizos, Welling and Kingma, 2018): a gate is drawn for each step, its odds log α learn by
 * the loss and by γ times the chance that it is open.
 */
import { ADAM } from '../game/adam.ts';
import { normal, type Random } from '../game/random.ts';
import type { RuleWords, Statement } from './rule.ts';

const [LOW, HIGH, HEAT] = [-0.1, 1.1, 2 / 3];
/** A gate is as likely at 0 as at 1 in the beginning. */
const SPREAD = 0.01;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const cut = (gate: number): number => Math.min(1, Math.max(0, gate));
const stretched = (inner: number): number => inner * (HIGH - LOW) + LOW;

/** The gate where nothing is drawn: in tests, and once the game has ended. */
export const gateOf = (logAlpha: number): number => cut(stretched(sigmoid(logAlpha)));

/** The gate for an even draw from 0 to 1. */
export const drawnGate = (logAlpha: number, even: number): number =>
  cut(stretched(sigmoid((Math.log(even) - Math.log(1 - even) + logAlpha) / HEAT)));

/** The chance that the gate is not 0. */
export const openChance = (logAlpha: number): number =>
  sigmoid(logAlpha - HEAT * Math.log(-LOW / HIGH));

/** ∂gate/∂log α at a drawn gate; 0 where it was cut off. */
export function slopeOfGate(gate: number): number {
  const inner = (gate - LOW) / (HIGH - LOW);
  return gate > 0 && gate < 1 ? ((HIGH - LOW) * inner * (1 - inner)) / HEAT : 0;
}

/** Neither 0 nor 1, whose odds have no logarithm. */
const evenDraw = (random: Random): number => 1e-6 + (1 - 2e-6) * random();

export const l0 = {
  label: 'L0, hard concrete (baseline)',
  help: 'No game: for each step gates are drawn between 0 and 1, and their odds learn at the participation rate; an open gate costs γ. When the game ends those with the best odds stay.',
  pays: ['gamma'],
} satisfies RuleWords;

export const l0Statement = {
  measures: {
    benefitSign: 'printed',
    benefitGradient: 's',
    benefitScale: 'absolute',
    benefitMemory: 0,
  },
  start(counts, { random }) {
    const draw = random(0);
    const players = counts.reduce((sum, count) => sum + count, 0);
    return {
      logAlpha: Float64Array.from({ length: players }, () => SPREAD * normal(draw)),
      first: new Float64Array(players),
      second: new Float64Array(players),
      weights: new Float64Array(2),
    };
  },
  gates({ step, random }, _, { logAlpha }) {
    const draw = random(step);
    return logAlpha!.map((one) => drawnGate(one, evenDraw(draw)));
  },
  move(groups, { lrS }, memory) {
    const [logAlpha, first, second] = [memory.logAlpha!, memory.first!, memory.second!];
    const weights = memory.weights!;
    weights[0] = ADAM.first * weights[0]! + (1 - ADAM.first);
    weights[1] = ADAM.second * weights[1]! + (1 - ADAM.second);
    for (const { first: from, participation, benefit, prices } of groups) {
      for (let i = 0; i < participation.length; i++) {
        const at = from + i;
        const open = openChance(logAlpha[at]!);
        const slope =
          benefit[i]! * slopeOfGate(participation[i]!) + prices.gamma * open * (1 - open);
        first[at] = ADAM.first * first[at]! + (1 - ADAM.first) * slope;
        second[at] = ADAM.second * second[at]! + (1 - ADAM.second) * slope * slope;
        const spread = Math.sqrt(second[at] / weights[1]);
        logAlpha[at]! -= (lrS * first[at]) / weights[0] / (spread + ADAM.epsilon);
      }
    }
    return logAlpha.map(gateOf);
  },
  rank: (_, { logAlpha }) => logAlpha!.slice(),
} satisfies Statement;
