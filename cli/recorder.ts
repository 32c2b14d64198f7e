/** What is recorded of a run on the command line: how it stands after each epoch, and what it comes to. */
import { dataSetOf } from '../src/data/rows.ts';
import type { BackendReport } from '../src/engine/backends.ts';
import { divergenceOf } from '../src/engine/divergence.ts';
import { figuresOf, type Examined, type Figures } from '../src/game/figures.ts';
import { createObserver } from '../src/engine/observer.ts';
import type { Schedule } from '../src/engine/schedule.ts';
import type { Population } from '../src/engine/trainer.ts';
import { MOTION_STEPS } from '../src/game/population.ts';
import { playerCount } from '../src/game/network.ts';
import { isSandbox } from '../src/game/sandbox/game.ts';
import { MAX_SHOWN, shownPlayers } from '../src/game/shown.ts';
import { SUMMARY_LENGTH } from '../src/game/summary.ts';
import { PROGRAM } from '../src/record/program.ts';
import {
  MOST_EXACT,
  MOST_SAMPLED,
  type Last,
  type RunRecord,
  type Verdict,
} from '../src/record/record.ts';
import type { RunSpec } from '../src/spec/spec.ts';

/** One of the runs. */
export interface Contestant {
  readonly players: Population;
  readonly schedule: Pick<Schedule, 'spec' | 'step' | 'epoch' | 'feeShare' | 'log' | 'catchUp'>;
  /** How well the net reads now; null without a network. */
  readonly evaluate: () => Promise<Examined> | null;
}

export interface Recorder {
  /** Whether a step so near to the epoch’s end is wanted, to tell how players move then. */
  wants(stepsToGo: number): boolean;
  see(): Promise<void>;
  /** How the run stands now, unless it has diverged. */
  measure(): Promise<void>;
  /** Of the last measure that was no longer one of numbers; null while all is well. */
  readonly divergence: string | null;
  readonly latest: Figures | null;
  record(isWhole: boolean): RunRecord;
}

interface Moment {
  readonly figures: Figures;
  readonly fees: Float32Array;
  readonly summaries: Float32Array;
  /** s of those who are told of one by one. */
  readonly shown: Float32Array;
}

/** @param began when */
export function createRecorder(
  { players, schedule, evaluate }: Contestant,
  backend: BackendReport['name'],
  stepsPerEpoch: number,
  began: Date,
): Recorder {
  const { layers } = players;
  const spec: RunSpec = schedule.spec;
  const observer = createObserver(layers);
  const isMany = playerCount(layers) > MOST_EXACT;
  const { players: shown } = shownPlayers(layers, spec.seed, isMany ? MOST_SAMPLED : MAX_SHOWN);
  const moments: Moment[] = [];
  let last: Last = { step: 0, participation: new Float32Array() };
  let divergence: string | null = null;

  async function measure(): Promise<void> {
    if (divergence !== null) return;
    const examined = await evaluate();
    const columns = await players.readPlayers();
    const { participation } = columns;
    const { step, epoch, spec: now } = schedule;
    divergence = divergenceOf(columns, now, step);
    if (divergence !== null) return;
    const { fees, summaries } = observer.observe(columns, schedule);
    const figures = figuresOf(columns, layers, { step, epoch, epsilon: now.epsilon }, examined);
    moments.push({
      ...{ figures, fees, summaries: summaries.slice() },
      shown: Float32Array.from(shown, (player) => participation[player]!),
    });
    last = { step, participation: participation.slice() };
  }

  function table(width: number, of: (moment: Moment) => Float32Array): Float32Array {
    const whole = new Float32Array(width * moments.length);
    moments.forEach((moment, at) => whole.set(of(moment), at * width));
    return whole;
  }

  const verdict = (isWhole: boolean): Verdict => ({
    ended: divergence !== null ? 'diverged' : isWhole ? 'complete' : 'interrupted',
    steps: last.step,
    ...(divergence !== null && { divergence }),
  });

  return {
    wants: (stepsToGo) => stepsToGo <= MOTION_STEPS,
    async see() {
      const { participation } = await players.readPlayers();
      observer.see(schedule.step, participation);
    },
    measure,
    get divergence() {
      return divergence;
    },
    get latest() {
      return moments.at(-1)?.figures ?? null;
    },
    record: (isWhole) => ({
      manifest: {
        ...{ spec, log: schedule.log, data: isSandbox(spec) ? null : dataSetOf(spec).hash },
        ...{ engines: [{ step: 0, backend }], program: PROGRAM, began: began.toISOString() },
      },
      verdict: verdict(isWhole),
      series: {
        stepsPerEpoch,
        groups: layers.map(({ name, granularity, count }) => ({ name, granularity, count })),
        evaluations: moments.map(({ figures }) => figures),
        columns: {
          steps: Float64Array.from(moments, ({ figures }) => figures.step),
          losses: Float32Array.from(moments, ({ figures }) => figures.loss ?? NaN),
          fees: table(layers.length, ({ fees }) => fees),
          summaries: table(layers.length * SUMMARY_LENGTH, ({ summaries }) => summaries),
          shown,
          participation: table(shown.length, (moment) => moment.shown),
        },
      },
      last,
    }),
  };
}
