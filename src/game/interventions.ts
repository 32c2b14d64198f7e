import { playerId, shownIndexOf, type PlayerId, type ShownIndex } from './players.ts';

/** w·x + b, which is 0 on the line. */
export interface LineWeights {
  /** One for each number of an example. */
  readonly weights: readonly number[];
  readonly bias: number;
}

/** Far more numbers than points of a plane have; addresses stay short. */
const MOST_WEIGHTS = 16;
const LARGEST_WEIGHT = 1e6;

const isWeight = (raw: unknown): raw is number =>
  typeof raw === 'number' && Math.abs(raw) <= LARGEST_WEIGHT;

/** What is wrong with the numbers of a line, in a sentence; null where nothing is. */
export function misfitOfLine(weights: unknown, bias: unknown): string | null {
  const areWeights =
    Array.isArray(weights) &&
    weights.length >= 1 &&
    weights.length <= MOST_WEIGHTS &&
    weights.every(isWeight);
  if (!areWeights)
    return `weights must be a list of 1 to ${MOST_WEIGHTS} numbers from −${LARGEST_WEIGHT} to ${LARGEST_WEIGHT}.`;
  return isWeight(bias)
    ? null
    : `bias must be a number from −${LARGEST_WEIGHT} to ${LARGEST_WEIGHT}.`;
}

/** What the visitor does to players while the game runs. Logged like a change of prices, and replayed. */
export type Intervention<Id = PlayerId> =
  | {
      /** Puts s_i somewhere, once; the game moves it on from there. */
      readonly kind: 'set';
      readonly player: Id;
      readonly participation: number;
    }
  | {
      /** Keeps s_i there until it is released. */
      readonly kind: 'pin';
      readonly player: Id;
      readonly participation: number;
    }
  | { readonly kind: 'release'; readonly player: Id }
  | ({
      /**
       * Puts what a neuron of the first layer reads with elsewhere, once: its line in a plane of points. It goes on
       * learning from there; s stays.
       */
      readonly kind: 'moveLine';
      readonly player: Id;
    } & LineWeights)
  /** Puts everybody at the frozen game's equilibrium that best responses reach from where they stand. */
  | { readonly kind: 'setToEquilibrium' };

/** Names that addresses and programs have used before; they mean the same for ever. */
const formerKinds: Readonly<Record<string, Intervention['kind']>> = {
  place: 'set',
  hold: 'pin',
  jump: 'setToEquilibrium',
};

export const interventionKinds: readonly string[] = [
  ...['set', 'pin', 'release', 'moveLine', 'setToEquilibrium'],
  ...Object.keys(formerKinds),
];

/** The present name of a kind, which may be given by a former one. */
export const presentKind = (kind: string): string =>
  Object.hasOwn(formerKinds, kind) ? formerKinds[kind] : kind;

/**
 * `set=12@0.5`, `pin=12@0`, `release=12`, `moveLine=12@0.4,-1.2,0.3` (the bias last), `setToEquilibrium=all`: as the
 * address writes them.
 */
export function writeIntervention(act: Intervention): string {
  switch (act.kind) {
    case 'set':
    case 'pin':
      return `${act.kind}=${act.player}@${act.participation}`;
    case 'release':
      return `release=${act.player}`;
    case 'moveLine':
      return `moveLine=${act.player}@${[...act.weights, act.bias].join()}`;
    case 'setToEquilibrium':
      return 'setToEquilibrium=all';
    default:
      return act satisfies never;
  }
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;

function readLine(player: PlayerId, text: string): Intervention | null {
  const numbers = text.split(',', MOST_WEIGHTS + 2);
  if (!numbers.every((each) => NUMBER.test(each))) return null;
  const weights = numbers.map(Number);
  const bias = weights.pop();
  return bias === undefined || misfitOfLine(weights, bias) !== null
    ? null
    : { kind: 'moveLine', player, weights, bias };
}

/** @returns null where the text is no intervention */
export function readIntervention(name: string, value: string): Intervention | null {
  const kind = presentKind(name);
  if (kind === 'setToEquilibrium') return value === 'all' ? { kind } : null;
  const [, number, at] = /^(\d{1,9})(?:@(.+))?$/.exec(value) ?? [];
  if (number === undefined) return null;
  const player = playerId(Number(number));
  if (kind === 'release') return at === undefined ? { kind, player } : null;
  if (kind === 'moveLine') return readLine(player, at ?? '');
  if (kind !== 'set' && kind !== 'pin') return null;
  const participation = at === undefined ? NaN : Number(at);
  if (!(participation >= 0 && participation <= 1)) return null;
  return { kind, player, participation };
}

/** “12 kept at 0.5”: as a mark on the time axis. */
export function interventionLabel(act: Intervention): string {
  switch (act.kind) {
    case 'set':
      return `${act.player} put at ${act.participation}`;
    case 'pin':
      return `${act.player} kept at ${act.participation}`;
    case 'release':
      return `${act.player} released`;
    case 'moveLine':
      return `line of ${act.player} moved`;
    case 'setToEquilibrium':
      return 'jump to equilibrium';
    default:
      return act satisfies never;
  }
}

/** Whose s it may put elsewhere, at once or from then on. */
export const movedBy = <Id>(act: Intervention<Id>): readonly Id[] | 'all' =>
  act.kind === 'setToEquilibrium' ? 'all' : 'participation' in act ? [act.player] : [];

/** The same act, with the player's place among the shown; null where the player is not shown. */
export function amongShown(act: Intervention, shown: Uint32Array): Intervention<ShownIndex> | null {
  if (act.kind === 'setToEquilibrium') return act;
  const player = shownIndexOf(shown, act.player);
  return player === null ? null : { ...act, player };
}

/** Who is held, and where, after some acts in order. */
export function pinnedAfter(acts: Iterable<Intervention>): Map<PlayerId, number> {
  const held = new Map<PlayerId, number>();
  for (const act of acts) {
    if (act.kind === 'pin') held.set(act.player, act.participation);
    if (act.kind === 'release') held.delete(act.player);
  }
  return held;
}
