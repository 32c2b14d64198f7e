/**
 * The flags of the command line, derived from the parameter table: each parameter is a flag, spelt as
 * in the table (--lrTheta) or with hyphens (--lr-theta).
 */
import { checkSteps, MOST_STEPS } from '../src/spec/checks.ts';
import { parameterNames, parameters } from '../src/spec/parameters.ts';
import { presetNames, presetSpec, type PresetName } from '../src/spec/presets.ts';
import {
  interpretationNames,
  interpretations,
  type InterpretationName,
} from '../src/spec/interpretations.ts';
import {
  allowed,
  checkValue,
  defaultSpec,
  misfitOf,
  withNetwork,
  isParameterName,
  type Change,
  type RunSpec,
  type SpecPatch,
} from '../src/spec/spec.ts';
import { writeLog } from '../src/spec/logText.ts';
import { specAt } from '../src/record/sizeLike.ts';
import type { RunRecord } from '../src/record/record.ts';
import type { Search } from '../src/spec/search/search.ts';
import { GOALS } from '../src/spec/search/searchText.ts';
import { allowedBaselines, baselineFlags, baselineRun, strayFlag } from './baselineFlags.ts';
import { findNames, readFind } from './findFlags.ts';
import { readShard, type Environment, type Shard } from './shard.ts';
import { combinations, readAxes } from './sweep.ts';
import { UsageError } from './usageError.ts';

export interface AskedGame {
  /** The values that set it apart, by name. */
  readonly swept: Readonly<Record<string, string | number | boolean>>;
  readonly spec: RunSpec;
}

export interface AskedExperiment {
  readonly spec: RunSpec;
  /** Changes to be replayed, those of a recorded run. */
  readonly log: readonly Change[];
  /** The games of a sweep; null for a single run, that of `spec`. */
  readonly games: readonly AskedGame[] | null;
  /** The search whose games are played; null where none is asked for. */
  readonly find: Search | null;
  /** The share of a sweep that is played here; null for all of it. */
  readonly shard: Shard | null;
  /** Whether games that the file has already are not played again. */
  readonly resumes: boolean;
  /** File to write; null for standard output. */
  readonly out: string | null;
  /** Steps after which the run ends early; null for none. */
  readonly limitSteps: number | null;
  /** Whether players that are out for good may leave the matrices. */
  readonly shrinks: boolean;
  /** Whether a forward pass is timed at the end, dense against pruned. */
  readonly timesForward: boolean;
  readonly help: boolean;
}

/** A parameter's name as a flag. */
export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What a sweep may vary. */
const gameNames = ['preset', 'interpretation', ...baselineFlags, ...parameterNames];
const ownNames = [
  ...['sweep', 'shard', 'resume', ...findNames],
  ...['out', 'limitSteps', 'noShrinking', 'timeForward', 'help'],
];
/** Those that are given or not, without a value. */
const ownSwitches = ['help', 'noShrinking', 'timeForward', 'resume'];

const nameByFlag = new Map<string, string>(
  [...gameNames, ...ownNames].flatMap((name) => [
    [name, name],
    [kebab(name), name],
  ]),
);
// The name this flag had first; commands written with it go on working.
nameByFlag.set('reading', 'interpretation');

/** Splits `--a b --c=d --flag` into names and texts; a flag without a text means true. */
function split(args: readonly string[]): Map<string, string> {
  const given = new Map<string, string>();
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [, flag, joined] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (flag === undefined)
      throw new UsageError(`“${arg}” is not a flag; flags begin with --, and --help lists them.`);
    const name = nameByFlag.get(flag);
    if (name === undefined) {
      throw new UsageError(`--${flag} is not a flag; allowed are ${flagNames().join(', ')}.`);
    }
    if (given.has(name)) throw new UsageError(`--${flag} is given twice; give it once.`);
    const isOwnSwitch = ownSwitches.includes(name);
    const isSwitch = isOwnSwitch || (isParameterName(name) && parameters[name].kind === 'flag');
    const [next] = left;
    if (joined !== undefined) given.set(name, joined);
    else if (next !== undefined && !next.startsWith('--')) given.set(name, left.shift()!);
    else if (isSwitch) given.set(name, 'true');
    else throw new UsageError(`--${flag} needs a value: ${allowedFor(name)}.`);
    const text = given.get(name)!;
    if (name === 'out' && text.trim() === '') {
      throw new UsageError(`--${flag} needs a value: ${allowedFor(name)}.`);
    }
    if (isOwnSwitch && text !== 'true' && text !== 'false') {
      throw new UsageError(`--${flag} takes no value but true or false; “${text}” is neither.`);
    }
  }
  return given;
}

