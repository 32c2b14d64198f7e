/**
 * A recording in place of a run: what pictures read of it, and a hand on its time. Nothing is computed but what pictures
 * draw; going back begins the history of departures anew, which takes as long as to look at every moment once.
 */
import { standsStill } from '../../game/schedule.ts';
import { amongShown } from '../../game/interventions.ts';
import type { Evaluated } from '../../protocol/events.ts';
import type { Recording } from '../../record/recording.ts';
import { standingAt } from '../../spec/log.ts';
import { isGame } from '../../spec/play.ts';
import type { DrawLoop } from '../drawLoop.ts';
import type { RunView } from '../lab.ts';
import { PruningHistory } from '../pruningHistory.ts';
import type { Runs } from '../runs/runs.ts';
import { nextSelection } from '../selection.ts';
import { createLabStore, type Theme } from '../store.ts';
import type { PlayedTo } from '../time/moment.ts';
import { Trajectory } from '../trajectory.ts';
import { frameAt, shownLayersOf } from './frames.ts';

export interface RecordingView extends RunView {
  readonly recording: Recording;
  readonly live: null;
  /** Plays time from the moment that is shown, or from the start where that is the last. */
  play(): void;
  pause(): void;
  /** Shows the moment so many moments away. */
  move(by: number): void;
}

export interface RecordingViewParts {
  readonly drawLoop: DrawLoop;
  readonly runs: Runs;
  readonly theme: Theme;
  /** Milliseconds, from any moment on. */
  readonly now: () => number;
  /** Calls back before the next picture. @returns takes it back */
  readonly nextFrame: (call: () => void) => () => void;
}

/** A recording is played in about so long, however many moments it has; none stands longer than LONGEST_MS. */
const WHOLE_MS = 20_000;
const LONGEST_MS = 500;

export function createRecordingView(
  recording: Recording,
  { drawLoop, runs, theme, now, nextFrame }: RecordingViewParts,
): RecordingView {
  const { manifest, verdict, series } = recording;
  const { columns, stepsPerEpoch } = series;
  const moments = columns.steps.length;
  const lastStep = columns.steps[moments - 1]!;
  const layers = shownLayersOf(recording);
  const spec = { ...manifest.spec, epochs: Math.max(1, Math.ceil(lastStep / stepsPerEpoch)) };
  // Its form says that a recording that is tested is tested both ways.
  const evaluations = series.evaluations as readonly Evaluated[];
  const msAMoment = Math.min(LONGEST_MS, WHOLE_MS / moments);
  const specAt = (at: number) => standingAt(spec, manifest.log, columns.steps[at]!);
  const frame = (at: number) => frameAt(recording, layers, at, specAt(at).spec.epsilon);

  const store = createLabStore({
    ...{ spec, scheduled: manifest.log, notices: [], theme, whenHidden: 'goOn', view: 'net' },
  });
  const empty = () => new Trajectory(columns.shown.length, layers.length, moments);
  const whole = empty();
  for (let at = 0; at < moments; at++) whole.push(frame(at));
  const trajectory = empty();
  let pruningHistory = new PruningHistory(columns.shown.length);
  /** The moment that is shown. */
  let at = -1;
  let stop: (() => void) | null = null;

  const played: PlayedTo = {
    moment: {
      ...{ spec, log: manifest.log, step: lastStep },
      story: {
        ...{ runId: 'recording', forkOf: null, began: manifest.began },
        ...{ evaluations, engines: [], seen: null },
      },
    },
    trajectory: whole,
    record: null,
  };

  function lookAt(moment: number): void {
    const seen = frame(moment);
    trajectory.push(seen);
    const { spec: standing, changes } = specAt(moment);
    const before = moment === 0 ? -1 : columns.steps[moment - 1]!;
    for (const { step, act } of changes) {
      const acted = step > before && act ? amongShown(act, columns.shown) : null;
      if (acted) pruningHistory.noteAct(acted);
    }
    const freezeS = !isGame(standing) || standsStill(standing, seen.step / stepsPerEpoch);
    pruningHistory.observe(seen, { ...standing, freezeS });
  }

  function show(wanted: number): void {
    const to = Math.max(0, Math.min(moments - 1, wanted));
    if (to === at) return;
    if (to < at) {
      trajectory.goBackTo(-1);
      pruningHistory = new PruningHistory(columns.shown.length);
      at = -1;
    }
    while (at < to) lookAt(++at);
    const isEnd = at === moments - 1;
    const step = columns.steps[at]!;
    store.setState({
      ...specAt(at),
      evaluations: evaluations.filter((each) => each.step <= step),
      playedTo: isEnd ? null : lastStep,
      phase: stop !== null && !isEnd ? 'playing' : isEnd ? 'finished' : 'paused',
    });
    drawLoop.markDirty();
  }

  function pause(): void {
    stop?.();
    stop = null;
    store.setState({ phase: at === moments - 1 ? 'finished' : 'paused' });
  }

  function play(): void {
    if (stop !== null) return;
    if (at === moments - 1) show(0);
    const [began, from] = [now(), at];
    const tick = () => {
      stop = nextFrame(tick);
      show(from + Math.floor((now() - began) / msAMoment));
      if (at === moments - 1) pause();
    };
    stop = nextFrame(tick);
    store.setState({ phase: 'playing' });
  }

  store.setState({
    ...{ run: 1, progress: null, layers, shown: columns.shown, stepsPerEpoch },
    ...{ began: manifest.began, runId: 'recording', recorded: manifest.recorded },
    hasDiverged: verdict.ended === 'diverged',
  });
  show(moments - 1);

  return {
    ...{ recording, store, trajectory, runs, drawLoop, live: null, play, pause },
    get pruningHistory() {
      return pruningHistory;
    },
    figuresMonitor: { latest: null },
    time: {
      get played() {
        return at === moments - 1 ? null : played;
      },
      at(step) {
        pause();
        show(whole.columnAt(step));
        return Promise.resolve();
      },
    },
    move(by) {
      pause();
      show(at + by);
    },
    select(player, extend = false) {
      store.setState(({ selected }) => ({ selected: nextSelection(selected, player, extend) }));
      drawLoop.markDirty();
    },
    hover(player) {
      if (store.getState().hovered === player) return;
      store.setState({ hovered: player });
      drawLoop.markDirty();
    },
  };
}
