/** The states of the shown players, one by one and all at once. */
import { playerState, type PlayerState } from '../../game/population.ts';
import { ruleOf } from '../../rules/rows.ts';
import { isGame } from '../../spec/play.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { totalOf } from '../../game/summary.ts';
import { marginalUtility, type Prices, type Stake } from '../../game/utility.ts';
import { shapeOf } from '../../ui/StateMark.tsx';
import { grouped } from '../../ui/format.ts';
import { stateLabels } from '../../ui/labels.ts';
import { pricesOfGroup, type PriceSpec } from '../../game/prices.ts';
import { groupIn, type FrameGroups } from '../../game/shown.ts';
import type { Trajectory } from '../../state/trajectory.ts';
import type { ShownIndex } from '../../game/players.ts';

export type Frame = NonNullable<Trajectory['latest']>;

/** In the order in which they are listed. */
export const STATES = [
  'settled',
  'rising',
  'still',
  'falling',
  'alternating',
  'pruned',
] as const satisfies readonly PlayerState[];
export const FALLING = STATES.indexOf('falling');
export const PRUNED = STATES.indexOf('pruned');

/** Shapes, by which panels draw; those who are in and do not fall share the disc. */
export const DISC = 0;
export const TRIANGLE = 1;
export const CROSS = 2;
export const HOURGLASS = 3;
const MARKS = { disc: DISC, triangle: TRIANGLE, cross: CROSS, hourglass: HOURGLASS } as const;
/** The shape of each of STATES. */
export const MARK: readonly number[] = STATES.map((state) => MARKS[shapeOf[state]]);

export const stateWord = (state: number): string => stateLabels[STATES[state]].word;

/** “9 settled, 78 falling, 105 pruned”; states that are rare are listed where there are such players. */
export const listedStates = (
  counts: readonly number[],
): readonly { readonly state: number; readonly words: string }[] => {
  // Where nobody is settled, those who stand still stand for those who stay.
  const isStill = counts[STATES.indexOf('settled')] === 0 && counts[STATES.indexOf('still')] > 0;
  const always: readonly PlayerState[] = [isStill ? 'still' : 'settled', 'falling', 'pruned'];
  return STATES.map((name, state) => ({
    state,
    isListed: counts[state] > 0 || always.includes(name),
    words: `${grouped(counts[state])} ${stateWord(state)}`,
  })).filter(({ isListed }) => isListed);
};

export interface Crowd {
  /** Index into STATES; shape [playerCount]. */
  readonly state: Uint8Array;
  /** ∂U/∂s; shape [playerCount]. */
  readonly slope: Float32Array;
  /** How many of all players, shown or not, are in each of STATES. */
  readonly counts: readonly number[];
}

/** The prices that a group's players face at a frame: γ is the fee at that moment of its warm-up. */
export const pricesOfGroupAt = (
  { fees }: Pick<Frame, 'fees'>,
  spec: PriceSpec,
  group: number,
): Prices => ({ ...pricesOfGroup(spec, group, 1), gamma: fees[group] });

/** The prices that a player faces at a frame. */
export const pricesOf = (frame: FrameGroups, spec: PriceSpec, player: ShownIndex): Prices =>
  pricesOfGroupAt(frame, spec, groupIn(frame, player));

export const stakeOf = (frame: Frame, player: ShownIndex): Stake => ({
  benefit: frame.benefit[player],
  normSquared: frame.normSquared[player],
  rivalry: frame.rivalry[player],
});

/** Index into STATES of one player. */
export function stateAt(frame: Frame, spec: RunSpec, player: ShownIndex): number {
  const s = frame.participation[player];
  const moved = { motion: frame.motion[player], swing: frame.swing[player] };
  const stake = stakeOf(frame, player);
  const prices = isGame(spec) ? pricesOf(frame, spec, player) : null;
  return STATES.indexOf(playerState(s, stake, prices, spec.epsilon, moved));
}

/** How many of all players, shown or not, are in each of STATES. */
export function countsOf({ summaries }: Pick<Frame, 'summaries'>): readonly number[] {
  const counts = STATES.map((name) => totalOf(summaries, name));
  // Who alternates is no moment pruned for good.
  counts[PRUNED] -= totalOf(summaries, 'alternatingPruned');
  return counts;
}

export function classify(frame: Frame, spec: RunSpec): Crowd {
  const playerCount = frame.participation.length;
  const state = new Uint8Array(playerCount);
  const slope = new Float32Array(playerCount);
  const stake = { benefit: 0, normSquared: 0, rivalry: 0 };
  const moved = { motion: 0, swing: 0 };
  const answersPrices = isGame(spec);
  let [group, prices] = [0, pricesOfGroupAt(frame, spec, 0)];
  for (let i = 0; i < playerCount; i++) {
    while (group < frame.ends.length - 1 && i >= frame.ends[group])
      prices = pricesOfGroupAt(frame, spec, ++group);
    const s = frame.participation[i];
    stake.benefit = frame.benefit[i];
    stake.normSquared = frame.normSquared[i];
    stake.rivalry = frame.rivalry[i];
    moved.motion = frame.motion[i];
    moved.swing = frame.swing[i];
    state[i] = STATES.indexOf(
      playerState(s, stake, answersPrices ? prices : null, spec.epsilon, moved),
    );
    slope[i] = marginalUtility(s, stake, prices);
  }
  return { state, slope, counts: countsOf(frame) };
}

/** `classify`, remembered for the latest frame and spec: for a painter that draws one frame many times. */
export function createCrowdMemo(): (frame: Frame, spec: RunSpec) => Crowd {
  let last: { frame: Frame; spec: RunSpec; crowd: Crowd } | null = null;
  return (frame, spec) => {
    if (last?.frame !== frame || last.spec !== spec) {
      last = { frame, spec, crowd: classify(frame, spec) };
    }
    return last.crowd;
  };
}

/** Where the present push would carry a player in `steps` steps if nothing else moved; null where no push does. */
export function pushed(
  frame: Frame,
  spec: RunSpec,
  player: ShownIndex,
  steps: number,
): number | null {
  const { play } = ruleOf(spec.dynamics);
  if (play === undefined) return null;
  const s = frame.participation[player];
  return play.ahead(s, stakeOf(frame, player), pricesOf(frame, spec, player), spec, steps);
}
