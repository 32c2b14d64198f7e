/** How a picture is read: pointer or keys point at something in it, and the line above says what it is. */
import {
  useCallback,
  useRef,
  type ComponentProps,
  type CSSProperties,
  type ReactNode,
  type RefObject,
} from 'react';
import { rem } from '../../ui/room.ts';

export interface Reading {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly line: RefObject<HTMLSpanElement | null>;
  /** Writes past React what is pointed at; nothing if nothing is. */
  tell(words: string): void;
}

/** @param quiet what a screen reader hears while nothing is pointed at */
export function useReading(quiet: string): Reading {
  const box = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLSpanElement>(null);
  const tell = useCallback(
    (words: string) => {
      if (line.current && line.current.textContent !== words) line.current.textContent = words;
      box.current?.setAttribute('aria-valuetext', words === '' ? quiet : words);
    },
    [quiet],
  );
  return { box, line, tell };
}

interface LineProps {
  readonly line: RefObject<HTMLSpanElement | null>;
  /** Where what stands otherwise is written past React. */
  readonly standing?: RefObject<HTMLSpanElement | null>;
  readonly children: ReactNode;
}

/** What is pointed at takes the place of what stands there otherwise. */
export function ReadingLine({ line, standing, children }: LineProps) {
  return (
    <span className="reading-swap">
      <span ref={line} className="reading-now" />
      <span ref={standing} className="reading-standing">
        {children}
      </span>
    </span>
  );
}

interface PictureProps extends Omit<ComponentProps<'div'>, 'ref'> {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** Units of the pictures; left out where the style sheet says it. */
  readonly height?: number;
  /** Id of the picture in words. */
  readonly words: string;
}

/** A picture that is read from left to right; arrow keys are those of a slider. */
export function Picture({ box, canvas, height, words, className = '', ...rest }: PictureProps) {
  return (
    <div
      ref={box}
      className={`${className} panel-focus`.trim()}
      role="slider"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      aria-describedby={words}
      style={height === undefined ? undefined : ({ '--height': rem(height) } as CSSProperties)}
      {...rest}
    >
      <canvas ref={canvas} className="panel-canvas" aria-hidden="true" />
    </div>
  );
}
