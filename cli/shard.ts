/** `--shard i/n`: which share of a plan this machine plays, as asked or as a scheduler's environment says. */
import { UsageError } from './usageError.ts';

/** One of `count` shares of a plan; the first is 1. */
export interface Shard {
  readonly number: number;
  readonly count: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** More would be a slip of the pen sooner than a cluster. */
export const MOST_SHARDS = 4096;

export const shardText = ({ number, count }: Shard): string => `${number}/${count}`;

const GRAMMAR = 'i/n with i from 1 to n, such as 2/8, or auto, or auto/n';

function checked(text: string, number: number, count: number): Shard {
  const isShard = count >= 1 && count <= MOST_SHARDS && number >= 1 && number <= count;
  if (isShard) return { number, count };
  throw new UsageError(
    `--shard must be ${GRAMMAR}, of at most ${MOST_SHARDS} shards; “${text}” is not.`,
  );
}

/** @returns null where the environment has no such whole number */
function whole(environment: Environment, name: string): number | null {
  const text = environment[name];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

/** The tasks of a Slurm array say themselves how many they are; null where this is none. */
function ofSlurm(environment: Environment): Shard | null {
  const read = (name: string) => whole(environment, `SLURM_ARRAY_TASK_${name}`);
  const task = read('ID');
  if (task === null) return null;
  const [first, last, count] = [read('MIN'), read('MAX'), read('COUNT')];
  const step = read('STEP') ?? 1;
  const isWhole =
    (first === 0 || first === 1) && last !== null && count === (last - first) / step + 1;
  if (!isWhole || count === null)
    throw new UsageError(
      '--shard auto needs an array without gaps from 0 or 1 on, such as --array=0-7; for some tasks of an array of n give --shard auto/n, with tasks from 0 to n − 1.',
    );
  return checked('auto', (task - first) / step + 1, count);
}

/** Tasks of `count` that the environment numbers from 0 on. */
function ofTask(text: string, count: number, environment: Environment): Shard {
  const names = ['SLURM_ARRAY_TASK_ID', 'JOB_COMPLETION_INDEX'];
  const name = names.find((each) => whole(environment, each) !== null);
  if (name === undefined)
    throw new UsageError(
      `--shard ${text}: the environment has no array index (${names.join(' or ')}); give --shard i/n.`,
    );
  const task = whole(environment, name)!;
  if (count >= 1 && task >= count)
    throw new UsageError(
      `--shard ${text}: ${name} is ${task}, and ${count} shards have tasks from 0 to ${count - 1}.`,
    );
  return checked(text, task + 1, count);
}

/**
 * @param text what follows --shard
 * @param environment is looked at for `auto` alone
 * @throws UsageError with one line that says what is wrong
 */
export function readShard(text: string, environment: Environment): Shard {
  const [, number, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (number !== undefined) return checked(text, Number(number), Number(count));
  const [, of] = /^auto\/(\d+)$/.exec(text) ?? [];
  if (of !== undefined) return ofTask(text, Number(of), environment);
  if (text !== 'auto') return checked(text, 0, 0);
  const shard = ofSlurm(environment);
  if (shard !== null) return shard;
  throw new UsageError(
    whole(environment, 'JOB_COMPLETION_INDEX') === null
      ? '--shard auto finds no array index of Slurm in the environment; give --shard i/n.'
      : '--shard auto: JOB_COMPLETION_INDEX does not say of how many; give --shard auto/n, with n the job’s completions.',
  );
}
