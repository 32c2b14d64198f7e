/**
 * Numbers that no game has: NaN, infinities, the largest and the smallest there are. Every exported
 * function comes to an end with an answer; only `parseFrozenGame` may refuse, in a sentence.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prices } from '../utility.ts';
import { analysis, layerAnalysis } from './analysis.ts';
import { distanceFrom, layerEnd, sampleLayer } from './sample.ts';
import { dominanceOf, equilibriumOf, lambdaMaxOf } from './solve.ts';
import { certified, fixedTo, verdictCode } from './verdict.ts';
import { meeting } from './fallingSum.ts';
import { climbs } from './weightClimb.ts';
import { crossing } from './weightCrossing.ts';
import { weightLimit } from './weightLimit.ts';
import { weightLambdaMax } from './weightCurvature.ts';
import { weightDominance } from './weightDominance.ts';
import { weightEquilibrium } from './weightEquilibrium.ts';
import { weightsOf, type WeightLayer } from './weights.ts';
import { ascend } from './ascent.ts';
import { bestResponseAt, bestResponses, regionOf, standing } from './bestResponse.ts';
import { cholesky, isPositiveDefinite, solveCholesky } from './cholesky.ts';
import { overlapOf } from './overlap.ts';
import { contraction } from './contraction.ts';
import { lambdaMax, stepGauge } from './curvature.ts';
import { certificate, dominance } from './dominance.ts';
import { equilibrium } from './equilibrium.ts';
import { newtonStep } from './newton.ts';
import { FrozenGameError, frozenGameToJson, parseFrozenGame } from './parse.ts';
import { potentialChange, potentialOf } from './potentialChange.ts';
import { quadraticOf, slope } from './quadratic.ts';
import { regimeOf } from './regime.ts';
import { nashConv, nashGap, nashGapOf, regretAt, regrets } from './regret.ts';
import {
  gainAgainst,
  nullcline,
  otherOf,
  potentialIn,
  bestResponseIn,
  SIDES,
  slackOf,
  sliceOf,
  slopeIn,
  utilityIn,
  type Point,
  type Slice,
} from './slice.ts';
import { basins, drift, flowFrom, nearestRest, restFrom } from './sliceFlow.ts';
import { distanceTo, middleOf, nearestOf, rests } from './sliceRests.ts';
import { statementOf, utilityStatement } from './statement.ts';
import { pricesIn, inDoublePrecision, layerFrom, playerCount, type FrozenLayer } from './types.ts';
import { splitByTies, uniqueness } from './uniqueness.ts';
import { potential, utilityAt } from './utility.ts';
import { defaultsOf } from '../parameter.ts';
import { benefitRows } from '../rows/benefit.ts';
import { pricesRows } from '../rows/prices.ts';
import { sandboxRows } from '../rows/sandbox.ts';

const defaults = defaultsOf({ ...pricesRows, ...benefitRows, ...sandboxRows });

const hostileNumbers = [
  NaN,
  Infinity,
  -Infinity,
  1e308,
  -1e308,
  5e-324,
  -5e-324,
  -0,
  0,
  1,
  0.3,
  -2,
];
const anyNumber = fc.constantFrom(...hostileNumbers);
/** Products of two of them are finite. */
const finite = fc.constantFrom(1e149, -1e149, 1e9, 5e-324, -5e-324, 1e-200, -0, 0, 1, 0.3, -2);

interface Scene {
  readonly prices: Prices;
  readonly layer: FrozenLayer;
  readonly slice: Slice;
  readonly at: Point;
  readonly numbers: readonly number[];
}

const pair = (number: fc.Arbitrary<number>) => fc.tuple(number, number);

const sceneOf = (number: fc.Arbitrary<number>): fc.Arbitrary<Scene> =>
  fc.integer({ min: 0, max: 5 }).chain((count) => {
    const column = (length: number) =>
      fc
        .array(number, { minLength: length, maxLength: length })
        .map((values) => Float64Array.from(values));
    return fc.record({
      prices: fc.record({ alpha: number, beta: number, gamma: number, eta: number }),
      layer: fc
        .record({
          marginalBenefit: column(count),
          normSquared: column(count),
          gram: column(count * count),
          participation: column(count),
        })
        .map(layerFrom),
      slice: fc.record({ gain: pair(number), curvature: pair(number), coupling: number }),
      at: pair(number),
      numbers: fc.array(number, { minLength: 4, maxLength: 4 }),
    });
  });

