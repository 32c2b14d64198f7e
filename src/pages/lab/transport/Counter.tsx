import { useRef, useState } from 'react';
import type { Lab } from '../../../state/lab.ts';
import { grouped } from '../../../ui/format.ts';
import { TimeLeft } from './timeLeft.ts';
import { useLive } from '../useLive.ts';

const WRITES_PER_SECOND = 4;

const rate = (stepsPerSecond: number): string =>
  stepsPerSecond >= 10 ? grouped(stepsPerSecond) : stepsPerSecond.toFixed(1);

/** Where the run stands, written outside React. */
export function Counter({ lab, short = false }: { lab: Lab; short?: boolean }) {
  const epoch = useRef<HTMLElement>(null);
  const step = useRef<HTMLElement>(null);
  const speed = useRef<HTMLSpanElement>(null);

  useLive(lab, WRITES_PER_SECOND, () => {
    const { phase, goingTo, playedTo, stepsPerEpoch } = lab.store.getState();
    const frame = lab.trajectory.latest;
    const steps = frame?.step ?? 0;
    write(epoch.current, (steps / stepsPerEpoch).toFixed(2));
    write(step.current, grouped(steps));
    const moving = phase === 'playing' && frame !== null && frame.stepsPerSecond > 0;
    write(
      speed.current,
      moving
        ? `${rate(frame.stepsPerSecond)} steps/s`
        : phase === 'preparing'
          ? ''
          : phase === 'paused' && goingTo !== null
            ? `on the way to ${grouped(goingTo)}`
            : phase === 'paused' && playedTo !== null
              ? 'in the past'
              : phase,
    );
  });

  return (
    <p className="counter">
      <span>
        epoch <b ref={epoch} />
      </span>{' '}
      <span>
        step <b ref={step} />
      </span>
      {!short && <span className="counter-speed muted" ref={speed} />}
      {!short && <Remaining lab={lab} />}
    </p>
  );
}

/** How long the run will take from here, once that is known. */
export function Remaining({ lab }: { lab: Lab }) {
  const words = useRef<HTMLSpanElement>(null);
  const [left] = useState(() => new TimeLeft());
  const rated = useRef(-1);

  useLive(lab, WRITES_PER_SECOND, () => {
    const { run, phase, spec, stepsPerEpoch } = lab.store.getState();
    const frame = lab.trajectory.latest;
    if (phase !== 'playing' || run !== rated.current) left.forget();
    rated.current = run;
    const isKnown = phase === 'playing' && frame !== null;
    write(
      words.current,
      isKnown
        ? left.tell(
            spec.epochs * stepsPerEpoch - frame.step,
            frame.stepsPerSecond,
            performance.now(),
          )
        : '',
    );
  });

  return <span className="counter-left muted" ref={words} />;
}

function write(element: HTMLElement | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}
