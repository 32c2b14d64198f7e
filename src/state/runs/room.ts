/** How many runs are kept, and who goes where there is no room for one more. */
export const MOST_RUNS = 300;
export const MOST_BYTES = 300 * 2 ** 20;

export interface Rank {
  readonly id: string;
  readonly star: boolean;
  readonly keptAt: number;
  readonly bytes: number;
}

/** The message is a sentence. */
export class NoRoomError extends Error {}

/**
 * Those that go for a run, the oldest first; none of them starred.
 *
 * @param others in any order; the run itself may be among them, and is not counted twice
 * @throws NoRoomError where those that are starred leave none
 */
export function roomFor(
  run: Pick<Rank, 'id' | 'bytes'>,
  others: readonly Rank[],
  { runs: most, bytes: mostBytes } = { runs: MOST_RUNS, bytes: MOST_BYTES },
): readonly Rank[] {
  const there = others.filter(({ id }) => id !== run.id);
  let count = there.length + 1;
  let bytes = there.reduce((sum, other) => sum + other.bytes, run.bytes);
  const leaving: Rank[] = [];
  const oldestFirst = there.filter(({ star }) => !star).sort((a, b) => a.keptAt - b.keptAt);
  for (const other of oldestFirst) {
    if (count <= most && bytes <= mostBytes) break;
    leaving.push(other);
    count--;
    bytes -= other.bytes;
  }
  if (count > most || bytes > mostBytes)
    throw new NoRoomError(
      `At most ${most} runs, and ${mostBytes / 2 ** 20} MB of them, are kept, and starred ones take that room`,
    );
  return leaving;
}
