/**
 * The flags of the command line, derived from the parameter table: each parameter is a flag, spelt as
 * in the table (--lrTheta) or with hyphens (--lr-theta).
 */
import { parameterNames, parameters, type Parameter } from '../src/game/parameters.ts';
import {
  presetNames,
  presets,
  presetSpec,
  readingNames,
  readings,
  type PresetName,
  type ReadingName,
} from '../src/game/presets.ts';
import {
  allowed,
  checkValue,
  defaultSpec,
  isParameterName,
  type RunSpec,
  type SpecPatch,
} from '../src/game/spec.ts';

/** What the user asked for cannot be done; the message is the one line to show. */
export class UsageError extends Error {}

export interface Asked {
  readonly spec: RunSpec;
  /** File to write; null for standard output. */
  readonly out: string | null;
  /** Steps after which the run ends early; null for none. */
  readonly limitSteps: number | null;
  readonly help: boolean;
}

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const nameByFlag = new Map<string, string>(
  [...parameterNames, 'preset', 'reading', 'out', 'limitSteps', 'help'].flatMap((name) => [
    [name, name],
    [kebab(name), name],
  ]),
);

/** Splits `--a b --c=d --flag` into names and texts; a flag without a text means true. */
function split(args: readonly string[]): Map<string, string> {
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(args[i]);
    if (!match)
      throw new UsageError(
        `“${args[i]}” is not a flag; flags begin with --, and --help lists them.`,
      );
    const [, flag, joined] = match;
    const name = nameByFlag.get(flag);
    if (name === undefined) {
      throw new UsageError(`--${flag} is not a flag; allowed are ${flagNames().join(', ')}.`);
    }
    if (given.has(name)) throw new UsageError(`--${flag} is given twice; give it once.`);
    const isSwitch = name === 'help' || (isParameterName(name) && parameters[name].kind === 'flag');
    const next = args.at(i + 1);
    if (joined !== undefined) given.set(name, joined);
    else if (next !== undefined && !next.startsWith('--')) given.set(name, args[++i]);
    else if (isSwitch) given.set(name, 'true');
    else throw new UsageError(`--${flag} needs a value: ${allowedFor(name)}.`);
  }
  return given;
}

const flagNames = (): string[] =>
  ['preset', 'reading', 'out', 'limit-steps', 'help', ...parameterNames.map(kebab)].map(
    (flag) => `--${flag}`,
  );

function allowedFor(name: string): string {
  if (isParameterName(name)) return allowed(parameters[name]);
  switch (name) {
    case 'preset':
      return `one of ${presetNames.join(', ')}`;
    case 'reading':
      return `one of ${readingNames.join(', ')}`;
    case 'limitSteps':
      return 'a whole number from 1';
    case 'out':
      return 'a file name';
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
  if (text.trim() === '' || !Number.isInteger(value) || value < 1) {
    throw new UsageError(`--${flag} must be a whole number from 1; “${text}” is not.`);
  }
  return value;
}

/** A value outside its range is refused: a sweep must not quietly run something else. */
function overrides(given: ReadonlyMap<string, string>): SpecPatch {
  const patch: Record<string, unknown> = {};
  for (const [name, text] of given) {
    if (!isParameterName(name)) continue;
    const checked = checkValue(name, text);
    if (!checked.ok || checked.note !== undefined) {
      throw new UsageError(
        `--${kebab(name)} must be ${allowed(parameters[name])}; “${text}” is not.`,
      );
    }
    patch[name] = checked.value;
  }
  return patch;
}

function named(given: ReadonlyMap<string, string>): RunSpec {
  const presetText = given.get('preset');
  const readingText = given.get('reading');
  const preset: PresetName | undefined =
    presetText === undefined ? undefined : oneOf('preset', presetText, presetNames);
  const reading: ReadingName | undefined =
    readingText === undefined ? undefined : oneOf('reading', readingText, readingNames);
  if (preset !== undefined) return presetSpec(preset, reading);
  return reading === undefined ? defaultSpec : { ...defaultSpec, ...readings[reading].patch };
}

/**
 * @param args what follows the program's name
 * @throws UsageError with one line that names the flag and what is allowed
 */
export function readFlags(args: readonly string[]): Asked {
  const given = split(args);
  const limit = given.get('limitSteps');
  return {
    spec: { ...named(given), ...overrides(given) },
    out: given.get('out') ?? null,
    limitSteps: limit === undefined ? null : wholeNumber('limit-steps', limit),
    help: given.get('help') === 'true',
  };
}

const row = (flag: string, text: string): string => `  --${flag.padEnd(20)} ${text}`;

function parameterRow(name: keyof typeof parameters): string {
  const parameter: Parameter = parameters[name];
  const symbol = parameter.symbol ? `${parameter.symbol}: ` : '';
  const unit = parameter.kind === 'number' && parameter.unit ? ` ${parameter.unit}` : '';
  return row(
    kebab(name),
    `${symbol}${parameter.help} (${allowed(parameter)}${unit}; ${String(parameter.default)})`,
  );
}

/** What --help prints. */
export function helpText(): string {
  return [
    'npm run -s experiment -- [flags]',
    '',
    'Trains one run and writes JSON: {spec, backend, epochs, participation}, accuracies as shares of 1,',
    'loss of the last batch in nats, one row of participation per hidden layer.',
    '',
    row('preset', `which game is played (${presetNames.join(', ')})`),
    row('reading', 'how the paper’s open choices are closed; each preset has its own'),
    ...readingNames.map((name) => `  ${''.padEnd(22)}   ${name}: ${readings[name].label}`),
    row('out', 'file to write; without it the JSON goes to standard output'),
    row('limit-steps', 'ends the run after so many steps, with a last row of figures (for tests)'),
    row('help', 'this text'),
    '',
    'Every parameter of the game (what is allowed; default without a preset):',
    ...parameterNames.map(parameterRow),
    '',
    `Presets: ${presetNames.map((name) => `${name} (${presets[name].reading ?? 'without a network'})`).join(', ')}.`,
  ].join('\n');
}
