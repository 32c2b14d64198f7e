/**
 * Workers of their own that play runs for whoever has plans: several at a time, apart from the run that is shown. Which
 * run is next is asked whenever a worker is free, so that it may depend on what the others came to.
 */
import { isSandbox } from '../../game/sandbox/game.ts';
import { estimate, shortageOf } from '../../spec/estimate.ts';
import type { RunRecord } from '../../record/record.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Client } from '../client.ts';
import type { Plan } from '../runs/plan.ts';
import { playBeside, type SideEnd, type Playing } from '../runs/sideRecord.ts';

export interface Progress {
  readonly step: number;
  /** Of its whole training; null while it is being prepared. */
  readonly steps: number | null;
  readonly stepsPerSecond: number;
}

/** Whoever has runs to be played. */
export interface Source {
  /**
   * The run to play next; null where there is none now. Asked again when a worker is free, when one of its runs has
   * ended, and by `Job.more`. What is given is the source's to remember: it is not asked for twice.
   */
  next(): Plan | null;
  /** A worker has begun it; again, where it had to begin anew. */
  onBegin?(plan: Plan): void;
  onProgress?(plan: Plan, progress: Progress): void;
  /** @param ended its record, also of one whose numbers ran away; or why it could not be played, in a sentence */
  onEnd(plan: Plan, ended: Ended): void;
}

/** `seconds` that it played, rests and whatever a lost worker had done left out. */
export type Ended =
  { readonly record: RunRecord; readonly seconds: number } | { readonly why: string };

/** The runs of one source. */
export interface Job {
  /** There may be a run now, where `next` had none. */
  more(): void;
  rest(): void;
  goOn(): void;
  /** Gives up those that play; the source is asked no more, and told nothing more. */
  cancel(): void;
}

export interface Pool {
  /** Runs at one time, at most: memory may allow fewer. */
  readonly size: number;
  /** Runs of this spec at one time, as far as memory holds them: at least one. */
  atOnce(spec: RunSpec): number;
  /** The source is asked and told nothing before this has returned. */
  play(source: Source): Job;
  /** All of them rest, until they go on; a job that rests by itself stays so. */
  rest(): void;
  goOn(): void;
  /** Cancels every job and ends the workers. */
  end(): void;
}

export type PoolClient = Pick<Client, 'startBeside' | 'dismiss'>;

export interface PoolParts {
  /** As things stand: it may grow and shrink while games play. */
  readonly size: () => number;
  /** Bytes for all runs together; one alone is always played where it can be at all. */
  readonly memory: number;
  /** Each with a worker of its own. */
  readonly createClient: () => PoolClient;
  /** What a run that names no backend is computed by. */
  readonly backend: () => RunSpec['backend'];
  readonly sleep: (ms: number) => Promise<void>;
}

/** Of one run whose worker or device goes away, or is silent. */
export const MOST_RETRIES = 2;
/** Of all that play together: each look costs the page a little. */
const LOOK_EVERY_MS = 60;

interface OwnJob {
  readonly source: Source;
  /** Lost their worker, and begin anew before others. */
  readonly again: { readonly plan: Plan; readonly retries: number }[];
  isResting: boolean;
}

interface Seat {
  readonly client: PoolClient;
  taken: { readonly job: OwnJob; readonly by: Playing; readonly bytes: number } | null;
}

/** Here silence is death: the run begins anew in another worker, and nobody waits before a page that stands still. */
const silenceIsDeath = (client: PoolClient): Pick<Client, 'startBeside'> => ({
  startBeside(beginning, hear) {
    const run = client.startBeside(beginning, (event) =>
      hear(
        event.type === 'failed' && event.cause === 'silence'
          ? { ...event, cause: 'worker' }
          : event,
      ),
    );
    run.hurry();
    return run;
  },
});

