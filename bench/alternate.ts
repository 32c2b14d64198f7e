/** Times contenders in turn, round after round, so that all of them meet the same machine. */
import type { Absence, Case, Row } from './rows.ts';
import { rotated, stepsPerRound } from './statistics.ts';

export interface Standing {
  /** Of the last batch. */
  readonly loss: number;
  /** Players with s > 0; 0 for nets without the game. */
  readonly players: number;
  /** Share of each layer's inputs that is not zero (contenders/density.ts), where it is known. */
  readonly density?: readonly number[];
  /** Held by what trains, and by the images; where they are known. */
  readonly memory?: { readonly bytes: number; readonly imageBytes: number };
  /** Looks at the frozen game that were worked out, a second; where it was asked about. */
  readonly looksDone?: number;
}

/** Something that trains one net, opened and ready. */
export interface Contender {
  /** Trains so many steps, to their end. @returns milliseconds in all */
  time(steps: number): Promise<number>;
  standing(): Promise<Standing>;
  close(): Promise<void>;
}

export interface Entry {
  readonly implementation: Row['implementation'];
  readonly backend: Row['backend'];
  readonly shape: Pick<Case, 'model' | 'batch' | 'granularity' | 'players' | 'games' | 'looks'>;
  /** @throws Error with a sentence: why this cannot be measured here */
  open(): Promise<Contender>;
}

export interface Timing {
  readonly entry: Entry;
  /** Milliseconds per step, a value per round; entries share the rounds. */
  readonly rounds: readonly number[];
  readonly stepsPerRound: number;
  readonly standing: Standing;
}

export interface Plan {
  readonly rounds: number;
  /** Least number of steps in a round. */
  readonly steps: number;
  say(line: string): void;
}

interface Active {
  readonly entry: Entry;
  readonly contender: Contender;
  readonly steps: number;
  readonly samples: number[];
}

const sentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0];

/** Opens one and runs it warm: the first step compiles, the next tell how many a round can hold. */
async function warm(entry: Entry, { steps, say }: Plan): Promise<Active> {
  const contender = await entry.open();
  try {
    await contender.time(1);
    const warmSteps = Math.min(steps, 3);
    const msPerStep = (await contender.time(warmSteps)) / warmSteps;
    const planned = stepsPerRound(steps, msPerStep);
    // Once as in a round: buffers grow to their size, and just-in-time compilers finish.
    if (planned > warmSteps) await contender.time(planned);
    say(`  ${entry.implementation} on ${entry.backend} is warm, ${planned} steps a round`);
    return { entry, contender, steps: planned, samples: [] };
  } catch (error) {
    await contender.close();
    throw error;
  }
}

export async function alternate(
  entries: readonly Entry[],
  plan: Plan,
): Promise<{ timings: Timing[]; absent: Absence[] }> {
  const absent: Absence[] = [];
  const active: Active[] = [];
  try {
    for (const entry of entries) {
      try {
        active.push(await warm(entry, plan));
      } catch (error) {
        const { implementation, backend } = entry;
        absent.push({ implementation, backend, why: sentence(error) });
      }
    }
    for (let round = 0; round < plan.rounds; round++) {
      for (const { contender, steps, samples } of rotated(active, round)) {
        samples.push((await contender.time(steps)) / steps);
      }
    }
    const timings: Timing[] = [];
    for (const { entry, contender, steps, samples } of active) {
      const standing = await contender.standing();
      timings.push({ entry, rounds: samples, stepsPerRound: steps, standing });
    }
    return { timings, absent };
  } finally {
    for (const { contender } of active) await contender.close();
  }
}
