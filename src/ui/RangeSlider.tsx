/** Two thumbs on one axis: from where to where. What is between is inked. */
import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { SliderAxis } from './SliderAxis.tsx';
import { keyTarget } from './sliderKeys.ts';
import type { SliderScale } from './sliderScale.ts';
import { useDrag } from './useDrag.ts';
import './RangeSlider.css';

export type Range = readonly [from: number, to: number];

interface Props {
  /** What it is a range of: “presence γ”. */
  readonly label: string;
  readonly scale: SliderScale;
  readonly min: number;
  readonly max: number;
  readonly value: Range;
  readonly colour: string;
  readonly axisFrom: number;
  /** Whether there is enough between two ends. */
  readonly isWide: (range: Range) => boolean;
  /** When the hand lets go: what follows is costly. */
  readonly onChange: (range: Range) => void;
  /** While a thumb is held; null when it is let go. */
  readonly onHold?: (range: Range | null) => void;
}

export function RangeSlider(props: Props) {
  const { label, scale, min, max, value, colour, axisFrom, isWide, onChange, onHold } = props;
  const track = useRef<HTMLDivElement>(null);
  const grip = useRef<{ end: 0 | 1; range: Range } | null>(null);
  const [held, setHeld] = useState<Range | null>(null);
  const shown = held ?? value;
  const places = shown.map((each) => scale.position(each)) as [number, number];

  const withEnd = (end: 0 | 1, next: number): Range =>
    end === 0 ? [next, shown[1]] : [shown[0], next];

  function hold(range: Range | null): void {
    setHeld(range);
    onHold?.(range);
  }

  const positionOf = ({ clientX }: PointerEvent) => {
    const box = track.current!.getBoundingClientRect();
    return (clientX - box.left) / box.width;
  };

  function move(event: PointerEvent): void {
    if (grip.current === null) return;
    const next = withEnd(grip.current.end, scale.valueAt(positionOf(event)));
    if (!isWide(next)) return;
    grip.current.range = next;
    hold(next);
  }

  const drag = useDrag({
    begin(event) {
      const at = positionOf(event);
      const end = Math.abs(at - places[0]) <= Math.abs(at - places[1]) ? 0 : 1;
      grip.current = { end, range: value };
      move(event);
    },
    move,
    end() {
      const range = grip.current?.range ?? value;
      grip.current = null;
      hold(null);
      if (range[0] !== value[0] || range[1] !== value[1]) onChange(range);
    },
    cancel() {
      grip.current = null;
      hold(null);
    },
  });

  const onKeyDown = (end: 0 | 1) => (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyTarget(event.key, shown[end], scale, end === 0 ? min : shown[0], max);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    const range = withEnd(end, next);
    if (next !== shown[end] && isWide(range)) onChange(range);
  };

  return (
    <div className="slider range-slider" style={{ '--slider-colour': colour } as CSSProperties}>
      <div className="slider-hit" {...drag}>
        <div className="slider-track" ref={track}>
          <SliderAxis ticks={scale.ticks} from={axisFrom} at={places[0]} homeAt={null} />
          <span
            className="range-between"
            style={{ left: `${100 * places[0]}%`, width: `${100 * (places[1] - places[0])}%` }}
          />
          {([0, 1] as const).map((end) => (
            <span
              key={end}
              className="slider-thumb range-thumb"
              role="slider"
              tabIndex={0}
              aria-label={`${label}, ${end === 0 ? 'from' : 'to'}`}
              aria-valuemin={end === 0 ? min : shown[0]}
              aria-valuemax={end === 0 ? shown[1] : max}
              aria-valuenow={shown[end]}
              style={{ left: `${100 * places[end]}%` }}
              onKeyDown={onKeyDown(end)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