export function createPool({ size, memory, createClient, backend, sleep }: PoolParts): Pool {
  const seats: Seat[] = [];
  /** Asked in turn. */
  let jobs: OwnJob[] = [];
  let isResting = false;
  let isFilling = false;

  const rests = (job: OwnJob) => isResting || job.isResting;
  const seatsOf = (job: OwnJob) => seats.filter(({ taken }) => taken?.job === job);

  function freeSeat(): Seat | null {
    if (!isAnyFree()) return null;
    const free = seats.find(({ taken }) => taken === null);
    if (free !== undefined) return free;
    const seat: Seat = { client: createClient(), taken: null };
    seats.push(seat);
    return seat;
  }

  const hasRoomFor = (bytes: number): boolean => {
    const taken = seats.flatMap((seat) => seat.taken?.bytes ?? []);
    return taken.length === 0 || taken.reduce((sum, each) => sum + each, bytes) <= memory;
  };

  function begin(job: OwnJob, seat: Seat, plan: Plan, retries: number, bytes: number): void {
    const spec = plan.spec.backend === 'auto' ? { ...plan.spec, backend: backend() } : plan.spec;
    const by = playBeside(
      { client: silenceIsDeath(seat.client), sleep, lookEveryMs: LOOK_EVERY_MS * size() },
      { spec, log: plan.log },
      {
        onStep: (step, steps, stepsPerSecond) =>
          job.source.onProgress?.(plan, { step, steps, stepsPerSecond }),
        onEnd(outcome) {
          seat.taken = null;
          ended(job, plan, retries, outcome);
        },
      },
    );
    seat.taken = { job, by, bytes };
    job.source.onBegin?.(plan);
    job.source.onProgress?.(plan, { step: 0, steps: null, stepsPerSecond: 0 });
  }

  function ended(job: OwnJob, plan: Plan, retries: number, outcome: SideEnd): void {
    if ('why' in outcome && outcome.isPassing && retries < MOST_RETRIES)
      job.again.push({ plan, retries: retries + 1 });
    else if ('why' in outcome) job.source.onEnd(plan, { why: outcome.why });
    else {
      const { manifest } = outcome.record;
      // What was asked for: the record says elsewhere what computed it.
      const asked = { ...manifest, spec: { ...manifest.spec, backend: plan.spec.backend } };
      job.source.onEnd(plan, {
        record: { ...outcome.record, manifest: asked },
        seconds: outcome.seconds,
      });
    }
    fill();
  }

  /** @returns whether one has begun, or was refused: there may be more */
  function serve(job: OwnJob): boolean {
    if (rests(job)) return false;
    const plan = job.again[0]?.plan ?? job.source.next();
    if (plan === null) return false;
    const retries = job.again.shift()?.retries ?? 0;
    const shortage = shortageOf(plan.spec);
    if (shortage !== null) {
      job.source.onEnd(plan, { why: shortage });
      return true;
    }
    const { bytes } = estimate(plan.spec, {});
    const seat = hasRoomFor(bytes) ? freeSeat() : null;
    if (seat === null) {
      job.again.unshift({ plan, retries });
      return false;
    }
    begin(job, seat, plan, retries, bytes);
    return true;
  }

  const isAnyFree = () => seats.filter(({ taken }) => taken !== null).length < size();

  /** Jobs take turns, so that none waits for all of another. */
  function fill(): void {
    // Whoever is told of an end may ask for more at once.
    if (isFilling) return;
    isFilling = true;
    try {
      for (let idle = 0; idle < jobs.length && isAnyFree();) {
        const [job] = jobs;
        jobs = [...jobs.slice(1), job!];
        idle = serve(job!) ? 0 : idle + 1;
      }
    } finally {
      isFilling = false;
    }
    letGo();
  }

  /** A worker that has nothing to play, and will not soon, gives its memory back. */
  function letGo(): void {
    if (seats.some(({ taken }) => taken !== null) || jobs.some(({ again }) => again.length > 0))
      return;
    if (jobs.some((job) => rests(job))) return;
    for (const { client } of seats.splice(0)) client.dismiss();
  }

  function settle(job: OwnJob): void {
    for (const { taken } of seatsOf(job)) {
      if (rests(job)) taken?.by.rest();
      else taken?.by.goOn();
    }
  }

  function cancel(job: OwnJob): void {
    if (!jobs.includes(job)) return;
    jobs = jobs.filter((other) => other !== job);
    for (const seat of seatsOf(job)) {
      seat.taken?.by.end();
      seat.taken = null;
    }
    fill();
  }

  function change(to: boolean): void {
    isResting = to;
    jobs.forEach(settle);
    fill();
  }

  return {
    get size() {
      return size();
    },
    atOnce: (spec) =>
      isSandbox(spec)
        ? size()
        : Math.max(1, Math.min(size(), Math.floor(memory / estimate(spec, {}).bytes))),
    play(source) {
      const job: OwnJob = { source, again: [], isResting: false };
      // Whoever comes new is served next, but not before it has its job to cancel by.
      jobs.unshift(job);
      queueMicrotask(fill);
      return {
        more: fill,
        rest() {
          job.isResting = true;
          settle(job);
          fill();
        },
        goOn() {
          job.isResting = false;
          settle(job);
          fill();
        },
        cancel: () => cancel(job),
      };
    },
    rest: () => change(true),
    goOn: () => change(false),
    end: () => [...jobs].forEach(cancel),
  };
}
