/** What the record of a run says of images that it did not learn from. */
import { expect, it } from 'vitest';
import { createRun } from '../src/engine/run.ts';
import { createTrainer } from '../src/engine/createTrainer.ts';
import { modelOf } from '../src/spec/network.ts';
import { defaultSpec, type RunSpec } from '../src/spec/spec.ts';
import { compiledStep } from './compiledStep.ts';
import { examine } from './examine.ts';
import { openDataOf, runExperiment } from './runExperiment.ts';

const spec: RunSpec = { ...defaultSpec, network: 'quick', backend: 'wasm' };
const briefly = (split: RunSpec['split']) =>
  runExperiment({ ...spec, split }, { limitSteps: 30, say: () => {} });

it('reads the last 5 000 of the 60 000, as the net is and pruned', async () => {
  const dataset = await openDataOf(defaultSpec);
  await dataset.whenAll;
  const images = dataset.split('validation');
  const trainer = createTrainer({
    ...{ spec, model: modelOf(spec), backend: 'wasm', data: { ...dataset, train: images.train } },
    step: await compiledStep(),
  });
  const run = createRun({ trainer, images, spec, changes: [] });
  while (run.step < 30) await run.advance();
  const { participation } = await trainer.readPlayers();
  // Half of them nearly out, so that pruning is felt.
  trainer.writeParticipation(participation.map((_, i) => (i % 2 === 0 ? 0.009 : NaN)));

  const all = dataset.split('paper').train;
  const last = {
    ...{ imageSize: all.imageSize, count: 5000 },
    values: all.values.slice(55_000 * all.imageSize),
    labels: all.labels.slice(55_000),
  };
  const { validation, test } = await examine(trainer, dataset, images.validation, spec.epsilon);
  expect(validation).toEqual(await trainer.evaluate(last, spec.epsilon));
  expect(validation!.accuracyPruned).not.toBe(validation!.accuracy);
  expect(test).toEqual(await trainer.evaluate(dataset.test, spec.epsilon));
  trainer.dispose();
});

it('stands in the record of every epoch beside the accuracy on the test images', async () => {
  const [figures] = (await briefly('validation')).series.evaluations;
  expect(figures.testAccuracy).toBeGreaterThan(0.5);
  expect(figures.validationAccuracy).toBeGreaterThan(0.5);
  expect(figures.validationAccuracyPruned).toBe(figures.validationAccuracy);
  expect(figures.validationAccuracy).not.toBe(figures.testAccuracy);
});

it('is null where all images train', async () => {
  const [figures] = (await briefly('paper')).series.evaluations;
  expect(figures.validationAccuracy).toBeNull();
  expect(figures.validationAccuracyPruned).toBeNull();
  expect(figures.testAccuracy).toBeGreaterThan(0.5);
});
