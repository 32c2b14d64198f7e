/** What a search tries next, and what it has found. */
import { bisection, type BisectionEnd, type Contradiction } from './bisection.ts';
import { meets, ranked } from './goal.ts';
import { halving, rungsOf } from './halving.ts';
import { type Axis, type Game, type TryOutcome, type Search, type Tried } from './search.ts';

export interface Step {
  /** Games to be played, in any order or together; empty at the end. */
  readonly games: readonly Game[];
  /** Why nothing more is tried; null while something is. */
  readonly end: BisectionEnd | null;
  /** Of one coefficient: tries that contradict what is assumed of it. */
  readonly contradiction: Contradiction | null;
}

/**
 * @param tried in any order; games of another search among them count where they are on its way
 * @param of players that there are
 */
export function nextStep(search: Search, tried: readonly Tried[], of: number): Step {
  if (search.axes.length === 1) {
    const { name } = search.axes[0] as Axis;
    const { next, end, contradiction } = bisection(search, tried, of);
    const games = next === null ? [] : [{ setting: { [name]: next }, epochs: search.epochs }];
    return { games, end, contradiction };
  }
  const { next } = halving(search, tried, of);
  return { games: next, end: next.length === 0 ? 'spent' : null, contradiction: null };
}

export interface Found extends Game {
  readonly outcome: TryOutcome;
  readonly isMet: boolean;
}

/** The best of those that were played to their end; null where none was. */
export function bestOf(search: Search, tried: readonly Tried[], of: number): Found | null {
  const whole = tried.filter(({ epochs }) => epochs === search.epochs);
  const [best] = ranked(search.goal, whole, of);
  if (best === undefined || best.outcome === null) return null;
  const { outcome } = best;
  return { ...best, outcome, isMet: meets(search.goal, outcome, of) };
}

/** Epochs that are still to be played, at most. */
export function epochsLeft(search: Search, tried: readonly Tried[]): number {
  const all =
    search.axes.length === 1
      ? search.tries * search.epochs
      : rungsOf(search).reduce((sum, { epochs, games }) => sum + epochs * games, 0);
  return Math.max(0, all - tried.reduce((sum, { epochs }) => sum + epochs, 0));
}
