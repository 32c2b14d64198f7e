/** Runs that are tried one after another beside the one that is shown, each kept when it is done. */
import type { StoreApi } from 'zustand/vanilla';
import { isSandbox } from '../../game/sandbox/game.ts';
import { shortageBeside } from '../../spec/estimate.ts';
import { parameters } from '../../spec/parameters.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Client } from '../client.ts';
import type { LabStore } from '../store.ts';
import { isPlayed, keyOf, logSpaced, overSeeds, overValues, type Plan } from './plan.ts';
import type { Runs } from './runs.ts';
import { playBeside, type SideEnd, type Playing } from './sideRecord.ts';
import type { Row, Try, TriesState } from './try.ts';

export interface QueueParts {
  /** Of the run that is shown. */
  readonly store: LabStore;
  readonly client: Pick<Client, 'startBeside'>;
  readonly runs: Pick<Runs, 'store' | 'ready' | 'keep'>;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface Queue {
  /** All three as `Tries` says it. */
  repeat(count: number): Promise<number>;
  row(row: Row): Promise<number>;
  play(plans: readonly Plan[]): Promise<number>;
  cancel(labels?: ReadonlySet<string>): void;
  rest(): void;
  goOn(): void;
  /** A run is shown that is computed by what this spec asks for: the one that plays may have to begin again. */
  heed(spec: RunSpec): void;
}

/** Of one run whose device or worker goes away. */
const MOST_RETRIES = 2;
const MOST_WAITING = 200;
const MOST_VALUES = 50;

export function createQueue(
  told: StoreApi<TriesState>,
  { store, client, runs, sleep }: QueueParts,
): Queue {
  /** In the order of the list that is told. */
  const waiting: { readonly plan: Plan; readonly key: string; retries: number }[] = [];
  let playing: { readonly by: Playing; readonly backend: RunSpec['backend'] } | null = null;
  let isResting = false;

  const change = (key: string, part: Partial<Try>) =>
    told.setState(({ tries }) => ({
      tries: tries.map((each) => (each.key === key ? { ...each, ...part } : each)),
    }));

  const keptDigests = () => runs.store.getState().runs.map(({ digest }) => digest);

  /** Runs at one time share what computes them, so a new one waits until the shown one has it. */
  function backendNow(): RunSpec['backend'] | null {
    const { phase, startSpec, hasDiverged } = store.getState();
    if (phase === 'preparing' || (phase === 'failed' && !hasDiverged)) return null;
    return isSandbox(startSpec) ? 'auto' : startSpec.backend;
  }

  async function done(key: string, outcome: SideEnd): Promise<void> {
    const [first] = waiting;
    if (first?.key !== key) return;
    playing = null;
    if ('why' in outcome) {
      if (outcome.isPassing && first.retries++ < MOST_RETRIES)
        change(key, { phase: 'waiting', step: 0 });
      else {
        waiting.shift();
        change(key, { phase: 'failed', why: outcome.why });
      }
    } else {
      waiting.shift();
      const { steps: step } = outcome.record.verdict;
      try {
        const { name } = await runs.keep(outcome.record);
        change(key, { phase: 'kept', step, name });
      } catch (error) {
        const why = `It cannot be kept. ${(error as Error).message}`;
        change(key, { phase: 'failed', step, why });
      }
    }
    next();
  }

  function next(): void {
    for (;;) {
      const [first] = waiting;
      if (first === undefined || playing !== null || isResting) return;
      const backend = backendNow();
      if (backend === null) return;
      const { plan, key } = first;
      if (!isPlayed(plan, keptDigests())) {
        const spec = { ...plan.spec, backend };
        change(key, { phase: 'training', step: 0, why: null });
        const by = playBeside(
          { client, sleep },
          { spec, log: plan.log },
          {
            onStep(step, steps, stepsPerSecond) {
              told.setState({ stepsPerSecond });
              change(key, { step, steps });
            },
            onEnd: (outcome) => void done(key, outcome),
          },
        );
        playing = { by, backend };
        return;
      }
      // Somebody else has played it meanwhile.
      waiting.shift();
      change(key, { phase: 'kept' });
    }
  }

  /** The one that plays is given up, and begins again later. */
  function putBack(): void {
    playing?.by.end();
    playing = null;
    const [first] = waiting;
    if (first !== undefined) change(first.key, { phase: 'waiting', step: 0 });
  }

  /** @returns how many will be played: those that are kept already are not @throws Error with a sentence */
  async function add(plans: readonly Plan[]): Promise<number> {
    await runs.ready;
    const { startSpec } = store.getState();
    const there = new Set(waiting.map(({ plan }) => keyOf(plan.spec, plan.log)));
    const fresh = plans.filter(
      (plan) => !isPlayed(plan, keptDigests()) && !there.has(keyOf(plan.spec, plan.log)),
    );
    for (const { spec } of fresh) {
      const shortage = shortageBeside(spec, isSandbox(startSpec) ? null : startSpec);
      if (shortage !== null) throw new Error(shortage);
    }
    if (waiting.length + fresh.length > MOST_WAITING)
      throw new Error(
        `More than ${MOST_WAITING} runs would wait. Let some of them be played first.`,
      );
    const added = fresh.map((plan, i) => ({
      ...{ plan, key: `${Date.now()}-${i}`, retries: 0 },
    }));
    waiting.push(...added);
    told.setState(({ tries }) => ({
      tries: [
        // Those of the last row that are done make room for the next.
        ...tries.filter(({ phase }) => phase === 'waiting' || phase === 'training'),
        ...added.map(({ plan, key }): Try => ({
          ...{ key, label: plan.label, phase: 'waiting', step: 0 },
          ...{ steps: null, name: null, why: null },
        })),
      ],
    }));
    next();
    return fresh.length;
  }

  function refuseSandbox(): void {
    if (isSandbox(store.getState().startSpec))
      throw new Error(
        'A game without a network has no accuracy to compare. Choose a network first.',
      );
  }

  store.subscribe(({ phase, hasDiverged }, before) => {
    if (phase !== before.phase || hasDiverged !== before.hasDiverged) next();
  });

  return {
    async repeat(count) {
      refuseSandbox();
      const { startSpec, changes, scheduled } = store.getState();
      return add(overSeeds(startSpec, [...changes, ...scheduled], count));
    },
    async row({ name, from, to, count }) {
      refuseSandbox();
      const { min, max, symbol } = parameters[name];
      const isWithin = (value: number) => value > 0 && value >= min && value <= max;
      if (!isWithin(from) || !isWithin(to))
        throw new Error(`Both ends of a row of ${symbol} must be above 0 and at most ${max}.`);
      if (!Number.isInteger(count) || count < 2 || count > MOST_VALUES)
        throw new Error(`A row has 2 to ${MOST_VALUES} values.`);
      const { spec } = store.getState();
      return add(overValues(spec, name, symbol, logSpaced(from, to, count)));
    },
    play: add,
    cancel(labels) {
      const goes = (label: string) => labels?.has(label) ?? true;
      if (waiting[0] !== undefined && goes(waiting[0].plan.label)) {
        playing?.by.end();
        playing = null;
      }
      const staying = waiting.filter(({ plan }) => !goes(plan.label));
      waiting.splice(0, waiting.length, ...staying);
      told.setState(({ tries }) => ({
        tries: tries.filter(
          ({ phase, label }) => phase === 'kept' || phase === 'failed' || !goes(label),
        ),
      }));
      next();
    },
    rest() {
      isResting = true;
      playing?.by.rest();
      told.setState({ isResting });
    },
    goOn() {
      isResting = false;
      told.setState({ isResting });
      playing?.by.goOn();
      next();
    },
    heed(spec) {
      if (playing === null || isSandbox(spec) || spec.backend === playing.backend) return;
      putBack();
    },
  };
}
