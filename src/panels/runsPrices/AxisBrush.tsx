import { useRef, type PointerEvent } from 'react';
import { rem } from '../../ui/room.ts';
import { pointIn } from '../shared/pointIn.ts';
import { brushAfterKey, type Axis, type Brush } from './axes.ts';
import { shareAt, type AxesLayout } from './layout.ts';

interface Props {
  readonly axis: Axis;
  /** Where it stands across the picture. */
  readonly across: number;
  readonly layout: AxesLayout;
  readonly brush: Brush | undefined;
  readonly onBrush: (brush: Brush | null) => void;
}

/** A press that goes no further than this share of the axis clears. */
const LEAST = 0.02;
/** This near to an end of the axis its end is meant: runs stand on it. */
const END = 0.03;
/** An end is taken hold of from this near. */
const NEAR = 0.06;

/** What hand and keys take hold of along an axis; the brush itself is drawn on the canvas. */
export function AxisBrush({ axis, across, layout, brush, onBrush }: Props) {
  const root = useRef<HTMLDivElement>(null);
  /** The end that stays; null while nothing is dragged. */
  const anchor = useRef<number | null>(null);
  const { isNarrow, from, to } = layout;
  const begin = Math.min(from, to);

  const shareOf = (event: PointerEvent): number => {
    const [x, y] = pointIn(root.current!, event);
    const share = shareAt(layout, begin + (isNarrow ? x : y));
    return share < END ? 0 : share > 1 - END ? 1 : share;
  };
  function press(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    root.current!.setPointerCapture(event.pointerId);
    const at = shareOf(event);
    const end = brush?.findIndex((each) => Math.abs(each - at) < NEAR) ?? -1;
    // Whoever takes an end holds the other one still.
    anchor.current = brush !== undefined && end >= 0 ? brush[1 - end] : at;
  }
  function move(event: PointerEvent): void {
    if (anchor.current === null) return;
    const at = shareOf(event);
    if (Math.abs(at - anchor.current) >= LEAST)
      onBrush([Math.min(anchor.current, at), Math.max(anchor.current, at)]);
  }
  function release(event: PointerEvent): void {
    const began = anchor.current;
    anchor.current = null;
    if (began !== null && Math.abs(shareOf(event) - began) < LEAST) onBrush(null);
  }

  const said =
    brush === undefined ? 'all' : `from ${axis.words(brush[0])} to ${axis.words(brush[1])}`;
  const place = {
    '--across': rem(across),
    '--from': rem(begin),
    '--length': rem(Math.abs(to - from)),
  };
  return (
    <div
      ref={root}
      className={`axis-brush ${isNarrow ? 'axis-brush-lying' : ''}`}
      style={place as React.CSSProperties}
      role="slider"
      tabIndex={0}
      aria-label={`Choose by ${axis.head}`}
      aria-orientation={isNarrow ? 'horizontal' : 'vertical'}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * (brush?.[1] ?? 1))}
      aria-valuetext={said}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={() => {
        anchor.current = null;
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const next = brushAfterKey(brush, event.key, event.shiftKey, axis.stride);
        if (next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onBrush(next);
      }}
    />
  );
}