/** The same numbers as weights. */
const asWeights = ({ marginalBenefit, normSquared, participation }: FrozenLayer): WeightLayer =>
  weightsOf(layerFrom({ marginalBenefit, participation, theta: normSquared }))!;

/** Every exported function that takes numbers, by name. */
const functions: Readonly<Record<string, (scene: Scene) => unknown>> = {
  sampleLayer: ({ prices, layer }) => sampleLayer(prices, layer),
  layerEnd: ({ prices, layer }) => layerEnd(prices, layer),
  layerAnalysis: ({ prices, layer }) => layerAnalysis(prices, layer),
  analysis: ({ prices, layer }) => analysis({ ...prices, layers: [layer, asWeights(layer)] }),
  weightsOf: ({ layer }) => [weightsOf(layer), weightsOf(asWeights(layer))],
  layerFrom: ({ layer }) => layerFrom({ ...layer, theta: layer.normSquared }),
  overlapOf: ({ layer }) =>
    [layer, asWeights(layer)].map(({ overlap, participation }) => {
      const { gram, theta, count, sumsOf, product, times } = overlap;
      const players = [...participation.keys()];
      return [
        overlapOf(theta === null ? { gram: gram! } : { theta }, count).times(participation),
        ...[players.map(sumsOf), players.map((i) => product(i, i)), times(participation)],
      ];
    }),
  distanceFrom: ({ layer, numbers: [epsilon] }) =>
    distanceFrom(layer.normSquared, layer.participation, epsilon),
  dominanceOf: ({ prices, layer }) => dominanceOf(prices, asWeights(layer)),
  equilibriumOf: ({ prices, layer }) => equilibriumOf(prices, asWeights(layer)),
  lambdaMaxOf: ({ prices, layer }) => lambdaMaxOf(prices, asWeights(layer)),
  meeting: ({ layer }) =>
    meeting({ theta: layer.marginalBenefit, from: layer.normSquared, to: layer.participation }),
  crossing: ({ layer, numbers: [eta] }) =>
    crossing(eta, { alone: layer.marginalBenefit, theta: layer.normSquared }),
  climbs: ({ prices, layer }) =>
    climbs(prices, { alone: layer.marginalBenefit, theta: layer.normSquared }, layer.participation),
  weightLimit: ({ prices, layer }) =>
    weightLimit(
      prices,
      { alone: layer.marginalBenefit, theta: layer.normSquared },
      'current',
      layer.participation,
    ),
  weightLambdaMax: ({ prices, layer }) => weightLambdaMax(prices, layer.normSquared),
  certified: ({ prices, layer }) => certified(dominance(prices, layer)),
  verdictCode: () => verdictCode('in', 2),
  fixedTo: ({ numbers: [a] }) => fixedTo(a),
  weightDominance: ({ prices, layer }) => weightDominance(prices, asWeights(layer)),
  weightEquilibrium: ({ prices, layer }) => [
    weightEquilibrium(prices, asWeights(layer)),
    // The staircase, and above it, whatever the prices are.
    ...[2, 3].map((times) =>
      weightEquilibrium({ ...prices, eta: times * prices.beta }, asWeights(layer)),
    ),
  ],
  certificate: ({ numbers: [a, b, c, d] }) => certificate(a, b, c, d),
  ascend: ({ prices, layer }) =>
    ascend(
      quadraticOf(prices, layer),
      layer.participation,
      Int32Array.from(layer.participation.keys()),
      { polish: true },
    ),
  standing: ({ prices, layer }) => standing(prices, layer),
  bestResponseAt: ({ numbers: [a, b, c] }) => bestResponseAt(a, b, c),
  bestResponses: ({ prices, layer }) => bestResponses(standing(prices, layer), layer.participation),
  regionOf: ({ numbers: [a, b] }) => regionOf(a, b),
  cholesky: ({ layer }) => cholesky(layer.overlap.gram!, playerCount(layer)),
  solveCholesky: ({ layer }) => solveCholesky(layer.overlap.gram!, layer.normSquared.slice()),
  isPositiveDefinite: ({ layer }) => isPositiveDefinite(layer.overlap.gram!, playerCount(layer)),
  contraction: ({ prices, layer }) => contraction(prices, layer),
  lambdaMax: ({ prices, layer }) => lambdaMax(quadraticOf(prices, layer)),
  stepGauge: ({ numbers: [a, b] }) => stepGauge(a, b),
  dominance: ({ prices, layer }) => dominance(prices, layer),
  equilibrium: ({ prices, layer }) => equilibrium(prices, layer),
  newtonStep: ({ prices, layer }) => {
    const quadratic = quadraticOf(prices, layer);
    const s = layer.participation.slice();
    return newtonStep(quadratic, s, slope(quadratic, s));
  },
  frozenGameToJson: ({ prices, layer }) =>
    frozenGameToJson({ ...prices, layers: [layer, asWeights(layer)] }),
  potentialOf: ({ prices, layer }) => potentialOf({ ...prices, layers: [layer] }),
  potentialChange: ({ prices, layer }) =>
    potentialChange({ ...prices, layers: [layer] }, { ...prices, alpha: 2, layers: [layer] }),
  quadraticOf: ({ prices, layer }) => quadraticOf(prices, layer),
  slope: ({ prices, layer }) => slope(quadraticOf(prices, layer), layer.participation),
  regimeOf: ({ prices }) => regimeOf(prices),
  regretAt: ({ numbers: [a, b, c] }) => regretAt(a, b, c),
  regrets: ({ prices, layer }) => regrets(standing(prices, layer), layer.participation),
  nashGap: ({ layer }) => nashGap(layer.marginalBenefit),
  nashConv: ({ layer }) => nashConv(layer.marginalBenefit),
  nashGapOf: ({ prices, layer }) =>
    nashGapOf({ ...layer, benefit: layer.marginalBenefit, rivalry: layer.normSquared }, prices),
  otherOf: () => SIDES.map(otherOf),
  sliceOf: ({ prices, at, numbers: [a, b, c, d] }) =>
    sliceOf(
      [prices, prices],
      [
        { benefit: a, normSquared: b, rivalry: c },
        { benefit: d, normSquared: a, rivalry: b },
      ],
      at,
      c,
    ),
  gainAgainst: ({ slice, numbers: [a] }) => gainAgainst(slice, 0, a),
  utilityIn: ({ slice, at }) => utilityIn(slice, 0, at),
  slopeIn: ({ slice, at }) => slopeIn(slice, 1, at),
  bestResponseIn: ({ slice, at }) => bestResponseIn(slice, 1, at),
  potentialIn: ({ slice, at }) => potentialIn(slice, at),
  slackOf: ({ slice }) => slackOf(slice),
  nullcline: ({ slice }) => SIDES.map((side) => nullcline(slice, side)),
  drift: ({ slice, at }) => drift(slice, at),
  flowFrom: ({ slice, at }) => flowFrom(slice, at),
  nearestRest: ({ slice, at }) => nearestRest(rests(slice), at),
  restFrom: ({ slice, at }) => restFrom(slice, rests(slice), at),
  basins: ({ slice }) => basins(slice, rests(slice), 3),
  rests: ({ slice }) => rests(slice),
  nearestOf: ({ at, slice }) => nearestOf([at, slice.gain], slice.curvature),
  distanceTo: ({ at, slice }) => distanceTo([at, slice.gain], slice.curvature),
  middleOf: ({ at, slice }) => middleOf([at, slice.gain]),
  utilityStatement: ({ numbers: [benefitMemory] }) =>
    utilityStatement({ ...defaults, benefitMemory }),
  statementOf: ({ numbers: [benefitMemory] }) => statementOf({ ...defaults, benefitMemory }),
  pricesIn: ({ prices }) => pricesIn(prices, 0),
  inDoublePrecision: ({ prices, layer }) =>
    inDoublePrecision({
      ...prices,
      layers: [
        {
          marginalBenefit: Float32Array.from(layer.marginalBenefit),
          normSquared: Float32Array.from(layer.normSquared),
          gram: Float32Array.from(layer.overlap.gram!),
          participation: Float32Array.from(layer.participation),
        },
      ],
    }),
  playerCount: ({ layer }) => playerCount(layer),
  splitByTies: ({ prices, layer }) => splitByTies(quadraticOf(prices, layer)),
  uniqueness: ({ prices, layer }) => uniqueness(prices, quadraticOf(prices, layer), 0),
  utilityAt: ({ numbers: [a, b, c] }) => utilityAt(a, b, c),
  potential: ({ prices, layer }) => potential(prices, layer),
};

