/** The dense twin is a plain net: no price, no gate and no player changes what it learns. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  inputsOf,
  referenceOf,
  relativeDifference,
  syntheticImages,
  syntheticReals,
} from '../../test/reference/agreement.ts';
import { inputSize } from '../data/dataSet.ts';
import { dataSetOf } from '../data/rows.ts';
import { MNIST_PIXELS } from '../data/mnist.ts';
import { denseTwin, twinKey, twinLog } from '../spec/denseTwin.ts';
import { modelOf } from '../spec/network.ts';
import { defaultSpec, type Change, type SpecPatch } from '../spec/spec.ts';
import { thetaRateAt } from '../game/schedule.ts';
import { createTrainer } from './createTrainer.ts';
import { createRun } from './run.ts';
import { nodeRoutes, openRoute, type NodeRoute } from './test/routes.ts';

const STEPS = 20;
const busy: SpecPatch = {
  ...{ gamma: 3, beta: 0.3, eta: 0.1, gammaWarmup: 0, lrS: 0.05, costIntoTheta: true },
  ...{ batchSize: 20, seed: 5, lrTheta: 3e-3, lrThetaSchedule: 'cosine', epochs: 4, gameEnds: 1 },
};
const cases: readonly (readonly [string, SpecPatch])[] = [
  ['neurons', { network: '784-12-8-10' }],
  ['filters', { network: '28x28x1 c2k5 p4 d6 d10', granularity: 'filter' }],
  ['weights', { network: '784-8-10', granularity: 'weight', dynamics: 'adam' }],
  ['pixels, behind a tanh', { network: '784 d6 tanh d10', granularity: 'pixel' }],
  ['points', { data: 'spiral', network: '2-8-6-2', optimizer: 'sgd' }],
];

const log: readonly Change[] = [
  { step: 4, patch: { gamma: 9 } },
  { step: 12, patch: { lrTheta: 6e-3, gamma: 1 } },
  { step: 14, patch: {}, act: { kind: 'setToEquilibrium' } },
];

describe.each(nodeRoutes.filter((name) => name !== 'relaxed'))('by %s', (name) => {
  let route: NodeRoute;
  beforeAll(async () => {
    route = await openRoute(name);
  });

  it.each(cases)('learns what a plain net without gates learns: %s', async (_, patch) => {
    const spec = { ...defaultSpec, ...busy, ...patch };
    const dataSet = dataSetOf(spec);
    const synthetic = dataSet.input.length === 1 ? syntheticReals : syntheticImages;
    const train = synthetic(inputSize(dataSet), dataSet.classes.length, 200);
    const images = { train, trainCount: 200, shardSize: 100, whenCount: () => Promise.resolve() };
    const model = modelOf(spec);
    const runOf = (own: typeof spec, changes: readonly Change[]) => {
      const { backend, step } = route;
      const data = { train, ...MNIST_PIXELS };
      const trainer = createTrainer({ model, spec: own, backend, step, data });
      const batches: number[][] = [];
      const watched = {
        ...trainer,
        step(...given: Parameters<typeof trainer.step>) {
          batches.push([...given[0]]);
          trainer.step(...given);
        },
      };
      return { run: createRun({ trainer: watched, images, spec: own, changes }), batches, trainer };
    };
    const [game, twin] = [runOf(spec, log), runOf(denseTwin(spec), twinLog(log))];
    const start = await twin.trainer.readWeights();
    expect(await game.trainer.readWeights()).toEqual(start);
    const plain = referenceOf(model, start, 'none');

    for (let step = 0; step < STEPS; step++) {
      await Promise.all([game.run.advance(), twin.run.advance()]);
      const batch = twin.batches[step];
      const rates = { ...spec, ...(step >= 12 ? log[1].patch : {}) };
      const lrTheta = thetaRateAt(rates, step / twin.run.stepsPerEpoch);
      const labels = batch.map((image) => train.labels[image]);
      plain.step(inputsOf(train, batch, spec), labels, { ...spec, lrTheta }, 1);
    }
    expect(twin.batches).toEqual(game.batches);
    const { participation } = await twin.trainer.readPlayers();
    expect(participation.every((s) => s === 1)).toBe(true);
    const expected = plain.weights();
    (await twin.trainer.readWeights()).forEach(({ kernel, bias }, l) => {
      expect(relativeDifference(kernel, expected[l].kernel)).toBeLessThan(1e-4);
      expect(relativeDifference(bias, expected[l].bias)).toBeLessThan(1e-4);
    });
    const tested = await twin.trainer.evaluate(train, spec.epsilon);
    const all = [...train.labels.keys()];
    expect([...tested.classes]).toEqual(plain.classes(inputsOf(train, all, spec), 0));
    const other = await game.trainer.readPlayers();
    expect(other.participation.some((s) => s < 1)).toBe(true);
    [game, twin].forEach(({ trainer }) => trainer.dispose());
  });
});

describe('a run has the twin of another', () => {
  const key = (patch: SpecPatch, changes: readonly Change[] = []) =>
    twinKey({ ...defaultSpec, ...patch }, changes);

  it.each([
    ['whatever the prices, the players and their rule', { gamma: 9, eta: 1, dynamics: 'adam' }],
    ['whoever plays', { granularity: 'weight' }],
    ['whatever is done to players', { freezeS: true, gameEnds: 3, lrS: 1, costIntoTheta: true }],
  ] as const)('%s', (_, patch) => {
    expect(key(patch)).toBe(key({}));
  });

  it.each([
    { seed: 1 },
    { network: '784-20-10' },
    { data: 'fashion-mnist' },
    { lrTheta: 2e-3 },
    { lrThetaSchedule: 'cosine' },
    { optimizer: 'sgd' },
    { batchSize: 64 },
    { split: 'paper' },
    { epochs: 3 },
    { initialisation: 'he' },
    { inputNormalisation: 'standard' },
    { backend: 'cpu' },
  ] as const)('unless it differs in %o', (patch) => {
    expect(key(patch)).not.toBe(key({}));
  });

  it('and unless its examples differ, be they drawn or the visitor’s own', () => {
    const spiral = { data: 'spiral', network: '2-8-2' } as const;
    expect(key({ ...spiral, noise: 0.3 })).not.toBe(key(spiral));
    const spec = { ...defaultSpec, ...spiral, noise: 0.3, points: 500 };
    expect(dataSetOf(denseTwin(spec)).hash).toBe(dataSetOf(spec).hash);
    const file = 'a.csv~0123456789abcdef~reals~4~90,30~5~x,y';
    expect(denseTwin({ ...defaultSpec, file }).file).toBe(file);
  });

  it('and unless the log changes what is the twin’s, too', () => {
    expect(key({}, [{ step: 3, patch: { gamma: 1 } }])).toBe(key({}));
    expect(key({}, [log[2]])).toBe(key({}));
    expect(key({}, [log[1]])).toBe(key({}, [{ step: 12, patch: { lrTheta: 6e-3 } }]));
    expect(key({}, [log[1]])).not.toBe(key({}));
  });
});
