/** What a run is held against another as: the game, or which baseline. */
import { baselines, baselineNames, baselineSettings, type BaselineName } from './baselines.ts';
import { isGame } from './play.ts';
import type { RunSpec } from './spec.ts';

const isSet = (spec: RunSpec, patch: object): boolean =>
  Object.entries(patch).every(([name, value]) => spec[name as keyof RunSpec] === value);

const NO_PRICE = { beta: 0, gamma: 0, eta: 0 };

/** A rule that is no game says it itself; slimming and a net from scratch are told by all that makes them. */
function baselineNameOf(spec: RunSpec): BaselineName | null {
  if (!isGame(spec)) {
    if (spec.dynamics === 'magnitude' && spec.pruneFrom > 0) return 'magnitude-gradual';
    return baselineNames.find((name) => name === spec.dynamics) ?? null;
  }
  if (spec.sandbox !== 'none') return null;
  if (spec.freezeS && spec.keep === 0 && isSet(spec, NO_PRICE)) return 'scratch';
  return spec.keep !== 0 && isSet(spec, baselineSettings('slimming', spec)) ? 'slimming' : null;
}

/** “magnitude, gradual”; null where players play. @param spec at step 0 */
export function methodOf(spec: RunSpec): string | null {
  const name = baselineNameOf(spec);
  return name === null ? null : baselines[name].label;
}