describe('numbers that no game has', () => {
  it.each(Object.entries(functions))('%s comes to an end', (_, call) => {
    fc.assert(
      fc.property(sceneOf(anyNumber), (scene) => {
        call(scene);
      }),
      { numRuns: 300 },
    );
  });

  it('are tried on every exported function', async () => {
    const files = readdirSync(import.meta.dirname).filter((file) => /^\w+\.ts$/.test(file));
    const modules: object[] = await Promise.all(
      files.map((file) => import(path.join(import.meta.dirname, file)) as Promise<object>),
    );
    const exported = modules.flatMap((module) =>
      Object.entries(module)
        .filter(([, value]) => typeof value === 'function')
        .map(([name]) => name),
    );
    const tried = [...Object.keys(functions), 'parseFrozenGame', 'FrozenGameError'];
    expect(exported.sort()).toEqual(tried.sort());
  });

  it('give NaN for the largest curvature where it has none, and the larger end where it overflows', () => {
    const of = (...matrix: number[]) =>
      lambdaMax({
        ...{ size: 2, linear: new Float64Array(2) },
        matrix: Float64Array.from(matrix),
      });
    expect(of(NaN, 0, 0, 1)).toBeNaN();
    expect(of(1, NaN, NaN, 1)).toBeNaN();
    expect(of(2, 0, 0, 1)).toBeCloseTo(2, 12);
  });

  it('leave a pair without a rest only where some number is not finite', () => {
    fc.assert(
      fc.property(sceneOf(finite), ({ slice: { gain, curvature, coupling }, at }) => {
        const [y, z] = curvature.map(Math.abs);
        const slice: Slice = { gain, curvature: [y, z], coupling };
        const all = rests(slice);
        expect(all.length).toBeGreaterThan(0);
        expect(all[nearestRest(all, at)]).toBeDefined();
        expect(all[nearestRest(all, [NaN, NaN])]).toBeDefined();
      }),
      { numRuns: 3000 },
    );
    expect(rests({ gain: [NaN, 1], curvature: [1, 1], coupling: 0 })).toEqual([]);
    expect(nearestRest([], [0, 0])).toBe(-1);
  });
});

