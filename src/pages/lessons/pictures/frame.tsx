/** What the pictures of a lesson share: a drawing as wide as its place, in units of the page's own type. */
import { createContext, useContext, useRef, type ReactNode } from 'react';
import { useWidth } from '../../../panels/shared/useWidth.ts';

/** Around the axes, for their words; `words` is how far below the axis these stand. */
interface Edge {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly below: number;
  readonly words: number;
}
const EDGE: Edge = { left: 44, right: 16, top: 12, below: 44, words: 28 };

/** How a page places pictures to which it gives their height. */
export interface Room {
  readonly height: number;
  readonly edge: Edge;
}
/** Null where every picture has a height of its own, and its reading line below it. */
export const PictureRoom = createContext<Room | null>(null);

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Base line of the words below the axis. */
  readonly wordsY: number;
  /** From a share 0 to 1 of the axis to its place. */
  x(share: number): number;
  y(share: number): number;
}

interface Props {
  readonly label: string;
  readonly reading: string;
  readonly height: number;
  /** At most as wide; left out for the whole place. */
  readonly most?: number;
  /** Room above for a line of words beside what every picture has. */
  readonly above?: number;
  /** Room at the right for what stands behind the axis; that of every picture if left out. */
  readonly right?: number;
  /** Whether both axes are as long, so that the height limits the width. */
  readonly isSquare?: boolean;
  readonly children: (box: Box) => ReactNode;
}

export function Drawing({ label, reading, children, ...own }: Props) {
  const room = useContext(PictureRoom);
  const { height, most } =
    room === null
      ? { height: own.height, most: own.most ?? Infinity }
      : { height: room.height, most: Infinity };
  const usual = room?.edge ?? EDGE;
  const edge = {
    ...usual,
    ...{ right: own.right ?? usual.right, top: usual.top + (own.above ?? 0) },
  };
  const square = own.isSquare ? height + edge.left + edge.right - edge.top - edge.below : Infinity;
  const place = useRef<HTMLDivElement>(null);
  const width = Math.min(most, square, useWidth(place, 480));
  const box: Box = {
    ...{ width, height },
    wordsY: height - edge.below + edge.words,
    x: (share) => edge.left + share * (width - edge.left - edge.right),
    y: (share) => height - edge.below - share * (height - edge.below - edge.top),
  };
  return (
    <figure className="lesson-figure">
      <div ref={place}>
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${width} ${height}`}
          style={{ width: `${width / 16}rem`, height: `${height / 16}rem` }}
        >
          {children(box)}
        </svg>
      </div>
      {room === null && <figcaption>{reading}</figcaption>}
    </figure>
  );
}

/** Lines of 0 and 1 with their numbers, and words below the axis. */
export function Axes({
  box,
  marks,
  words,
}: {
  readonly box: Box;
  readonly marks: readonly (readonly [share: number, text: string])[];
  readonly words: readonly [start: string, end: string];
}) {
  return (
    <>
      {marks.map(([share, text]) => (
        <g key={share}>
          <path d={`M${box.x(0)} ${box.y(share)}H${box.x(1)}`} className="lesson-grid" />
          <text x={box.x(0) - 13} y={box.y(share) + 5} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      <text x={box.x(0)} y={box.wordsY}>
        {words[0]}
      </text>
      <text x={box.x(1)} y={box.wordsY} textAnchor="end">
        {words[1]}
      </text>
    </>
  );
}

/** Of the visitor's own mark: nothing else in the pictures has its shape, so that it is told without colour. */
export const guessPath = (x: number, y: number): string => `M${x} ${y - 10}l10 10l-10 10l-10 -10z`;

/** Where the visitor said it would be. */
export function GuessMark({
  x,
  y,
  box,
  label,
}: {
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  readonly label: string;
}) {
  const isLeft = x > (box.x(0) + box.x(1)) / 2;
  return (
    <g data-mark="guess">
      <path d={guessPath(x, y)} className="lesson-said" />
      <text
        x={isLeft ? x - 15 : x + 15}
        y={y + 5}
        textAnchor={isLeft ? 'end' : 'start'}
        className="lesson-over lesson-guess-word"
      >
        {label}
      </text>
    </g>
  );
}

const STOPS = 7;
/** The colour of participation s. */
export const rampOf = (s: number): string =>
  `var(--ramp-${Math.round(STOPS * Math.min(1, Math.max(0, s)))})`;