const flagNames = (): string[] =>
  [...gameNames.slice(0, -parameterNames.length), ...ownNames, ...parameterNames].map(
    (name) => `--${kebab(name)}`,
  );

function allowedFor(name: string): string {
  if (isParameterName(name)) return allowed(parameters[name]);
  switch (name) {
    case 'preset':
      return `one of ${presetNames.join(', ')}`;
    case 'interpretation':
      return `one of ${interpretationNames.join(', ')}`;
    case 'baseline':
      return allowedBaselines;
    case 'over':
      return 'net or group';
    case 'limitSteps':
      return 'a whole number from 1';
    case 'out':
      return 'a file name';
    case 'shard':
      return 'i/n, auto or auto/n';
    case 'find':
      return GOALS;
    case 'move':
      return 'coefficients and their ranges, such as gamma=0.3:20,beta=0.001:1';
    case 'tries':
      return 'a whole number';
    case 'sweep':
      return 'axes such as gamma=0.01:1:8:log,dynamics=projected|proximal';
    default:
      return 'nothing';
  }
}

function oneOf<Name extends string>(flag: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text);
  if (found === undefined) {
    throw new UsageError(`--${flag} must be one of ${names.join(', ')}; “${text}” is not.`);
  }
  return found;
}

function wholeNumber(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !checkSteps(value).ok) {
    throw new UsageError(
      `--${flag} must be a whole number from 1 to ${MOST_STEPS}; “${text}” is not.`,
    );
  }
  return value;
}

/** A value outside its range is refused: a sweep must not quietly run something else. */
function overrides(given: ReadonlyMap<string, string>): SpecPatch {
  const patch: Record<string, unknown> = {};
  for (const [name, text] of given) {
    if (!isParameterName(name)) continue;
    const checked = checkValue(name, text, given.get('file'));
    if (!checked.ok || checked.note !== undefined) {
      // Of a network the reason says more than what is allowed.
      throw new UsageError(
        parameters[name].kind === 'network'
          ? `--${kebab(name)}${checked.note?.slice(name.length)}`
          : `--${kebab(name)} must be ${allowed(parameters[name])}; “${text}” is not.`,
      );
    }
    patch[name] = checked.value;
  }
  return patch;
}

function named(given: ReadonlyMap<string, string>, otherwise: RunSpec): RunSpec {
  const presetText = given.get('preset');
  const readingText = given.get('interpretation');
  const preset: PresetName | undefined =
    presetText === undefined ? undefined : oneOf('preset', presetText, presetNames);
  const interpretation: InterpretationName | undefined =
    readingText === undefined
      ? undefined
      : oneOf('interpretation', readingText, interpretationNames);
  if (preset !== undefined) return presetSpec(preset, interpretation);
  return interpretation === undefined
    ? otherwise
    : { ...otherwise, ...interpretations[interpretation].patch };
}

/** A run to be played. */
interface Played {
  readonly spec: RunSpec;
  readonly log: readonly Change[];
  /** As the flags say it; of a baseline the spec is made from it. */
  readonly asked: RunSpec;
}

/** Where the run comes from that the flags change. */
interface Origin {
  readonly spec: RunSpec;
  readonly log: readonly Change[];
  /** The run that a baseline is like. */
  readonly like: RunRecord | null;
}

function playedBy(given: ReadonlyMap<string, string>, { like, ...origin }: Origin): Played {
  const from = named(given, origin.spec);
  const patch = withNetwork(overrides(given), from);
  const asked = { ...from, ...patch };
  const misfit = misfitOf(asked);
  if (misfit !== null) throw new UsageError(`--${misfit}`);
  const stray = strayFlag(given, like);
  if (stray !== null) throw new UsageError(stray);
  if (given.has('baseline')) return { ...baselineRun(given, asked, patch, like), asked };
  const { keep, gameEnds, epochs } = asked;
  if (keep !== 0 && (gameEnds === 0 || gameEnds > epochs)) {
    throw new UsageError(
      `--keep says who stays when the game ends, so --game-ends must be above 0 and at most ${epochs}, the last epoch; it is ${gameEnds}.`,
    );
  }
  return { spec: asked, log: origin.log, asked };
}