describe('parseFrozenGame', () => {
  const anything = fc.oneof(
    fc.anything({ withBigInt: true, withTypedArray: true, withSparseArray: true }),
    anyNumber,
    fc.constant(Object.create(null)),
  );
  const nearlyAGame = fc.record(
    {
      alpha: anything,
      beta: fc.oneof(fc.constant(1), anything),
      gamma: fc.oneof(fc.constant(1), anything),
      eta: fc.oneof(fc.constant(1), anything),
      layers: fc.oneof(
        anything,
        fc.array(
          fc.record({
            marginalBenefit: fc.oneof(anything, fc.array(anyNumber, { maxLength: 2 })),
            normSquared: fc.oneof(anything, fc.array(anyNumber, { maxLength: 2 })),
            gram: fc.oneof(anything, fc.array(fc.array(anyNumber, { maxLength: 2 }))),
            participation: fc.oneof(anything, fc.array(anyNumber, { maxLength: 2 })),
          }),
          { maxLength: 2 },
        ),
      ),
    },
    { requiredKeys: [] },
  );

  it('refuses anything that is no game in one sentence', () => {
    fc.assert(
      fc.property(fc.oneof(anything, nearlyAGame), (data) => {
        try {
          parseFrozenGame(data);
        } catch (error) {
          expect(error).toBeInstanceOf(FrozenGameError);
          expect((error as Error).message).toMatch(/\.$/);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
