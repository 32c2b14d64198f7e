/** Rings and a label on what a key points at: wherever a picture has an element of that name, or a canvas says so; else a word of it. */
import { marksOn } from '../../panels/shared/canvasMarks.ts';
import { unitPx } from '../../ui/room.ts';
import { useEffect, useState, type RefObject } from 'react';
import { useSpeech } from '../lessons/words/words.ts';
import { presenterWords } from './words/words.ts';

interface Ring {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether its label stands at its left. */
  readonly isLate: boolean;
}

interface Props {
  /** In which it looks, and to which it is laid over. */
  readonly place: RefObject<HTMLElement | null>;
  /** A `data-mark`; null where no picture has one at the moment. */
  readonly name: string | null;
  readonly label: string;
}

/** A ring is no smaller, and so much larger than what it is around, in rem. */
const SMALLEST = 1.75;
const AROUND = 0.5;

/** Where an element is pointed at: a line at its end, all else in its middle. */
function boxOf(element: Element): DOMRect {
  if (!(element instanceof SVGPathElement) || element.getTotalLength() === 0)
    return element.getBoundingClientRect();
  const end = element.getPointAtLength(element.getTotalLength());
  const { x, y } = end.matrixTransform(element.getScreenCTM()!);
  return new DOMRect(x, y, 0, 0);
}

/** In what canvases draw. */
const onCanvases = (place: HTMLElement, name: string): DOMRect[] =>
  [...place.querySelectorAll('canvas')].flatMap((canvas) => {
    const at = marksOn(canvas)[name];
    const { x, y } = canvas.getBoundingClientRect();
    return at === undefined ? [] : [new DOMRect(x + at[0] * unitPx(), y + at[1] * unitPx(), 0, 0)];
  });

function ringsOn(place: HTMLElement, name: string): Ring[] {
  const outer = place.getBoundingClientRect();
  const unit = 16 * unitPx();
  const elements = [...place.querySelectorAll(`[data-mark="${name}"]`)].map(boxOf);
  return [...elements, ...onCanvases(place, name)].map(({ x, y, width, height }) => {
    const around = (length: number) => Math.max(SMALLEST, length / unit + AROUND) * unit;
    const middle = x + width / 2 - outer.x;
    return {
      ...{ x: middle, y: y + height / 2 - outer.y },
      ...{ width: around(width), height: around(height) },
      isLate: middle > 0.6 * outer.width,
    };
  });
}

export function Pointing({ place, name, label }: Props) {
  const { absent } = presenterWords[useSpeech().language];
  /** Null before the first look. */
  const [rings, setRings] = useState<readonly Ring[] | null>(null);
  // Pictures move by themselves, and canvases tell nobody when.
  useEffect(() => {
    const follow = () => {
      frame = requestAnimationFrame(follow);
      const next = place.current === null || name === null ? [] : ringsOn(place.current, name);
      setRings((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    let frame = requestAnimationFrame(follow);
    return () => cancelAnimationFrame(frame);
  }, [place, name]);
  return (
    <div className="present-pointing" aria-hidden="true">
      {rings?.length === 0 && <b className="present-absent">{absent(label)}</b>}
      {rings?.map(({ x, y, width, height, isLate }, index) => (
        <div key={index} className="present-ring" style={{ left: x, top: y, width, height }}>
          {index === rings.length - 1 && (
            <b className={isLate ? 'present-late' : undefined}>{label}</b>
          )}
        </div>
      ))}
    </div>
  );
}
