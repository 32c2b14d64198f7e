/**
 * The run's time as a line under the title: what was played, where the page stands in it, what was changed and when,
 * and the runs that parted from it. A hand on it moves every picture.
 */
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { endOfAxis } from '../../../panels/participation/layout.ts';
import { formatEpoch } from '../../../panels/shared/numbers.ts';
import type { RunView } from '../../../state/lab.ts';
import { grouped } from '../../../ui/format.ts';
import { useDrag } from '../../../ui/useDrag.ts';
import { useLive } from '../useLive.ts';
import { ChangeMarks } from './ChangeMarks.tsx';
import { Forks } from './Forks.tsx';
import { nearestRecorded, percentAt, recordedBeside } from './scale.ts';
import { createSeeker } from './seek.ts';
import { TimeActs } from './TimeActs.tsx';
import './TimeLine.css';

const WRITES_PER_SECOND = 10;
const MOST_TICKS = 6;

/** The last step that the run has been played to; on the way back to it, where it is going. */
function lastOf(lab: RunView): number {
  const { phase, goingTo } = lab.store.getState();
  const shown = lab.trajectory.latest?.step ?? 0;
  const last = phase === 'preparing' ? Math.max(shown, goingTo ?? 0) : shown;
  return lab.time.played?.moment.step ?? last;
}

/** The step that it is going to be played to, as far as that is known. */
function reachOf(lab: RunView): number {
  const { spec, stepsPerEpoch, goingTo, scheduled, layers } = lab.store.getState();
  // Before the run is known nobody knows how long an epoch is.
  const scripted = layers.length > 0 ? (scheduled.at(-1)?.step ?? 0) : 0;
  const script = Math.min(scripted, spec.epochs * stepsPerEpoch);
  return Math.max(lastOf(lab), goingTo ?? 0, script);
}

const columnsOf = (lab: RunView) => lab.time.played?.trajectory ?? lab.trajectory;

export function TimeLine({ lab }: { lab: RunView }) {
  const track = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const [endEpoch, setEndEpoch] = useState(1);
  /** Where a hand on the line has it, until the run is there or has gone elsewhere. */
  const aim = useRef<number | null>(null);
  const seeker = useMemo(
    () =>
      createSeeker(lab.time, () => {
        aim.current = null;
        lab.drawLoop.markDirty();
      }),
    [lab],
  );
  const stepsPerEpoch = useStore(lab.store, (state) => state.stepsPerEpoch);
  const isKnown = useStore(lab.store, (state) => state.layers.length > 0);
  const total = endEpoch * stepsPerEpoch;

  function write(): void {
    const { phase, spec, goingTo, playedTo } = lab.store.getState();
    const last = lastOf(lab);
    const here = lab.trajectory.latest?.step ?? 0;
    // Under a hand the line stays as long as it was.
    const end =
      aim.current === null ? endOfAxis(reachOf(lab) / stepsPerEpoch, spec.epochs) : endEpoch;
    if (end !== endEpoch) setEndEpoch(end);
    // Played on to a later step it shows every step on the way.
    const shown = aim.current ?? (phase === 'preparing' ? goingTo : null) ?? here;
    track.current?.style.setProperty('--here', `${percentAt(shown, end * stepsPerEpoch)}%`);
    track.current?.style.setProperty('--played', `${percentAt(last, end * stepsPerEpoch)}%`);
    track.current?.classList.toggle('in-past', playedTo !== null);
    track.current?.classList.toggle('on-its-way', shown !== here);
    const { current } = thumb;
    if (current === null) return;
    current.ariaValueMax = String(last);
    current.ariaValueNow = String(shown);
    current.ariaValueText = `step ${grouped(shown)}, epoch ${formatEpoch(shown / stepsPerEpoch)}${
      playedTo === null ? '' : `, of ${grouped(last)} that were played`
    }`;
  }
  useLive(lab, WRITES_PER_SECOND, write);

  function goTo(step: number): void {
    const to = Math.max(0, Math.min(lastOf(lab), Math.round(step)));
    aim.current = to;
    write();
    seeker.to(to);
  }

  function placeAt({ clientX }: { readonly clientX: number }): number {
    const box = track.current!.getBoundingClientRect();
    return ((clientX - box.left) / box.width) * total;
  }
  const recordedAt = (step: number) => nearestRecorded(columnsOf(lab), step, lastOf(lab));
  const stepAt = (place: { readonly clientX: number }) => recordedAt(placeAt(place));
  const begunAt = useRef(0);
  const drag = useDrag({
    begin(event) {
      begunAt.current = lab.trajectory.latest?.step ?? 0;
      goTo(stepAt(event));
    },
    move: (event) => goTo(stepAt(event)),
    end: () => undefined,
    cancel: () => goTo(begunAt.current),
    tap: (event) => goTo(stepAt(event)),
  });

  function onKeyDown(event: KeyboardEvent): void {
    const from = aim.current ?? lab.trajectory.latest?.step ?? 0;
    const last = lastOf(lab);
    const columns = columnsOf(lab);
    const along = (by: -1 | 1) =>
      event.shiftKey ? from + by * stepsPerEpoch : recordedBeside(columns, from, by, last);
    const to: Record<string, () => number> = {
      ArrowLeft: () => along(-1),
      ArrowDown: () => along(-1),
      ArrowRight: () => along(1),
      ArrowUp: () => along(1),
      PageDown: () => from - stepsPerEpoch,
      PageUp: () => from + stepsPerEpoch,
      Home: () => 0,
      End: () => last,
    };
    const wanted = to[event.key];
    if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    goTo(wanted());
  }

  const every = Math.max(1, Math.ceil(endEpoch / MOST_TICKS));
  const ticks = Array.from({ length: Math.floor(endEpoch / every) }, (_, i) => (i + 1) * every);

  return (
    <section className="time-line" aria-label="Time">
      <div className="time-track" ref={track} {...drag}>
        <span className="time-axis" aria-hidden="true" />
        <span className="time-already" aria-hidden="true" />
        <span className="time-past" aria-hidden="true" />
        <span className="time-tick" style={{ left: 0 }} aria-hidden="true">
          epoch 0
        </span>
        {ticks.map((epoch) => (
          <span
            key={epoch}
            className="time-tick"
            data-ends={epoch === endEpoch ? '' : undefined}
            style={{ left: `${percentAt(epoch, endEpoch)}%` }}
            aria-hidden="true"
          >
            {epoch}
          </span>
        ))}
        {lab.live !== null && isKnown && (
          <>
            <Forks lab={lab.live} total={total} />
            <ChangeMarks
              {...{ lab: lab.live, total, goTo }}
              stepAt={(place) => {
                const step = Math.round(Math.min(total, placeAt(place)));
                return step > lastOf(lab) ? step : recordedAt(step);
              }}
              beside={(step, by) =>
                step > lastOf(lab)
                  ? step + by
                  : recordedBeside(columnsOf(lab), step, by, lastOf(lab))
              }
            />
          </>
        )}
        <div
          className="time-here"
          ref={thumb}
          role="slider"
          tabIndex={0}
          aria-label="Step shown"
          aria-valuemin={0}
          aria-valuenow={0}
          onKeyDown={onKeyDown}
        />
      </div>
      {lab.live !== null && <TimeActs lab={lab.live} />}
    </section>
  );
}