/** Each game is what it would be if its values stood as flags. */
function gamesOf(
  sweep: string,
  given: ReadonlyMap<string, string>,
  origin: Origin,
): (AskedGame & Played)[] {
  const axes = readAxes(sweep).map(({ name: flag, texts }) => {
    const name = nameByFlag.get(flag);
    if (name === undefined || !gameNames.includes(name)) {
      throw new UsageError(
        `--sweep: “${flag}” cannot be swept; possible are ${gameNames.map(kebab).join(', ')}.`,
      );
    }
    if (given.has(name)) {
      throw new UsageError(`--${kebab(name)} is given and swept; do one of the two.`);
    }
    return { name, texts };
  });
  const twice = axes.find(({ name }, i) => axes.findIndex((axis) => axis.name === name) !== i);
  if (twice) throw new UsageError(`--sweep: ${kebab(twice.name)} is given twice; give it once.`);
  return combinations(axes).map((values) => {
    const played = playedBy(new Map([...given, ...values]), origin);
    const swept = [...values].map(([name, text]) => [
      name,
      isParameterName(name) ? played.asked[name] : text,
    ]);
    return { ...played, swept: Object.fromEntries(swept) };
  });
}

/** Games that advance together replay one log. */
function commonLog(games: readonly Played[]): readonly Change[] {
  const [first] = games;
  if (games.some(({ log }) => writeLog(log) !== writeLog(first!.log)))
    throw new UsageError(
      '--sweep: these runs differ in what is done to players, such as which pixels are out; play them one by one.',
    );
  return first!.log;
}

/**
 * @param args what follows the program's name
 * @param recorded the run that the flags change; null for that of the defaults
 * @param environment where `--shard auto` finds the array index of a scheduler
 * @param like the run that a baseline is like; null where none is named
 * @throws UsageError with one line that names the flag and what is allowed
 */
export function readFlags(
  args: readonly string[],
  recorded: RunRecord | null = null,
  environment: Environment = {},
  like: RunRecord | null = null,
): AskedExperiment {
  const given = split(args);
  const [base, flag] = recorded === null ? [like, '--like'] : [recorded, '--run'];
  if (base !== null && given.has('preset'))
    throw new UsageError(
      `--preset and ${flag} both say which game is played; give one of the two.`,
    );
  if (recorded !== null && like !== null)
    throw new UsageError('--run and --like both name a run; give one of the two.');
  const { spec: from, log: logged } = base?.manifest ?? { spec: defaultSpec, log: [] };
  const { gameEnds, epochs } = like === null ? from : specAt(like.manifest, like.last.step);
  const origin: Origin = { spec: { ...from, gameEnds, epochs }, log: logged, like };
  const limit = given.get('limitSteps');
  const sweep = given.get('sweep');
  const shard = given.get('shard');
  const resumes = given.get('resume') === 'true';
  if (sweep === undefined && (shard !== undefined || (resumes && !given.has('find'))))
    throw new UsageError(
      `--${shard === undefined ? 'resume' : 'shard'} is for the games of a --sweep.`,
    );
  const timesForward = given.get('timeForward') === 'true';
  if (timesForward && (sweep !== undefined || given.has('find')))
    throw new UsageError(
      `--time-forward is of one net; --${sweep === undefined ? 'find' : 'sweep'} plays many. Play the one by itself.`,
    );
  if (resumes && !given.has('out'))
    throw new UsageError('--resume needs --out, the file that it goes on with.');
  const games = sweep === undefined ? null : gamesOf(sweep, given, origin);
  const { spec, log } =
    games === null ? playedBy(given, origin) : { spec: games[0]!.spec, log: commonLog(games) };
  const find = readFind(given, spec);
  return {
    ...{ spec, log, find },
    games: games?.map(({ swept, ...own }) => ({ swept, spec: own.spec })) ?? null,
    shard: shard === undefined ? null : readShard(shard, environment),
    resumes,
    out: given.get('out') ?? null,
    limitSteps: limit === undefined ? null : wholeNumber('limit-steps', limit),
    shrinks: given.get('noShrinking') !== 'true',
    timesForward,
    help: given.get('help') === 'true',
  };
}
