/**
 * Several coefficients, by successive halving: many settings play a few epochs, the best third of them three times as
 * many from the start, and so on; the last of them play to the end.
 */
import { randomStream } from '../../game/random.ts';
import { valueAt } from './axis.ts';
import { goalOnTheWay, ranked } from './goal.ts';
import {
  isSameGame,
  type Axis,
  type Game,
  type Search,
  type Setting,
  type Tried,
} from './search.ts';

/** One in so many goes on, and plays so many times as long. */
export const KEPT_ONE_IN = 3;

export interface Rung {
  readonly epochs: number;
  /** Games on it. */
  readonly games: number;
}

/** From the shortest games to the longest; their epochs rise. */
export function rungsOf({ tries, epochs, leastEpochs }: Search): Rung[] {
  let count = 1;
  const shorter = (times: number) => Math.ceil(epochs / KEPT_ONE_IN ** times);
  const left = (times: number) => Math.ceil(tries / KEPT_ONE_IN ** times);
  while (
    left(count - 1) > KEPT_ONE_IN &&
    shorter(count) >= leastEpochs &&
    shorter(count) < shorter(count - 1)
  )
    count++;
  return Array.from({ length: count }, (_, rung) => ({
    epochs: shorter(count - 1 - rung),
    games: left(rung),
  }));
}

/** The root above 1 of x^(d + 1) = x + 1: its powers spread points of d coordinates most evenly. */
function spreadOf(coordinates: number): number {
  let x = 2;
  for (let i = 0; i < 60; i++) x = (1 + x) ** (1 / (coordinates + 1));
  return x;
}

/**
 * Settings to begin with, evenly spread over the space from a place that the seed draws; more of them begin with the same.
 * None is there twice; a space of few values may have fewer than are asked for.
 */
export function draws(axes: readonly Axis[], seed: number, count: number): Setting[] {
  const random = randomStream(seed, 'search');
  const from = axes.map(() => random());
  const spread = spreadOf(axes.length);
  const found = new Map<string, Setting>();
  for (let i = 0; i < 10 * count && found.size < count; i++) {
    const setting = Object.fromEntries(
      axes.map((axis, k) => [
        axis.name,
        valueAt(axis, (from[k]! + (i + 1) / spread ** (k + 1)) % 1),
      ]),
    );
    const text = JSON.stringify(setting);
    if (!found.has(text)) found.set(text, setting);
  }
  return [...found.values()];
}

export interface Halving {
  /** Games that may be played now, together or one after another. */
  readonly next: readonly Game[];
  /** The rung that they are on, or that was the last, from 0. */
  readonly rung: number;
}

/** On the way nobody may be out yet, though many fall: players count by how far they are in. */
const byPresence = (tried: Tried): Tried => {
  const { outcome } = tried;
  if (outcome === null) return tried;
  const { accuracy, players, presence = players } = outcome;
  return { ...tried, outcome: { accuracy, players: presence } };
};

/** @param of players that there are */
export function halving(search: Search, tried: readonly Tried[], of: number): Halving {
  const { axes, seed, tries, goal } = search;
  let settings = draws(axes, seed, tries);
  const rungs = rungsOf(search);
  for (const [rung, { epochs }] of rungs.entries()) {
    const games = settings.map((setting): Game => ({ setting, epochs }));
    const done = games.map((game) => tried.find((one) => isSameGame(one, game)));
    const next = games.filter((_, i) => done[i] === undefined);
    if (next.length > 0 || rung === rungs.length - 1) return { next, rung };
    const played = (done as Tried[]).map(byPresence);
    const outcomes = played.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
    const best = ranked(goalOnTheWay(goal, outcomes, of), played, of);
    settings = best
      .filter(({ outcome }) => outcome !== null)
      .slice(0, rungs[rung + 1]!.games)
      .map(({ setting }) => setting);
  }
  throw new Error('A search has at least one rung.');
}
