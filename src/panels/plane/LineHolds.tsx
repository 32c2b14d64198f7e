/** Where the line of the chosen player is taken hold of: pointer, finger and keys move it in its middle, and turn it at its ring. */
import { useRef, type KeyboardEvent, type PointerEvent, type Ref } from 'react';
import type { PlayerId } from '../../game/players.ts';
import { useDrag } from '../../ui/useDrag.ts';
import type { Spot } from './geometry.ts';
import type { Grip, Hand } from './hand.ts';
import type { PlanePainter } from './painter.ts';

interface Props {
  readonly player: PlayerId;
  readonly painter: PlanePainter;
  /** Where a pointer is in the plane. */
  readonly pointAt: (event: PointerEvent) => Spot | null;
  readonly move: Ref<HTMLSpanElement>;
  readonly turn: Ref<HTMLSpanElement>;
}

/** Of the plane, and radians. */
const STEP = 0.05;
const ANGLE = Math.PI / 60;

/** @returns null for other keys */
function nudgeOf(key: string, turns: boolean): Parameters<Hand['nudge']>[0] | null {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key];
  if (way === undefined) return null;
  const [x, y] = way as [number, number];
  return turns ? { angle: ANGLE * (y - x) } : { x: STEP * x, y: STEP * y };
}

export function LineHolds({ player, painter, pointAt, move, turn }: Props) {
  const { hand } = painter;
  const isByKey = useRef(false);
  /** From the hold to where it was pressed, so that it does not jump under the finger. */
  const offset = useRef<Spot>([0, 0]);

  function useGrip(grip: Grip) {
    return useDrag(
      {
        begin(event) {
          const { holds } = painter;
          const [from, pressed] = [holds?.[grip], pointAt(event)];
          if (!holds || !from || pressed === null) return;
          offset.current = [pressed[0] - from[0], pressed[1] - from[1]];
          hand.take(player, grip, from, holds.move);
        },
        move(event) {
          const to = pointAt(event);
          const [x, y] = offset.current;
          if (to !== null) hand.moveTo([to[0] - x, to[1] - y]);
        },
        end: hand.letGo,
        cancel: hand.drop,
      },
      'anyWay',
    );
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && isByKey.current) {
      isByKey.current = false;
      event.preventDefault();
      return hand.drop();
    }
    const nudge = nudgeOf(event.key, event.shiftKey);
    const from = painter.holds?.move ?? ([0, 0] as const);
    if (nudge === null) return;
    event.preventDefault();
    if (!isByKey.current) isByKey.current = hand.take(player, 'move', from, from);
    if (isByKey.current) hand.nudge(nudge);
  }

  /** A run of presses is one act, as long as a key is down. */
  function putDown(): void {
    if (!isByKey.current) return;
    isByKey.current = false;
    hand.letGo();
  }

  return (
    <>
      <span
        ref={turn}
        className="panel-handle plane-hold plane-hold-turn"
        aria-hidden="true"
        hidden
        {...useGrip('turn')}
      />
      <span
        ref={move}
        className="panel-handle plane-hold"
        role="slider"
        aria-roledescription="line in a plane"
        aria-label={`Line of player ${player}`}
        aria-valuemin={-1.5}
        aria-valuemax={1.5}
        aria-valuenow={0}
        tabIndex={0}
        hidden
        onKeyDown={onKeyDown}
        onKeyUp={(event) => nudgeOf(event.key, false) !== null && putDown()}
        onBlur={putDown}
        {...useGrip('move')}
      />
    </>
  );
}
