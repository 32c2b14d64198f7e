/** Small worlds for the tests of the pictures. */
import { neuronLayers } from '../../game/network.ts';
import { defaultSpec, type RunSpec } from '../../game/spec.ts';
import { Trajectory } from '../../state/trajectory.ts';
import type { Frame } from '../shared/states.ts';

export const layersOf = (...counts: number[]) => neuronLayers([784, ...counts, 10]);

export const spec = (patch: Partial<RunSpec> = {}): RunSpec => ({ ...defaultSpec, ...patch });

export const frameOf = (
  step: number,
  participation: readonly number[],
  patch: Partial<Frame> = {},
): Frame => ({
  step,
  loss: 0.5,
  fee: 1,
  stepsPerSecond: 60,
  stepMs: 10,
  tensors: 0,
  workShare: 1,
  participation: Float32Array.from(participation),
  benefit: new Float32Array(participation.length).fill(1),
  normSquared: new Float32Array(participation.length).fill(1),
  rivalry: new Float32Array(participation.length),
  ...patch,
});

/** One column per row of `rows`, `stride` steps apart. */
export function trajectoryOf(rows: readonly (readonly number[])[], stride = 10): Trajectory {
  const trajectory = new Trajectory(rows[0].length);
  rows.forEach((row, index) => trajectory.push(frameOf(index * stride, row), defaultSpec));
  return trajectory;
}
