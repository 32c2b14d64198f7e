import type { Tick } from './sliderScale.ts';
import { rem } from './room.ts';

interface Props {
  readonly ticks: readonly Tick[];
  /** Where the axis begins; what lies left of it (the zero) stands apart. */
  readonly from: number;
  readonly at: number;
  readonly homeAt: number | null;
}

const share = (position: number): string => `${100 * position}%`;

/** Height of the line within the drawing. */
const Y = 14;

/** Line, ticks and labels of a slider; the hollow dot of its preset value, joined to the thumb. */
export function SliderAxis({ ticks, from, at, homeAt }: Props) {
  return (
    <svg className="slider-axis" aria-hidden="true">
      <line className="slider-line" x1={share(from)} x2="100%" y1={rem(Y)} y2={rem(Y)} />
      {ticks.map(({ position, label }) => (
        <g key={position}>
          <line
            className="slider-line"
            x1={share(position)}
            x2={share(position)}
            y1={rem(label === '' ? Y - 2.5 : Y - 4)}
            y2={rem(label === '' ? Y + 2.5 : Y + 4)}
          />
          <text x={share(position)} y={rem(Y + 19)}>
            {label}
          </text>
        </g>
      ))}
      {homeAt !== null && (
        <>
          <line className="slider-join" x1={share(homeAt)} x2={share(at)} y1={rem(Y)} y2={rem(Y)} />
          <circle className="slider-home-dot" cx={share(homeAt)} cy={rem(Y)} r={rem(4)} />
        </>
      )}
    </svg>
  );
}
