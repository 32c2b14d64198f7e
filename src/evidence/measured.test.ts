import { describe, expect, it } from 'vitest';
import { BARS, FIGURE, SUMMARY_LENGTH } from '../game/summary.ts';
import type { Figures } from '../game/figures.ts';
import type { RunRecord } from '../record/record.ts';
import { defaultSpec } from '../spec/spec.ts';
import { measuredRow, measuredRun, spreadOf } from './measured.ts';

const evaluation = (epoch: number, pruned: number, active: number[]): Figures => ({
  ...{ step: epoch, epoch, testAccuracy: 0.975, testAccuracyPruned: pruned, loss: 0.1 },
  ...{ validationAccuracy: 0.96, validationAccuracyPruned: pruned - 0.01 },
  ...{
    sparsity: 1 - (active[0]! + active[1]!) / 768,
    activePerLayer: active,
    meanParticipation: 0.2,
  },
});

/** Two players at 0, one just below ε, the others in. */
function recordOf(seed: number, ...evaluations: Figures[]): RunRecord {
  const participation = new Float32Array(768).fill(1);
  participation.set([0, 0, 0.005, 0.5]);
  const summaries = new Float32Array(2 * SUMMARY_LENGTH);
  summaries[FIGURE.bars] = 2;
  summaries[FIGURE.bars + 1] = 1;
  summaries[SUMMARY_LENGTH + FIGURE.bars + BARS - 1] = 765;
  return {
    manifest: {
      spec: { ...defaultSpec, network: 'paper', seed, backend: 'wasm' },
      ...{ program: '0.1.0', began: `2026-11-2${seed}T10:00:00.000Z` },
    },
    verdict: { ended: 'complete', steps: 2 },
    series: {
      groups: [{ count: 512 }, { count: 256 }],
      evaluations,
      columns: { summaries },
    },
    last: { step: 2, participation },
  } as unknown as RunRecord;
}

const whole = evaluation(1, 0.99, [512, 256]);
const small = evaluation(2, 0.971234567, [59, 21]);
const end = evaluation(3, 0.95, [59, 21]);

describe('what is kept of a run that was measured', () => {
  it('are the net at the end, the one that validation chooses and, by its name, the best seen', () => {
    const run = measuredRun(recordOf(3, whole, small, end), false);
    expect(run.final).toEqual({
      ...{ epoch: 3, test: 0.975, testPruned: 0.95, validationPruned: 0.94 },
      ...{ sparsity: 0.8958333, active: [59, 21] },
      ...{ parameters: 47_795, multiplications: 47_705 },
    });
    expect([run.seed, run.bestOnValidation?.epoch, run.bestOnTestSeen?.epoch]).toEqual([3, 2, 2]);
    expect(run.bestOnTestSeen?.testPruned).toBe(0.9712346);
    expect(run).not.toHaveProperty('course');
  });

  it('are, where it is drawn, its course and where all stand at the end', () => {
    const { course, end: stand } = measuredRun(recordOf(0, whole, end), true);
    expect(course).toMatchObject({ epochs: [1, 3], active: [768, 80] });
    expect(stand).toMatchObject({ zeros: 2, atLeast99: 764 });
    expect(stand?.bars.reduce((sum, count) => sum + count)).toBe(768);
  });

  it('make a row with the runs of all seeds, whatever computed them', () => {
    const as = { pictured: false, machine: 'a machine' };
    const row = measuredRow('a', [recordOf(0, end), recordOf(1, small)], as);
    expect(row).toMatchObject({ made: '2026-11-21', machine: 'a machine', program: '0.1.0' });
    expect(row.spec).toEqual({ network: 'paper' });
    const spread = spreadOf(row, ({ final }) => final && final.testPruned)!;
    expect(spread.mean).toBeCloseTo((0.95 + 0.9712346) / 2, 6);
    expect(spread.sd).toBeCloseTo(0.015012, 5);
    expect(spreadOf({ runs: row.runs.slice(1) }, ({ final }) => final!.test)).toMatchObject({
      ...{ count: 1, started: 1, sd: null },
    });
    expect(spreadOf(measuredRow('b', [recordOf(0)], as), ({ final }) => final && 1)).toBeNull();
  });

  it('have no end where the run died, however far it had come', () => {
    const { verdict, ...record } = recordOf(0, whole, small);
    const died = { ...record, verdict: { ...verdict, ended: 'diverged' } } as RunRecord;
    const run = measuredRun(died, true);
    expect(run).toMatchObject({ ended: 'diverged', final: null });
    expect(run.course?.epochs).toEqual([1, 2]);
    const as = { pictured: true, machine: '' };
    const row = measuredRow('a', [died, recordOf(1, small)], as);
    expect(spreadOf(row, ({ final }) => final && final.test)).toMatchObject({
      ...{ count: 1, started: 2 },
    });
  });
});
