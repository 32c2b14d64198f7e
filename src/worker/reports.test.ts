import { expect, it } from 'vitest';
import type { WorkerEvent } from '../protocol/events.ts';
import { createReports, type ReportOptions } from './reports.ts';

/** A run at the end of its first epoch, all of whose test images are there. */
function atEpochEnd(allReady: Promise<void>) {
  const told: WorkerEvent[] = [];
  const evaluated: string[] = [];
  const trainer = {
    layers: [],
    readPlayers: () => Promise.resolve({ participation: new Float32Array(2), loss: 0.1 }),
    evaluate(set: { name: string }) {
      evaluated.push(set.name);
      return Promise.resolve({
        ...{ accuracy: 0.9, accuracyPruned: 0.9 },
        ...{ classes: new Uint8Array(), classesPruned: new Uint8Array() },
      });
    },
  };
  const reports = createReports({
    ...{ id: 1, shown: null, post: (event: WorkerEvent) => void told.push(event) },
    run: {
      ...{ step: 10, epoch: 1, stepsPerEpoch: 10, spec: { epsilon: 0.01 }, trainer },
      save: () => Promise.resolve({}),
    },
    testing: {
      ...{ trainer, test: { name: 'test', labels: new Uint8Array() } },
      ...{ validation: { name: 'validation' }, testReady: Promise.resolve(), allReady },
    },
    pictures: { pace: { share: 0.1, everyMs: 1 }, shapes: [], draw: () => Promise.resolve() },
  } as unknown as ReportOptions);
  return {
    ...{ reports, evaluated },
    validation: () =>
      told.flatMap((event) => (event.type === 'evaluated' ? [event.validationAccuracy] : [])),
  };
}

it('the end of an epoch waits for examples of validation that are on their way', async () => {
  let arrive: () => void = () => undefined;
  const { reports, evaluated, validation } = atEpochEnd(
    new Promise((resolve) => (arrive = resolve)),
  );
  await Promise.resolve();
  const made = reports.makeDue(true);
  await new Promise((resolve) => setTimeout(resolve));
  expect([evaluated, validation()]).toEqual([['test'], []]);
  arrive();
  await made;
  expect([evaluated, validation()]).toEqual([['test', 'validation'], [0.9]]);
});

it('examples of validation that cannot be had are not read, and the run goes on', async () => {
  const { reports, validation } = atEpochEnd(Promise.reject(new Error('They are not here.')));
  await Promise.resolve();
  await reports.makeDue(true);
  expect(validation()).toEqual([null]);
});
