/**
 * What the page may be asked besides parameters, checked like them: a value, or one sentence that says what
 * is wrong and what is allowed. For addresses, programs, files and flags alike.
 */
import { limits } from '../data/own/limits.ts';
import {
  misfitOfLine,
  presentKind,
  type Intervention,
  type LineWeights,
} from '../game/interventions.ts';
import { quoted } from '../game/notes.ts';
import { parameters } from '../spec/parameters.ts';
import { playerId, type PlayerId } from '../game/players.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import { firstLayerNeuron } from './network.ts';
import type { RunSpec } from './spec.ts';

export type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly note: string };

/** 200 epochs of 60 000 steps, and room. */
export const MOST_STEPS = 20_000_000;
const views = ['net', 'game', 'runs', 'map', 'paper'] as const;

const accept = <Value>(value: Value) => ({ ok: true, value }) as const;
const refuse = (note: string) => ({ ok: false, note }) as const;

/** @returns the value @throws Error with the sentence */
export function demanded<Value>(checked: Checked<Value>): Value {
  if (checked.ok) return checked.value;
  throw new Error(checked.note);
}

const isWhole = (raw: unknown, min: number, max: number): raw is number =>
  Number.isInteger(raw) && (raw as number) >= min && (raw as number) <= max;

/** A step of a run, counted from 0. */
export const isStep = (raw: unknown): raw is number => isWhole(raw, 0, MOST_STEPS);

const field = (raw: unknown, name: string): unknown =>
  typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[name] : undefined;

/** How many steps to run. */
export const checkSteps = (raw: unknown): Checked<number> =>
  isWhole(raw, 1, MOST_STEPS)
    ? accept(raw)
    : refuse(`steps must be a whole number from 1 to ${MOST_STEPS}; ${quoted(raw)} is not.`);

/** A step of a run. */
export const checkStep = (raw: unknown): Checked<number> =>
  isWhole(raw, 0, Number.MAX_SAFE_INTEGER)
    ? accept(raw)
    : refuse(`a step must be a whole number from 0; ${quoted(raw)} is not.`);

/** Of a table, from 1 on; or undefined. */
export const checkColumn = (raw: unknown): Checked<number | undefined> =>
  raw === undefined || isWhole(raw, 1, limits.inputs + 1)
    ? accept(raw)
    : refuse(
        `column must be a whole number from 1 to ${limits.inputs + 1}; ${quoted(raw)} is not.`,
      );

export const checkSeed = (raw: unknown): Checked<number> => {
  const { min, max } = parameters.seed;
  return isWhole(raw, min, max)
    ? accept(raw)
    : refuse(`seed must be a whole number from ${min} to ${max}; ${quoted(raw)} is not.`);
};

/** The seed after this one; after the last comes the first. */
export const nextSeed = (seed: number): number =>
  seed >= parameters.seed.max ? parameters.seed.min : seed + 1;

/** @param players how many the run has */
export const checkPlayer = (raw: unknown, players: number): Checked<PlayerId> =>
  isWhole(raw, 0, players - 1)
    ? accept(playerId(raw))
    : refuse(`player must be a whole number from 0 to ${players - 1}; ${quoted(raw)} is not.`);

function checkPutting(raw: unknown, players: number, kind: 'set' | 'pin'): Checked<Intervention> {
  const player = checkPlayer(field(raw, 'player'), players);
  if (!player.ok) return player;
  const participation = field(raw, 'participation');
  return typeof participation === 'number' && participation >= 0 && participation <= 1
    ? accept({ kind, player: player.value, participation })
    : refuse(`participation must be a number from 0 to 1; ${quoted(participation)} is not.`);
}

/** The log writes −0 as 0. */
const signless = (value: number): number => value + 0;

