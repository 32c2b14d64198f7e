/** Small kept runs for the tests of the pictures of many. */
import type { Figures } from '../../game/figures.ts';
import { defaultSpec, type RunSpec } from '../../spec/spec.ts';
import { createStore } from 'zustand/vanilla';
import type { KeptRun } from '../../state/runs/keptRun.ts';
import type { RunsState } from '../../state/runs/list.ts';
import type { Runs } from '../../state/runs/runs.ts';

export interface Outcome {
  /** Percent. */
  readonly pruned: number;
  readonly accuracy: number;
  readonly soft?: number;
  readonly validated?: number | null;
}

const PLAYERS = [128, 64];

function figures({ pruned, accuracy, soft = accuracy, validated = null }: Outcome, step: number) {
  const share = 1 - pruned / 100;
  return {
    step,
    epoch: step / 10,
    testAccuracy: soft / 100,
    testAccuracyPruned: accuracy / 100,
    validationAccuracy: validated === null ? null : validated / 100,
    validationAccuracyPruned: validated === null ? null : validated / 100,
    sparsity: pruned / 100,
    activePerLayer: PLAYERS.map((count) => Math.round(count * share)),
    meanParticipation: share,
    loss: 0.1,
  } satisfies Figures;
}

/** A run of 20 steps, two epochs, in which half of what left had left at the half. */
export function keptRun(
  id: string,
  patch: Partial<RunSpec>,
  outcome: Outcome,
  about: Partial<Pick<KeptRun, 'name' | 'note' | 'star'>> = {},
): KeptRun {
  const half = { ...outcome, pruned: outcome.pruned / 2, accuracy: outcome.accuracy - 1 };
  return {
    ...{ id, name: `run ${id}`, note: '', star: false, keptAt: 0, forkOf: null, ...about },
    ...{ bytes: 1000, isStored: true },
    digest: {
      manifest: {
        spec: { ...defaultSpec, ...patch },
        log: [],
        data: null,
        engines: [{ step: 0, backend: 'cpu' }],
        program: '0.1.0',
        began: `2026-11-26T12:00:00.${id.length}00Z`,
      },
      verdict: { ended: 'complete', steps: 20 },
      stepsPerEpoch: 10,
      groups: PLAYERS.map((count, i) => ({
        name: `Layer ${i + 1}`,
        granularity: 'neuron' as const,
        count,
      })),
      evaluations: [figures(half, 10), figures(outcome, 20)],
      course: {
        steps: Float64Array.of(0, 10, 20),
        meanParticipation: Float32Array.of(1, 0.8, 1 - outcome.pruned / 100),
        inPerGroup: Float32Array.of(128, 64, 100, 50, 50, 20),
      },
    },
  };
}

/** Two that are kept; bad ones have figures that are none. */
export const keptRuns = (isBad: boolean): KeptRun[] =>
  [1, 4].map((gamma) => {
    const outcome = { pruned: 10 * gamma, accuracy: 90 + gamma };
    return keptRun(
      String(gamma),
      { gamma },
      isBad ? { ...outcome, pruned: NaN, accuracy: gamma === 1 ? NaN : Infinity } : outcome,
    );
  });

/** Names that a visitor, or a file, may give. */
export const HOSTILE_NAMES = [
  '__proto__',
  'constructor',
  '',
  'x'.repeat(5000),
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '<img src=x onerror="alert(1)">',
  '"; DROP TABLE runs; --',
  '\u202Eright to left',
  'a\nb\tc',
] as const;

/** Kept runs that no storage has: what pictures need of them. */
export function runsOf(runs: readonly KeptRun[] = []): Runs {
  const store = createStore<RunsState>(() => ({
    ...{ runs, isRead: true, trouble: null, isBehind: true },
    ...{ lit: null, a: null, b: null, chosen: null },
  }));
  return {
    store,
    light: (lit: string | null) => store.setState({ lit }),
    choose: (chosen: RunsState['chosen']) => store.setState({ chosen }),
    compare: (side: 'a' | 'b', id: string | null) => store.setState({ [side]: id }),
  } as unknown as Runs;
}
