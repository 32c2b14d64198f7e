/** The flags of both benches, from one table each. */

/** The message is the one line to show. */
export class UsageError extends Error {}

interface Flag {
  readonly help: string;
  /** 'switch' takes no value. */
  readonly kind: 'count' | 'file' | 'switch';
  /** Largest allowed count. */
  readonly max?: number;
  readonly default?: number;
}

const common = {
  rounds: { kind: 'count', max: 100, default: 5, help: 'rounds; the median of them is reported' },
  steps: {
    kind: 'count',
    max: 1000,
    default: 8,
    help: 'least number of steps in a round; quick implementations do more',
  },
  out: { kind: 'file', help: 'file to write the report to, as JSON' },
  help: { kind: 'switch', help: 'this text' },
} as const satisfies Record<string, Flag>;

export const browserFlags = {
  ...common,
  growth: { kind: 'switch', help: 'also how ours grows with width, batch and players' },
  analysis: { kind: 'switch', help: 'only what ten looks a second at the frozen game cost' },
  soak: {
    kind: 'count',
    max: 1440,
    help: 'only whether the page stays as it is while it plays for so many minutes',
  },
  drawing: {
    kind: 'switch',
    help: 'only what drawing costs the page per frame, and how soon it begins',
  },
  recording: {
    kind: 'file',
    help: 'only how soon the page shows this recording, and what playing its time costs per frame',
  },
  map: {
    kind: 'switch',
    help: 'only how long a map of two prices takes the page, and how calm it stays',
  },
  keeping: {
    kind: 'switch',
    help: 'only what it costs the training that the page keeps every run that is over',
  },
  fading: {
    kind: 'switch',
    help: 'only whether a step becomes slow while players fade to nothing',
  },
  spiral: {
    kind: 'switch',
    help: 'only how soon a small net on a spiral plays and collapses once it is chosen',
  },
  games: { kind: 'switch', help: 'only what 4 and 16 games at once cost, beside one' },
  kinds: {
    kind: 'switch',
    help: 'only what it costs that every weight plays, beside every neuron',
  },
  filters: {
    kind: 'switch',
    help: 'only LeNet-5 with filters and neurons as players, beside the others’',
  },
  cpu: { kind: 'switch', help: 'also tfjs’s plain JavaScript backend' },
  'software-webgpu': {
    kind: 'switch',
    help: 'also WebGPU, computed by the processor: a check, no measurement',
  },
} as const satisfies Record<string, Flag>;

export const dawnFlags = {
  ...common,
  software: { kind: 'switch', help: 'goes on with a software adapter (for a check)' },
} as const satisfies Record<string, Flag>;

type Flags = Record<string, Flag>;

type ValueOf<F extends Flag> = F['kind'] extends 'count'
  ? F extends { readonly default: number }
    ? number
    : number | null
  : F['kind'] extends 'switch'
    ? boolean
    : string | null;

export type Asked<Table extends Flags> = { [Name in keyof Table]: ValueOf<Table[Name]> };

function countOf(name: string, text: string, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 1 || value > max) {
    throw new UsageError(`--${name} must be a whole number from 1 to ${max}; “${text}” is not.`);
  }
  return value;
}

function initial({ kind, default: start }: Flag): number | boolean | null {
  if (kind === 'switch') return false;
  return start ?? null;
}

/**
 * @param args what follows the program's name
 * @throws UsageError with one line that names the flag and what is allowed
 */
export function readFlags<Table extends Flags>(
  table: Table,
  args: readonly string[],
): Asked<Table> {
  const asked: Record<string, unknown> = Object.fromEntries(
    Object.entries(table).map(([name, flag]) => [name, initial(flag)]),
  );
  const given = new Set<string>();
  for (let i = 0; i < args.length; i++) {
    const [, name, joined] = /^--([^=]+)(?:=(.*))?$/s.exec(args[i]) ?? [];
    if (name === undefined || !Object.hasOwn(table, name)) {
      const allowed = Object.keys(table).map((flag) => `--${flag}`);
      throw new UsageError(`“${args[i]}” is not a flag; allowed are ${allowed.join(', ')}.`);
    }
    if (given.has(name)) throw new UsageError(`--${name} is given twice; give it once.`);
    given.add(name);
    const { kind, max = Infinity } = table[name];
    if (kind === 'switch') {
      if (joined !== undefined) throw new UsageError(`--${name} takes no value.`);
      asked[name] = true;
      continue;
    }
    const text = joined ?? args.at(++i);
    if (text === undefined || text === '' || (joined === undefined && text.startsWith('--'))) {
      const what = kind === 'count' ? `a whole number from 1 to ${max}` : 'a file name';
      throw new UsageError(`--${name} needs a value: ${what}.`);
    }
    asked[name] = kind === 'count' ? countOf(name, text, max) : text;
  }
  return asked as Asked<Table>;
}

/** What --help prints. @param title the command and what it does */
export function helpText(table: Flags, title: readonly string[]): string {
  const rows = Object.entries(table).map(([name, { help, default: start }]) => {
    const preset = start === undefined ? '' : ` (${start})`;
    return `  --${name.padEnd(16)} ${help}${preset}`;
  });
  return [...title, '', ...rows].join('\n');
}
