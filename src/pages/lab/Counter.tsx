import { useRef } from 'react';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { useLive } from './useLive.ts';

const WRITES_PER_SECOND = 4;

const rate = (stepsPerSecond: number): string =>
  stepsPerSecond >= 10 ? grouped(stepsPerSecond) : stepsPerSecond.toFixed(1);

/** Where the run stands, written outside React. */
export function Counter({ lab, short = false }: { lab: Lab; short?: boolean }) {
  const epoch = useRef<HTMLElement>(null);
  const step = useRef<HTMLElement>(null);
  const speed = useRef<HTMLSpanElement>(null);

  useLive(lab, WRITES_PER_SECOND, () => {
    const { phase, stepsPerEpoch } = lab.store.getState();
    const frame = lab.trajectory.latest;
    const steps = frame?.step ?? 0;
    write(epoch.current, (steps / stepsPerEpoch).toFixed(2));
    write(step.current, grouped(steps));
    const moving = phase === 'playing' && frame !== null && frame.stepsPerSecond > 0;
    write(
      speed.current,
      moving ? `${rate(frame.stepsPerSecond)} steps/s` : phase === 'preparing' ? '' : phase,
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
    </p>
  );
}

function write(element: HTMLElement | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}
