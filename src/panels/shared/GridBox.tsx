/**
 * A picture of many things in rows and columns, one of which the keyboard is at: arrows move, Enter goes
 * in, Escape out. For screen readers it is a list with one option, which says where in the whole it stands.
 */
import {
  useEffect,
  useId,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { rem } from '../../ui/room.ts';
import { pointIn } from './pointIn.ts';

export interface GridBoxProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** Units of the pictures. */
  readonly height: number;
  /** By which others give it the keyboard. */
  readonly id?: string;
  readonly label: string;
  /** Id of the picture in words. */
  readonly words: string;
  readonly count: number;
  /** Things side by side. */
  readonly across: number;
  /** The one the keyboard is at. */
  readonly at: number;
  readonly isSelected: boolean;
  readonly describe: (index: number) => string;
  /** The thing at a point of the picture. */
  readonly find: (x: number, y: number) => number | null;
  readonly onMove: (index: number) => void;
  readonly onFocus: (focused: boolean) => void;
  readonly onPoint: (index: number | null) => void;
  /** @param extend with the shift key */
  readonly onChoose: (index: number, extend: boolean) => void;
  readonly onEnter: (extend: boolean) => void;
  readonly onEscape: () => void;
  /** What stands in the picture besides the canvas. */
  readonly children?: ReactNode;
}

/** What the option says is kept up to date. */
const SPOKEN_EVERY_MS = 1000;

/** @returns null for other keys */
function moved(key: string, at: number, across: number, count: number): number | null {
  const to = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - across,
    ArrowDown: at + across,
    Home: 0,
    End: count - 1,
  }[key];
  if (to === undefined) return null;
  return to < 0 || to >= count ? at : to;
}

export function GridBox(props: GridBoxProps) {
  const { canvas, height, label, words, count, across, at, isSelected } = props;
  const own = useId();
  const option = useRef<HTMLSpanElement>(null);
  const { describe } = props;
  // Before there is a picture it has a name at least.
  const said = (count > 0 && describe(at)) || `${label}, ${at + 1} of ${count}`;
  useEffect(() => {
    if (count === 0) return;
    const tell = () => {
      const now = describe(at);
      if (now !== '' && option.current && option.current.textContent !== now)
        option.current.textContent = now;
    };
    const timer = setInterval(tell, SPOKEN_EVERY_MS);
    return () => clearInterval(timer);
  }, [describe, at, count]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (count === 0) return;
    const to = moved(event.key, at, across, count);
    if (to !== null) props.onMove(to);
    else if (event.key === 'Enter' || event.key === ' ') props.onEnter(event.shiftKey);
    else if (event.key === 'Escape') props.onEscape();
    else return;
    event.preventDefault();
  };
  const pointed = (event: MouseEvent) => props.find(...pointIn(event.currentTarget, event));
  return (
    <div
      ref={props.box}
      id={props.id}
      className="panel-grid panel-focus"
      style={{ '--height': rem(height) } as CSSProperties}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-describedby={words}
      aria-activedescendant={count > 0 ? `${own}-active` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => props.onFocus(true)}
      onBlur={() => props.onFocus(false)}
      onPointerMove={(event) => props.onPoint(pointed(event))}
      onPointerLeave={() => props.onPoint(null)}
      onClick={(event) => {
        const index = pointed(event);
        if (index !== null) props.onChoose(index, event.shiftKey);
      }}
    >
      <canvas ref={canvas} className="panel-canvas" aria-hidden="true" />
      {count > 0 && (
        <span
          ref={option}
          id={`${own}-active`}
          role="option"
          className="panel-spoken"
          aria-selected={isSelected}
          aria-posinset={at + 1}
          aria-setsize={count}
        >
          {said}
        </span>
      )}
      {props.children}
    </div>
  );
}
