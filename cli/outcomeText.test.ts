import { describe, expect, it } from 'vitest';
import type { Figures } from '../src/game/figures.ts';
import type { RunRecord } from '../src/record/record.ts';
import { defaultSpec, type SpecPatch } from '../src/spec/spec.ts';
import { outcomeText } from './outcomeText.ts';

const evaluation = (epoch: number, tested: number, validated: number | null, active: number[]) =>
  ({
    ...{ step: epoch, epoch, testAccuracy: 1, testAccuracyPruned: tested },
    ...{ validationAccuracyPruned: validated, activePerLayer: active },
  }) as unknown as Figures;

const textOf = (patch: SpecPatch, ...evaluations: Figures[]) =>
  outcomeText({
    manifest: { spec: { ...defaultSpec, ...patch } },
    series: { evaluations },
  } as unknown as RunRecord).replaceAll('\u202f', ' ');

describe('what a run came to, in a line', () => {
  it('has test accuracy of the pruned net, size, and the net that validation images choose', () => {
    const text = textOf(
      { network: 'paper' },
      evaluation(1, 0.97, 0.99, [512, 256]),
      evaluation(2, 0.9512, 0.96, [59, 21]),
      evaluation(3, 0.9502, 0.95, [59, 21]),
    );
    expect(text).toBe(
      'In the end: test 95.02 % · left 784-59-21-10: 47 795 of 535 818 parameters (8.92 %), 47 705 of 535 040 multiplications (8.92 %), 191 kB of 2 143 kB · best on validation after epoch 2: 96.00 %, test 95.12 %',
    );
  });

  it('says what single weights take as lists, and no validation where there was none', () => {
    const text = textOf(
      { network: 'lenet-300-100', granularity: 'weight' },
      evaluation(1, 0.98, null, [4904, 1537, 483]),
    );
    expect(text).toContain('1 066 kB of 1 066 kB as matrices, 45 kB as lists of weights');
    expect(text).not.toContain('validation');
  });

  it('is empty without a network, and where nothing was tested', () => {
    expect(textOf({ network: 'paper' })).toBe('');
    expect(textOf({ sandbox: 'pair' }, evaluation(1, 0.9, null, [2]))).toBe('');
  });
});
