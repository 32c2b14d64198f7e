/** Small worlds for the tests of the pictures. */
import { shownPlayers, type ShownLayer } from '../../game/shown.ts';
import { defaultSpec, type RunSpec } from '../../spec/spec.ts';
import { summarise, SUMMARY_LENGTH } from '../../game/summary.ts';
import { Trajectory } from '../../state/trajectory.ts';
import { pricesOfGroupAt, type Frame } from '../shared/states.ts';
import { playerLayers } from '../../../test/playerLayers.ts';

export const layersOf = (...counts: number[]): readonly ShownLayer[] =>
  shownPlayers(playerLayers(counts), 0).layers;

export const spec = (patch: Partial<RunSpec> = {}): RunSpec => ({ ...defaultSpec, ...patch });

/** Fields of a frame; `fee` is that of every group. */
export type FramePatch = Partial<Omit<Frame, 'summaries' | 'epsilon'>> & { readonly fee?: number };

/** @param rules the prices and ε the players are judged by; the fee is the frame's own */
export function frameOf(
  step: number,
  participation: readonly number[],
  { fee = 1, ...patch }: FramePatch = {},
  layers: readonly ShownLayer[] = layersOf(participation.length),
  rules: RunSpec = defaultSpec,
): Frame {
  const frame = {
    step,
    loss: 0.5,
    fees: new Float32Array(layers.length).fill(fee),
    ends: Uint32Array.from(layers, ({ first, count }) => first + count),
    stepsPerSecond: 60,
    stepMs: 10,
    tensors: 0,
    workShare: 1,
    epsilon: rules.epsilon,
    participation: Float32Array.from(participation),
    benefit: new Float32Array(participation.length).fill(1),
    normSquared: new Float32Array(participation.length).fill(1),
    rivalry: new Float32Array(participation.length),
    // Not known: who is not settled goes where it is pushed.
    motion: new Float32Array(participation.length).fill(NaN),
    swing: new Float32Array(participation.length),
    ...patch,
  };
  const summaries = new Float32Array(layers.length * SUMMARY_LENGTH);
  const prices = layers.map((_, group) => pricesOfGroupAt(frame, rules, group));
  summarise(frame, layers, prices, rules.epsilon, summaries);
  return { ...frame, summaries };
}

/** One column per row of `rows`, `stride` steps apart. */
export function trajectoryOf(
  rows: readonly (readonly number[])[],
  stride = 10,
  layers: readonly ShownLayer[] = layersOf(rows[0].length),
): Trajectory {
  const trajectory = new Trajectory(rows[0].length, layers.length);
  rows.forEach((row, index) => trajectory.push(frameOf(index * stride, row, {}, layers)));
  return trajectory;
}
