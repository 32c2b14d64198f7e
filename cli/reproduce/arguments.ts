/** The flags of reproduce. */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { evidenceRows, type EvidenceRow } from '../../src/evidence/rows.ts';
import { readShard, type Environment, type Shard } from '../shard.ts';
import { UsageError } from '../usageError.ts';
import { short, whole, type Form } from './plan.ts';

export interface AskedReproduction {
  readonly rows: readonly EvidenceRow[];
  readonly form: Form;
  readonly shard: Shard | null;
  /** Where the lines of the games are kept. */
  readonly out: string;
  /** Games at once. */
  readonly jobs: number;
  /** Whether nothing is played: only what `out` has is written. */
  readonly onlyWrites: boolean;
  readonly help: boolean;
}

export const usage = [
  'npm run reproduce -- [flags]',
  '',
  'Plays every row of src/evidence/rows.ts, each game in a process of its own, on all cores, and writes docs/reproduction.md,',
  'docs/findings.md and src/evidence/measured.json from what they came to. Killed and begun again, it plays what is not there yet.',
  '',
  '  --only NAME,NAME   rows by name, or by how their names begin: paper, lenet-300-100-weights/dense',
  '  --short            a few steps of every game, to see that all can be played; writes no document',
  '  --shard i/n        one of n shares, as of a sweep; writes no document. Join the files by merge, then --write',
  '  --out FILE         where the games’ lines are kept (.cache/reproduce.jsonl)',
  '  --write            plays nothing, and writes the documents from --out',
  '  --jobs N           games at once; without it one for each core',
].join('\n');

const options = {
  only: { type: 'string' },
  short: { type: 'boolean' },
  shard: { type: 'string' },
  out: { type: 'string' },
  write: { type: 'boolean' },
  jobs: { type: 'string' },
  help: { type: 'boolean' },
} as const;

function rowsNamed(text: string | undefined): readonly EvidenceRow[] {
  if (text === undefined) return evidenceRows;
  const names = text.split(',').map((name) => name.trim());
  const isOf = (id: string, name: string) => id === name || id.startsWith(`${name}/`);
  const unknown = names.find((name) => !evidenceRows.some(({ id }) => isOf(id, name)));
  if (unknown !== undefined)
    throw new UsageError(
      `--only: no row is called “${unknown}”; there are ${evidenceRows.map(({ id }) => id).join(', ')}.`,
    );
  return evidenceRows.filter(({ id }) => names.some((name) => isOf(id, name)));
}

function jobsOf(text: string | undefined): number {
  if (text === undefined) return os.availableParallelism();
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 1024)
    throw new UsageError(`--jobs must be a whole number from 1 to 1024; “${text}” is not.`);
  return jobs;
}

/** @throws UsageError with one line that says what is wrong */
export function readArguments(
  args: readonly string[],
  environment: Environment,
): AskedReproduction {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options, strict: true }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('.')[0]}; --help lists the flags.`);
  }
  const isShort = values.short === true;
  const shard = values.shard === undefined ? null : readShard(values.shard, environment);
  if (values.write === true && (isShort || shard !== null || values.only !== undefined))
    throw new UsageError('--write takes all that --out has; leave the other flags out.');
  return {
    rows: rowsNamed(values.only),
    form: isShort ? short : whole,
    shard,
    out: values.out ?? `.cache/reproduce${isShort ? '-short' : ''}.jsonl`,
    jobs: jobsOf(values.jobs),
    onlyWrites: values.write === true,
    help: values.help === true,
  };
}
