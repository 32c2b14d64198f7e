/**
 * States of runs from which they go on to the same bits, in bounded memory: whoever goes back in time replays from the
 * nearest.
 */
import { buffersIn } from '../../protocol/buffersIn.ts';
import type { Checkpoint } from '../../protocol/events.ts';
import { difference, type Change, type RunSpec } from '../../spec/spec.ts';
import { sameChange } from './story.ts';

export interface Checkpoints {
  /** @param log what was done of the run's log by then */
  add(spec: RunSpec, log: readonly Change[], checkpoint: Checkpoint): void;
  /**
   * The last state at or before `step` of the run with that spec and log, all of whose changes up to `step` are to be
   * done; null where only its start will do.
   */
  nearest(spec: RunSpec, log: readonly Change[], step: number): Checkpoint | null;
}

interface Known {
  readonly spec: RunSpec;
  readonly log: readonly Change[];
  readonly checkpoint: Checkpoint;
  readonly bytes: number;
}

const MOST_BYTES = 96 * 2 ** 20;
const MOST = 96;

const startWith = (whole: readonly Change[], part: readonly Change[]): boolean =>
  part.length <= whole.length && part.every((change, i) => sameChange(change, whole[i]!));

const sameSpec = (a: RunSpec, b: RunSpec): boolean =>
  a === b || Object.keys(difference(a, b)).length === 0;

/** Of a step's patches the last one counts, and they come again; its acts do not (engine/schedule.ts). */
function leadsTo(
  { spec: of, log: done, checkpoint }: Known,
  spec: RunSpec,
  log: readonly Change[],
) {
  const { step } = checkpoint;
  const before = (changes: readonly Change[]) => changes.filter((change) => change.step < step);
  const acts = (changes: readonly Change[]) =>
    changes.filter((change) => change.step === step && change.act !== undefined);
  const [past, wanted] = [before(done), before(log)];
  return (
    sameSpec(of, spec) &&
    past.length === wanted.length &&
    startWith(wanted, past) &&
    startWith(acts(log), acts(done))
  );
}

export function createCheckpoints(mostBytes = MOST_BYTES, most = MOST): Checkpoints {
  /** Oldest first, as they were taken. */
  let known: readonly Known[] = [];

  /** Steps that would have to be replayed more if it were not there, and it is of those taken long ago. */
  function leastMissed(): number {
    let [least, at] = [Infinity, 0];
    // The newest is where the run goes on after trouble.
    for (let i = 0; i < known.length - 1; i++) {
      const { spec, checkpoint } = known[i]!;
      const before = known.findLast(
        (other, k) => k < i && other.spec === spec && other.checkpoint.step < checkpoint.step,
      );
      const missed = checkpoint.step - (before?.checkpoint.step ?? 0);
      const weighed = missed * (i + 1);
      if (weighed < least) [least, at] = [weighed, i];
    }
    return at;
  }

  return {
    add(spec, log, checkpoint) {
      const bytes = buffersIn(checkpoint.state).reduce(
        (sum, { byteLength }) => sum + byteLength,
        0,
      );
      const next: Known = { spec, log, checkpoint, bytes };
      const isSame = (old: Known) =>
        old.checkpoint.step === checkpoint.step &&
        old.spec === spec &&
        old.log.length === log.length &&
        startWith(log, old.log);
      known = [...known.filter((old) => !isSame(old)), next];
      const total = () => known.reduce((sum, { bytes: each }) => sum + each, 0);
      while (known.length > 1 && (known.length > most || total() > mostBytes)) {
        const out = leastMissed();
        known = known.filter((_, i) => i !== out);
      }
    },
    nearest(spec, log, step) {
      let best: Checkpoint | null = null;
      for (const one of known) {
        const { checkpoint } = one;
        if (checkpoint.step > step || checkpoint.step < (best?.step ?? 0)) continue;
        if (leadsTo(one, spec, log)) best = checkpoint;
      }
      return best;
    },
  };
}
