import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeOwnFile } from '../data/own/ownFile.ts';
import { dataSetOf } from '../data/rows.ts';
import { stepsPerEpoch } from '../game/batches.ts';
import { fewExamplesInWords, forFewExamples } from './ownRun.ts';
import { defaultSpec, type RunSpec } from './spec.ts';

const runOn = (train: number, batchSize = 128, epochs = 20): RunSpec => ({
  ...defaultSpec,
  ...{ data: 'own', split: 'paper', network: 'small', batchSize, epochs },
  file: writeOwnFile({
    ...{ name: 'few.csv', hash: '0123456789abcdef', values: 'reals', input: [4] },
    ...{ train, test: 30, column: 2, classes: ['a', 'b'] },
  }),
});

it('changes nothing of a run that has steps enough', () => {
  expect(forFewExamples(runOn(60_000))).toEqual({});
  expect(fewExamplesInWords({})).toBeNull();
});

it('gives a run on few examples steps enough to see a game, as far as epochs go', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 8, max: 100_000 }),
      fc.integer({ min: 1, max: 1024 }),
      (train, batchSize) => {
        const spec = runOn(train, batchSize);
        const next = { ...spec, ...forFewExamples(spec) };
        expect(next.batchSize).toBeLessThanOrEqual(batchSize);
        expect(next.epochs).toBeGreaterThanOrEqual(spec.epochs);
        const { counts } = dataSetOf(next);
        const steps = next.epochs * stepsPerEpoch(counts.train, next.batchSize);
        if (next.epochs < 200) expect(steps).toBeGreaterThanOrEqual(1200);
      },
    ),
  );
});

it('says what it changed', () => {
  expect(fewExamplesInWords(forFewExamples(runOn(192)))).toBe(
    'The examples are few, so the run has batches of 16 and 100 epochs: in fewer steps hardly anybody would leave.',
  );
});
