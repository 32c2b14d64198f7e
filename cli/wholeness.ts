/** Whether lines are all games of one plan, each once: what is not so, in sentences. */
import type { ShardLine } from './readShards.ts';

/** So many are told one by one. */
const MOST_TOLD = 8;

/** “3”, “3 and 5”, “3, 5, 7 and 30 more”. */
function told(numbers: readonly number[]): string {
  const few = numbers.slice(0, MOST_TOLD).map(String);
  const rest = numbers.length - few.length;
  const parts = rest > 0 ? [...few, `${rest} more`] : few;
  const last = parts.pop()!;
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

const games = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `Game ${numbers[0]} is` : `Games ${told(numbers)} are`;

const lines = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `Line ${numbers[0]}` : `Lines ${told(numbers)}`;

function groupedBy<Key>(
  all: readonly ShardLine[],
  key: (line: ShardLine) => Key,
): Map<Key, ShardLine[]> {
  const groups = new Map<Key, ShardLine[]>();
  for (const line of all) groups.set(key(line), [...(groups.get(key(line)) ?? []), line]);
  return groups;
}

/** The first of the lines that agree with most others. */
function commonOf(all: readonly ShardLine[], of: (line: ShardLine) => string): ShardLine {
  const groups = [...groupedBy(all, of).values()];
  return groups.reduce((most, group) => (group.length > most.length ? group : most))[0]!;
}

/** Of each file that differs from what most lines have, a sentence. */
function strangers(
  all: readonly ShardLine[],
  of: (line: ShardLine) => string,
  sentence: (where: string, own: string, first: string) => string,
): string[] {
  const first = commonOf(all, of);
  const others = all.filter((line) => of(line) !== of(first));
  return [...groupedBy(others, (line) => `${of(line)} ${line.file}`).values()].map((group) => {
    const where = `${lines(group.map(({ line }) => line))} of “${group[0]!.file}”`;
    return sentence(where, of(group[0]!), `line ${first.line} of “${first.file}” (${of(first)})`);
  });
}

const doubles = (all: readonly ShardLine[]): string[] =>
  [...groupedBy(all, ({ place }) => place.number)]
    .filter(([, group]) => group.length > 1)
    .map(([number, group]) => {
      const where = group.slice(0, MOST_TOLD).map(({ line, file }) => `line ${line} of “${file}”`);
      return `Game ${number} is there ${group.length} times: ${where.join(', ')}.`;
    });

/** What shards are told apart by; none where the lines are not all of one partition. */
function shardsLacking(all: readonly ShardLine[], total: number): string[] {
  const counts = new Set(all.map(({ place }) => place.shard?.count));
  const [count] = counts;
  if (counts.size > 1 || count === undefined) return [];
  const shards = groupedBy(all, ({ place }) => place.shard!.number);
  // Shards beyond the games of a plan have none.
  return Array.from({ length: Math.min(count, total) }, (_, i) => i + 1).flatMap((number) => {
    const own = shards.get(number);
    if (own === undefined) return [`Shard ${number}/${count} is missing: no line is of it.`];
    const { games: wanted } = own[0]!.place.shard!;
    const found = new Set(own.map(({ place }) => place.number)).size;
    return found === wanted
      ? []
      : [
          `Shard ${number}/${count} (“${own[0]!.file}”) has ${found} of its ${wanted} games; go on with it by --resume.`,
        ];
  });
}

function missing(all: readonly ShardLine[]): string[] {
  const total = all[0]!.place.count;
  const found = new Set(all.map(({ place }) => place.number));
  const absent = Array.from({ length: total }, (_, i) => i + 1).filter((n) => !found.has(n));
  if (absent.length === 0) return [];
  return [...shardsLacking(all, total), `${games(absent)} missing, of ${total}.`];
}

/** @returns sentences; none where the lines are a whole plan */
export function troublesOf(all: readonly ShardLine[]): string[] {
  if (all.length === 0) return ['There is no line to join.'];
  const { digest } = commonOf(all, ({ place }) => place.digest).place;
  const ofPlan = all.filter(({ place }) => place.digest === digest);
  return [
    ...strangers(
      all,
      ({ place }) => place.digest,
      (where, own, other) => `${where}: of another plan (${own}) than ${other}.`,
    ),
    ...strangers(
      all,
      ({ program }) => program,
      (where, own, other) => `${where}: played by version ${own}, another than ${other}.`,
    ),
    ...doubles(ofPlan),
    ...missing(ofPlan),
  ];
}
