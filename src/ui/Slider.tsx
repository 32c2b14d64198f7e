import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { SliderScale } from './sliderScale.ts';
import { SliderAxis } from './SliderAxis.tsx';
import { throttled } from './throttled.ts';
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
  readonly onChange: (value: number) => void;
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
  const drag = useRef<{ offsetPx: number; value: number } | null>(null);
  const [held, setHeld] = useState<number | null>(null);
  const [sender] = useState(() => throttled((deliver: () => void) => deliver(), SEND_EVERY_MS));
  const shown = held ?? value;
  const at = scale.position(shown);
  const homeAt = home === undefined || home === shown ? null : scale.position(home);

  function valueUnder(event: PointerEvent, offsetPx: number): number {
    const box = track.current!.getBoundingClientRect();
    return scale.valueAt((event.clientX - offsetPx - box.left) / box.width);
  }

  function hold(next: number): void {
    if (drag.current === null || next === drag.current.value) return;
    drag.current.value = next;
    setHeld(next);
    if (commit === 'live') sender.send(() => onChange(next));
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    const box = track.current!.getBoundingClientRect();
    const fromThumb = event.clientX - (box.left + at * box.width);
    const offsetPx = Math.abs(fromThumb) <= PIXELS_TO_GRAB ? fromThumb : 0;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { offsetPx, value: shown };
    setHeld(shown);
    if (offsetPx === 0) hold(valueUnder(event, 0));
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (drag.current !== null) hold(valueUnder(event, drag.current.offsetPx));
  }

  function release(): void {
    if (drag.current === null) return;
    const last = drag.current.value;
    drag.current = null;
    if (commit === 'live') sender.flush();
    else if (last !== value) onChange(last);
    setHeld(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const next = keyTarget(event.key, shown, scale, min, max, home);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== shown) onChange(next);
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
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={release}
        onPointerCancel={release}
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
          onClick={() => onChange(home!)}
        />
      )}
    </div>
  );
}

function keyTarget(
  key: string,
  value: number,
  scale: SliderScale,
  min: number,
  max: number,
  home: number | undefined,
): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return scale.step(value, 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return scale.step(value, -1);
    case 'PageUp':
      return scale.page(value, 1);
    case 'PageDown':
      return scale.page(value, -1);
    case 'Home':
      return min;
    case 'End':
      return max;
    case 'Backspace':
    case 'Delete':
      return home ?? null;
    default:
      return null;
  }
}
