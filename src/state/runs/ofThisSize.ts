/** The baselines of the size that the run that is shown has now. */
import { countsOf, keepFrom } from '../../game/keep.ts';
import { playerCount } from '../../game/network.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import { activeIn } from '../../game/summary.ts';
import { baselineNames, baselineOf, baselines, type WhoStayed } from '../../spec/baselines.ts';
import { twinLog } from '../../spec/denseTwin.ts';
import type { Trajectory } from '../trajectory.ts';
import type { LabState } from '../store.ts';
import type { Plan } from './plan.ts';

type Shown = Pick<LabState, 'startSpec' | 'spec' | 'changes' | 'scheduled' | 'layers' | 'shown'>;
type Frame = Pick<NonNullable<Trajectory['latest']>, 'summaries' | 'participation' | 'epsilon'>;

function sizeNow(
  { summaries, participation, epsilon }: Frame,
  { layers, shown }: Shown,
): WhoStayed {
  const isIn = new Set(shown.filter((_, at) => participation[at]! >= epsilon));
  return {
    keep: keepFrom(layers.map((_, index) => activeIn(summaries, index))),
    // Where only a sample is shown, nobody can say of each.
    ...(shown.length === playerCount(layers) && { stayed: (player: number) => isIn.has(player) }),
  };
}

export interface Comparable {
  readonly plans: readonly Plan[];
  /** For each that such a run cannot have, which and why, in two sentences. */
  readonly missing: readonly string[];
}

/**
 * Those that there are, each on the same data in the same order.
 *
 * @param frame the players now; null before the first
 * @throws Error with a sentence where there is nothing to compare with
 */
export function ofThisSize(run: Shown, frame: Frame | null): Comparable {
  const { startSpec, spec, changes, scheduled, layers } = run;
  if (isSandbox(startSpec))
    throw new Error('A game without a network has no accuracy to compare. Choose a network first.');
  if (frame === null) throw new Error('The run has not begun yet.');
  const size = sizeNow(frame, run);
  const stay = countsOf(size.keep) ?? [Number(size.keep)];
  if (layers.every(({ count }, group) => stay[group] === count))
    throw new Error('Nobody has left yet: baselines are for a net that is smaller.');
  // The end of its game and its epochs as they stand: a hand may have moved them.
  const { gameEnds, epochs } = spec;
  const plans: Plan[] = [];
  const missing: string[] = [];
  for (const name of baselineNames) {
    const { label } = baselines[name];
    const made = baselineOf(name, { ...startSpec, gameEnds, epochs }, size);
    if (!made.ok) {
      missing.push(`“${label}” is not among them. ${made.note}`);
      continue;
    }
    const log = [...twinLog([...changes, ...scheduled]), ...made.log];
    plans.push({
      spec: made.spec,
      log: log.sort((a, b) => a.step - b.step),
      label: `${label}, ${stay.join(' + ')}`,
    });
  }
  if (plans.length === 0)
    throw new Error('Nobody is left: there is no net of this size to compare with.');
  return { plans, missing };
}
