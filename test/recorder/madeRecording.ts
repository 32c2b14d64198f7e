/** A recording of two layers and four moments, as the JSON of its file: to be read, shown and altered. */
import { summarise, SUMMARY_LENGTH } from '../../src/game/summary.ts';
import { pack } from '../../src/record/packed.ts';

const groups = [
  { name: 'fc1', granularity: 'neuron', count: 3 },
  { name: 'fc2', granularity: 'neuron', count: 2 },
] as const;
const layers = [
  { ...groups[0], first: 0 },
  { ...groups[1], first: 3 },
];
export const STEPS = [0, 20, 40, 60];
/** Player 1 leaves at 40, player 4 at 60; player 2 goes out at 20 and is back at 40. */
export const S = [
  [1, 1, 1, 1, 1],
  [1, 0.5, 0, 1, 0.6],
  [0.9, 0, 0.4, 1, 0.2],
  [0.8, 0, 0.5, 1, 0],
];
const prices = { alpha: 1, beta: 0.1, gamma: 0.5, eta: 0 };

export function summaries(): Float32Array {
  const all = new Float32Array(STEPS.length * groups.length * SUMMARY_LENGTH);
  S.forEach((s, at) => {
    const column = () => new Float32Array(s.length);
    const players = {
      participation: Float32Array.from(s),
      benefit: column().fill(0.2),
      normSquared: column().fill(1),
      ...{ rivalry: column(), motion: column(), swing: column() },
    };
    const row = groups.length * SUMMARY_LENGTH;
    summarise(players, layers, [prices, prices], 0.01, all.subarray(at * row, (at + 1) * row));
  });
  return all;
}

/** As plain JSON, to be altered. */
export function madeRecording() {
  const many = (value: number) => Float32Array.from(S.flat(), () => value);
  return {
    format: 'pruning-game/run',
    version: 2,
    manifest: {
      spec: { gamma: 0.5, beta: 0.1, dynamics: 'projected', granularity: 'neuron' } as Record<
        string,
        unknown
      >,
      log: '40:gamma=1;40:pin=3@1',
      recorded: {
        ...{ by: 'PyTorch 2', python: '3', device: 'cpu', model: 'Net', parameters: 9, seed: 0 },
        ...{ multiplications: [30, 10], otherMultiplications: 5 },
      },
      began: '2026-11-26T12:00:00.000Z',
    },
    verdict: { ended: 'interrupted', steps: 60 },
    series: {
      stepsPerEpoch: 20,
      groups: groups.map((group) => ({ ...group })) as { name: string; count: number }[],
      evaluations: [20, 60].map((step) => ({
        ...{ step, epoch: step / 20, testAccuracy: 0.9, testAccuracyPruned: 0.8 },
        ...{ validationAccuracy: null, validationAccuracyPruned: null, sparsity: 0.2 },
        ...{ activePerLayer: [2, 2], meanParticipation: 0.6, loss: 1 },
      })),
      columns: {
        steps: pack('float64', Float64Array.from(STEPS)),
        losses: pack('float32', Float32Array.from([NaN, 3, 2, 1])),
        fees: pack('float32', Float32Array.from([0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1])),
        summaries: pack('float32', summaries()),
        shown: pack('uint32', Uint32Array.from([0, 1, 2, 3, 4])),
        participation: pack('float32', Float32Array.from(S.flat())),
        benefit: pack('float32', many(0.2)),
        normSquared: pack('float32', many(1)),
        rivalry: pack('float32', many(0)),
      },
    },
    last: { step: 60, participation: pack('float32', Float32Array.from(S[3]!)) },
  };
}

type Made = ReturnType<typeof madeRecording>;

export function alteredRecording(alter: (json: Made) => void): string {
  const json = madeRecording();
  alter(json);
  return JSON.stringify(json);
}
