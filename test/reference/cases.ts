/** The combinations of readings, dynamics and optimizers in which engine and reference are compared. */
import { parameters } from '../../src/spec/parameters.ts';
import {
  interpretationNames,
  interpretations,
  type InterpretationName,
} from '../../src/spec/interpretations.ts';
import { referenceDynamics } from './network.ts';
import { defaultSpec, type RunSpec, type SpecPatch } from '../../src/spec/spec.ts';

/** Interpretations under which s moves in a way that is stated in the reference. */
export const readings = interpretationNames.filter((name) =>
  referenceDynamics.some((dynamics) => dynamics === interpretations[name].patch.dynamics),
);

export const SMALL_NET = [20, 12, 8, 4] as const;

/** Prices at which every term of U moves the players of a small net within a few dozen steps. */
const busyPrices = { alpha: 4, beta: 0.03, gamma: 0.06, eta: 0.05, gammaWarmup: 3 } as const;

const rateOf: Record<RunSpec['optimizer'], number> = { sgd: 0.1, momentum: 0.02, adam: 1e-3 };

/** Rates at which s crosses its whole range in about fifty steps. */
function lrS({ dynamics, benefitScale }: RunSpec): number {
  const isGradient = dynamics === 'projected' || dynamics === 'proximal';
  return isGradient && benefitScale === 'absolute' ? 0.2 : 0.03;
}

/** The defaults under a reading, at busy prices, then the patch. */
export function busySpec(reading: InterpretationName, patch: SpecPatch): RunSpec {
  const spec = { ...defaultSpec, ...interpretations[reading].patch, ...busyPrices, ...patch };
  return { ...spec, lrS: lrS(spec), lrTheta: rateOf[spec.optimizer] };
}

/**
 * The same for single weights, which earn, weigh and overlap less than neurons, at rates at which rounding is
 * not made large: shares of what all earn, and best responses under a small size cost, jump where a benefit
 * changes its sign; and rivals are many, so that their cost, where it reaches θ, pulls hard.
 */
export function weightSpec(reading: InterpretationName, patch: SpecPatch): RunSpec {
  const busy = busySpec(reading, patch);
  const isAbsolute = busy.benefitScale === 'absolute';
  const isPulled = busy.costIntoTheta && busy.optimizer !== 'adam';
  return {
    ...busy,
    ...(isAbsolute ? { beta: 2, gamma: 0.004, eta: 0.5 } : {}),
    ...patch,
    lrS: (isAbsolute ? busy.lrS : 0.01) * (busy.dynamics === 'bestResponse' ? 0.4 : 1),
    lrTheta: busy.lrTheta * (isPulled ? 0.02 : 1),
    granularity: 'weight',
  };
}

const optimizers = parameters.optimizer.options.map(({ value }) => value);

/** Every dynamics × every optimizer × costs into θ or not, under one reading. */
export const combinations = (reading: InterpretationName): RunSpec[] =>
  referenceDynamics.flatMap((dynamics) =>
    optimizers.flatMap((optimizer) =>
      [false, true].map((costIntoTheta) =>
        busySpec(reading, { dynamics, optimizer, costIntoTheta }),
      ),
    ),
  );

/**
 * A sixth of all combinations, for machines on which a step is slow: every reading under every
 * dynamics, optimizers and costs into θ taken in turn.
 */
export function sampledCombinations(): RunSpec[] {
  const all = readings.flatMap((reading, index) =>
    combinations(reading).filter((_, i) => i % 6 === (index + Math.floor(i / 6)) % 6),
  );
  // Readings that differ only in what is varied here anyway give the same specs.
  return [...new Map(all.map((spec) => [JSON.stringify(spec), spec])).values()];
}

export const describeSpec = (spec: RunSpec): string =>
  [
    spec.benefitSign,
    spec.benefitGradient,
    spec.benefitScale,
    spec.dynamics,
    spec.optimizer,
    spec.costIntoTheta ? 'costs into θ' : 'costs apart',
  ].join(', ');
