import { useRef, useState, type KeyboardEvent } from 'react';
import type { Press } from './dragIntent.ts';
import { createGestures } from './gestures.ts';
import type { SliderScale } from './sliderScale.ts';
import { SliderAxis } from './SliderAxis.tsx';
import { keyTarget } from './sliderKeys.ts';
import { throttled } from './throttled.ts';
import { useDrag } from './useDrag.ts';
import './Slider.css';

interface Props {
  readonly label: string;
  readonly scale: SliderScale;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  /** What the value is put back to; its hollow dot is joined to the thumb. */
  readonly home?: number;
  readonly valueText: string;
  /** CSS colour of the thumb. */
  readonly colour?: string;
  /** Where the log axis begins when 0 stands apart from it, as a share of the track. */
  readonly axisFrom?: number;
  /** `release`: for what is costly, only where the hand lets go counts. */
  readonly commit?: 'live' | 'release';
  /** @param gesture the drag, or the run of key presses, that this value belongs to */
  readonly onChange: (value: number, gesture: number) => void;
}

/** While dragging, at most this often; every change becomes a mark in the run's log. */
const SEND_EVERY_MS = 100;
const PIXELS_TO_GRAB = 14;

export function Slider(props: Props) {
  const {
    label,
    scale,
    min,
    max,
    value,
    home,
    valueText,
    colour = 'var(--ink)',
    axisFrom = 0,
  } = props;
  const { commit = 'live', onChange } = props;
  const track = useRef<HTMLDivElement>(null);
  const grip = useRef<{ offsetPx: number; from: number; value: number; sent: boolean } | null>(
    null,
  );
  const [held, setHeld] = useState<number | null>(null);
  const [gestures] = useState(() => createGestures(Date.now));
  const [sender] = useState(() => throttled((deliver: () => void) => deliver(), SEND_EVERY_MS));
  const shown = held ?? value;
  const at = scale.position(shown);
  const homeAt = home === undefined || home === shown ? null : scale.position(home);

  function valueUnder({ clientX }: Press, offsetPx: number): number {
    const box = track.current!.getBoundingClientRect();
    return scale.valueAt((clientX - offsetPx - box.left) / box.width);
  }

  /** How far beside the thumb's middle it was taken hold of; 0 where the track was. */
  function offsetOf({ clientX }: Press): number {
    const box = track.current!.getBoundingClientRect();
    const fromThumb = clientX - (box.left + at * box.width);
    return Math.abs(fromThumb) <= PIXELS_TO_GRAB ? fromThumb : 0;
  }

  function hold(next: number): void {
    const drag = grip.current;
    if (drag === null || next === drag.value) return;
    drag.value = next;
    setHeld(next);
    if (commit === 'release') return;
    const gesture = gestures.current;
    sender.send(() => {
      drag.sent = true;
      onChange(next, gesture);
    });
  }

  function letGo(): void {
    grip.current = null;
    setHeld(null);
  }

  const drag = useDrag({
    begin(press) {
      const offsetPx = offsetOf(press);
      gestures.begin();
      grip.current = { offsetPx, from: shown, value: shown, sent: false };
      setHeld(shown);
      if (offsetPx === 0) hold(valueUnder(press, 0));
    },
    move(press) {
      if (grip.current !== null) hold(valueUnder(press, grip.current.offsetPx));
    },
    end() {
      if (grip.current === null) return;
      const { from, value: last } = grip.current;
      if (commit === 'live') sender.flush();
      else if (last !== from) onChange(last, gestures.current);
      letGo();
    },
    cancel() {
      if (grip.current === null) return;
      const { from, sent } = grip.current;
      sender.drop();
      if (sent) onChange(from, gestures.current);
      letGo();
    },
    tap(press) {
      if (offsetOf(press) !== 0) return;
      const next = valueUnder(press, 0);
      if (next !== shown) onChange(next, gestures.begin());
    },
  });

  function onKeyDown(event: KeyboardEvent): void {
    const next = keyTarget(event.key, shown, scale, min, max, home);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== shown) onChange(next, gestures.press());
  }

  return (
    <div className="slider" style={{ '--slider-colour': colour } as React.CSSProperties}>
      <div
        className="slider-hit"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={shown}
        aria-valuetext={held === null ? valueText : String(shown)}
        aria-orientation="horizontal"
        {...drag}
        onKeyDown={onKeyDown}
      >
        <div className="slider-track" ref={track}>
          <SliderAxis ticks={scale.ticks} from={axisFrom} at={at} homeAt={homeAt} />
          <span className="slider-thumb" style={{ left: `${100 * at}%` }} />
        </div>
      </div>
      {homeAt !== null && held === null && (
        <button
          type="button"
          className="slider-home"
          style={{ '--at': homeAt } as React.CSSProperties}
          title={`Back to ${home}`}
          aria-label={`${label}: back to ${home}`}
          onClick={() => onChange(home!, gestures.begin())}
        />
      )}
    </div>
  );
}