function checkLine(raw: unknown, players: number, spec?: RunSpec): Checked<Intervention> {
  const player = checkPlayer(field(raw, 'player'), players);
  if (!player.ok) return player;
  const line = { weights: field(raw, 'weights'), bias: field(raw, 'bias') };
  const misfit = misfitOfLine(line.weights, line.bias);
  if (misfit !== null) return refuse(misfit);
  const { weights, bias } = line as LineWeights;
  const read = spec && (isSandbox(spec) ? null : firstLayerNeuron(spec, player.value));
  if (read === null)
    return refuse(`player ${player.value} has no line: it is no neuron of a dense first layer.`);
  return read === undefined || read.inputs === weights.length
    ? accept({
        kind: 'moveLine',
        player: player.value,
        weights: weights.map(signless),
        bias: signless(bias),
      })
    : refuse(`weights must be ${read.inputs} numbers here; ${weights.length} were given.`);
}

/**
 * @param players how many the run has
 * @param spec the run's, to say whether an act fits it; left out where that is seen later
 */
export function checkAct(raw: unknown, players: number, spec?: RunSpec): Checked<Intervention> {
  const given = field(raw, 'kind');
  const kind = typeof given === 'string' ? presentKind(given) : given;
  switch (kind) {
    case 'set':
    case 'pin':
      return checkPutting(raw, players, kind);
    case 'release': {
      const player = checkPlayer(field(raw, 'player'), players);
      return player.ok ? accept({ kind, player: player.value }) : player;
    }
    case 'moveLine':
      return checkLine(raw, players, spec);
    case 'setToEquilibrium':
      return accept({ kind });
    default:
      return refuse(
        `An intervention must be of kind set, pin, release, moveLine or setToEquilibrium; ${quoted(given)} is not.`,
      );
  }
}

export function checkReset(raw: unknown): Checked<{ seed?: number }> {
  if (raw === undefined) return accept({});
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return refuse(`reset takes an object such as { seed: 3 }; ${quoted(raw)} is not.`);
  const unknown = Object.keys(raw).find((name) => name !== 'seed');
  if (unknown !== undefined) return refuse(`reset knows only seed; ${quoted(unknown)} is not.`);
  const seed = field(raw, 'seed');
  if (seed === undefined) return accept({});
  const checked = checkSeed(seed);
  return checked.ok ? accept({ seed: checked.value }) : checked;
}

export const checkView = (raw: unknown): Checked<(typeof views)[number]> => {
  const found = views.find((view) => view === raw);
  return found === undefined
    ? refuse(
        `view must be ${views.slice(0, -1).join(', ')} or ${views.at(-1)}; ${quoted(raw)} is not.`,
      )
    : accept(found);
};

/** A change of parameters as a program gives it: an object, whatever its entries. */
export const checkRecord = (raw: unknown): Checked<Readonly<Record<string, unknown>>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? accept(raw as Record<string, unknown>)
    : refuse(`set takes an object such as { gamma: 2 }; ${quoted(raw)} is not.`);

/** The number of a movement of the hand. */
export const checkGesture = (raw: unknown): Checked<number | undefined> =>
  raw === undefined || isWhole(raw, 0, Number.MAX_SAFE_INTEGER)
    ? accept(raw)
    : refuse(`gesture must be a whole number; ${quoted(raw)} is not.`);

/** The step that an address plays to. */
export const checkUntil = (raw: string): Checked<number> =>
  /^\d{1,12}$/.test(raw) && isStep(Number(raw))
    ? accept(Number(raw))
    : refuse(`until must be a whole number from 0 to ${MOST_STEPS}; ${quoted(raw)} is not.`);

/** Players and their number from an address: `12,40`. */
export function checkPlayers(raw: string, most: number): Checked<readonly PlayerId[]> {
  const players =
    raw.length > 100 ? [] : raw.split(',').map((each) => (each === '' ? NaN : Number(each)));
  return players.length >= 1 &&
    players.length <= most &&
    players.every((player) => isWhole(player, 0, 1e9))
    ? accept([...new Set(players)].map(playerId))
    : refuse(`select must be up to ${most} players such as 12,40; ${quoted(raw)} is not.`);
}
