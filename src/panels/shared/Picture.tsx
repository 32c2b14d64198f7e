/**
 * A canvas that pointer and keyboard read: its size and focus, what keys, pointer and clicks mean in its own
 * units, and the words that describe it to a screen reader. Every picture of the page stands in one.
 */
import {
  useId,
  type AriaAttributes,
  type AriaRole,
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import type { RunView } from '../../state/lab.ts';
import { rem } from '../../ui/room.ts';
import { pointIn } from './pointIn.ts';
import { Spoken } from './Spoken.tsx';

/** Where the pointer is, in the units of the pictures. */
export type Place = readonly [x: number, y: number];

export interface PictureProps {
  readonly lab: RunView;
  readonly box: RefObject<HTMLDivElement | null>;
  /** As `useCanvas` gives it. */
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** Units of the pictures; left out where the style sheet says it. */
  readonly height?: number;
  /** By which others give it the keyboard. */
  readonly id?: string;
  readonly className?: string;
  /** For screen readers: what is read here. */
  readonly label: string;
  /** What the picture shows, in a sentence or two; must change only with what it speaks of. */
  readonly say: () => string;
  /**
   * Keys with Ctrl, Alt or the command key are the browser's, never the picture's.
   *
   * @returns whether the key means anything here
   */
  readonly onKey: (key: string, shift: boolean) => boolean;
  /** @param place null when the pointer leaves */
  readonly onPoint: (place: Place | null) => void;
  readonly onPress?: (place: Place, shift: boolean) => void;
  readonly onFocus?: (focused: boolean) => void;
  /** What stands in the picture besides the canvas. */
  readonly children?: ReactNode;
}

/** What a picture is to a screen reader. */
export type Means = AriaAttributes & { readonly role: AriaRole };

/** Arrow keys are those of a slider that is read from left to right. */
const SLIDER = {
  role: 'slider',
  'aria-orientation': 'horizontal',
  'aria-valuemin': 0,
  'aria-valuemax': 100,
  'aria-valuenow': 0,
} satisfies Means;

/** A slider over time, which stands at now until it is moved. */
export const NOW: Means = { ...SLIDER, 'aria-valuenow': 100 };

/** A slider of two dimensions. */
export const POINT_IN_A_SQUARE: Means = {
  role: 'slider',
  'aria-roledescription': 'point in a square',
  'aria-valuemin': 0,
  'aria-valuemax': 1,
  'aria-valuenow': 0,
};

export function Picture(props: PictureProps & { readonly means?: Means }) {
  const { lab, box, canvas, height, id, className = '', label, say, means = SLIDER } = props;
  const { onKey, onPoint, onPress, onFocus, children } = props;
  const words = useId();
  const placeOf = (event: MouseEvent): Place => pointIn(event.currentTarget, event);
  return (
    <>
      <div
        ref={box}
        id={id}
        className={`${className} panel-focus`.trim()}
        style={height === undefined ? undefined : ({ '--height': rem(height) } as CSSProperties)}
        tabIndex={0}
        aria-label={label}
        aria-describedby={words}
        {...means}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (onKey(event.key, event.shiftKey)) event.preventDefault();
        }}
        onFocus={() => onFocus?.(true)}
        onBlur={() => onFocus?.(false)}
        onPointerMove={(event) => onPoint(placeOf(event))}
        onPointerLeave={() => onPoint(null)}
        onClick={(event) => onPress?.(placeOf(event), event.shiftKey)}
      >
        <canvas ref={canvas} className="panel-canvas" aria-hidden="true" />
        {children}
      </div>
      <Spoken lab={lab} id={words} say={say} />
    </>
  );
}
