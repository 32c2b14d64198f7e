/**
 * A rule that trains with other gates than it is tested with, as a later one could be written: L0 by hard
 * concrete gates (Louizos, Welling and Kingma, 2018).
 */
import { number, type ValuesOf } from '../../game/parameter.ts';
import { normal, type Random } from '../../game/random.ts';
import type { Rule } from '../rule.ts';

const rows = {
  gatePrice: number({
    symbol: 'λ',
    name: 'Price of a gate',
    group: 'dynamics',
    change: 'live',
    default: 0.01,
    min: 0,
    max: 1,
    scale: 'lin',
    help: 'What the expected number of open gates costs.',
  }),
} as const;

const [LOW, HIGH, HEAT] = [-0.1, 1.1, 2 / 3];
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const cut = (s: number): number => Math.min(1, Math.max(0, s));
const stretched = (inner: number): number => inner * (HIGH - LOW) + LOW;

/** The gate at evaluation. */
export const evaluationGate = (logAlpha: number): number => cut(stretched(sigmoid(logAlpha)));

export const sampledGate = (logAlpha: number, random: Random): number => {
  const u = 1e-6 + (1 - 2e-6) * random();
  return cut(stretched(sigmoid((Math.log(u) - Math.log(1 - u) + logAlpha) / HEAT)));
};

export const sampledGates = {
  label: 'L0',
  help: 'Gates are drawn for each step, and their odds learn.',
  rows,
  // b is then ∂L/∂s of the batch, as it is.
  measures: {
    benefitSign: 'printed',
    benefitGradient: 's',
    benefitScale: 'absolute',
    benefitMemory: 0,
  },
  start(counts, { random }) {
    const draw = random(0);
    const players = counts.reduce((sum, count) => sum + count, 0);
    return { logAlpha: Float64Array.from({ length: players }, () => 2 + 0.01 * normal(draw)) };
  },
  gates({ step, random }, _, { logAlpha }) {
    const draw = random(step);
    return logAlpha.map((one) => sampledGate(one, draw));
  },
  move(groups, { lrS, gatePrice }, { logAlpha }) {
    for (const { first, participation, benefit } of groups) {
      for (let i = 0; i < participation.length; i++) {
        const gate = participation[i];
        const inner = (gate - LOW) / (HIGH - LOW);
        const ofGate = gate > 0 && gate < 1 ? ((HIGH - LOW) * inner * (1 - inner)) / HEAT : 0;
        const open = sigmoid(logAlpha[first + i] - HEAT * Math.log(-LOW / HIGH));
        logAlpha[first + i] -= lrS * (benefit[i] * ofGate + gatePrice * open * (1 - open));
      }
    }
    return logAlpha.map(evaluationGate);
  },
} satisfies Rule<ValuesOf<typeof rows>>;
