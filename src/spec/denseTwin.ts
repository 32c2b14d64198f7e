/**
 * The dense twin of a run: the same network from the same first weights, on the same examples in the same batches, at
 * the same rates of θ; but nobody ever leaves.
 */
import { costKind, estimate, type Estimate, type Rates } from './estimate.ts';
import { canBePlayed, type Named } from './network.ts';
import { parameters, parameterNames, type ParameterName } from './parameters.ts';
import { defaultSpec, difference, namesOf, type Change, type RunSpec } from './spec.ts';

/** What a network is and how its weights learn, whoever plays. */
const GROUPS: readonly string[] = ['network', 'training', 'run', 'machine'];
/** In these groups, yet of the game. */
const OF_THE_GAME: readonly ParameterName[] = ['costIntoTheta'];

const isTwins = (name: ParameterName): boolean =>
  GROUPS.includes(parameters[name].group) && !OF_THE_GAME.includes(name);

/** Units cost least: of them all there are fewest, and a gate of 1 leaves every number as it is. */
const cheapestPlayers = (named: Named): RunSpec['granularity'] =>
  canBePlayed(named, 'filter') ? 'filter' : 'neuron';

/** A run with the same net, data and learning, all else as it stands where nothing is said. */
export function learnsAlike(spec: RunSpec): RunSpec {
  const own = parameterNames.filter(isTwins).map((name) => [name, spec[name]]);
  return { ...defaultSpec, ...(Object.fromEntries(own) as Partial<RunSpec>) };
}

/**
 * All prices stand as they do where nothing is said: nobody answers them. Equal twins are equal values.
 *
 * @param spec of a network, at step 0
 */
export function denseTwin(spec: RunSpec): RunSpec {
  const twin = learnsAlike(spec);
  return { ...twin, granularity: cheapestPlayers(twin), freezeS: true };
}

/** What of a run's log its twin does, too. */
export function twinLog(log: readonly Change[]): Change[] {
  return log.flatMap(({ step, patch }) => {
    const names = namesOf(patch).filter(isTwins);
    const kept = Object.fromEntries(names.map((name) => [name, patch[name]]));
    return names.length === 0 ? [] : [{ step, patch: kept }];
  });
}

/** By which twins are told apart: runs of one key have the same. */
export const twinKey = (spec: RunSpec, log: readonly Change[]): string =>
  JSON.stringify([difference(denseTwin(spec)), twinLog(log)]);

/** What training it costs, at the rate of the run itself where none was measured of its twin. */
export function estimateTwin(spec: RunSpec, rates: Rates): Estimate {
  const twin = denseTwin(spec);
  const ofRun = rates[costKind(spec)];
  const known = ofRun === undefined ? rates : { [costKind(twin)]: ofRun, ...rates };
  return estimate(twin, known);
}
