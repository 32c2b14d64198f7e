/** What the pictures of a lesson share: a drawing as wide as its place, in units of the page's own type. */
import { useRef, type ReactNode } from 'react';
import { useWidth } from '../../../panels/shared/useWidth.ts';

/** Room for axis words: left, right, below. */
export const EDGE = { left: 44, right: 16, top: 12, below: 44 } as const;

export interface Box {
  readonly width: number;
  readonly height: number;
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
  readonly children: (box: Box) => ReactNode;
}

export function Drawing({ label, reading, height, most = Infinity, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const width = Math.min(most, useWidth(place, 480));
  const box: Box = {
    ...{ width, height },
    x: (share) => EDGE.left + share * (width - EDGE.left - EDGE.right),
    y: (share) => height - EDGE.below - share * (height - EDGE.below - EDGE.top),
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
      <figcaption>{reading}</figcaption>
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
          <text x={box.x(0) - 8} y={box.y(share) + 5} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      <text x={box.x(0)} y={box.height - 16}>
        {words[0]}
      </text>
      <text x={box.x(1)} y={box.height - 16} textAnchor="end">
        {words[1]}
      </text>
    </>
  );
}

const STOPS = 7;
/** The colour of participation s. */
export const rampOf = (s: number): string =>
  `var(--ramp-${Math.round(STOPS * Math.min(1, Math.max(0, s)))})`;
