import type { Tick } from './sliderScale.ts';

interface Props {
  readonly ticks: readonly Tick[];
  /** Where the axis begins; what lies left of it (the zero) stands apart. */
  readonly from: number;
  readonly at: number;
  readonly homeAt: number | null;
}

const share = (position: number): string => `${100 * position}%`;

/** Safari reads no rem in these attributes; the drawing is set in 1rem (Slider.css). */
const em = (sixteenths: number): string => `${sixteenths / 16}em`;

/** Height of the line within the drawing, sixteenths. */
const Y = 14;

/** Line, ticks and labels of a slider; the hollow dot of its preset value, joined to the thumb. */
export function SliderAxis({ ticks, from, at, homeAt }: Props) {
  return (
    <svg className="slider-axis" aria-hidden="true">
      <line className="slider-line" x1={share(from)} x2="100%" y1={em(Y)} y2={em(Y)} />
      {ticks.map(({ position, label }) => (
        <g key={position}>
          <line
            className="slider-line"
            x1={share(position)}
            x2={share(position)}
            y1={em(label === '' ? Y - 2.5 : Y - 4)}
            y2={em(label === '' ? Y + 2.5 : Y + 4)}
          />
          {label !== '' && <text x={share(position)}>{label}</text>}
        </g>
      ))}
      {homeAt !== null && (
        <>
          <line className="slider-join" x1={share(homeAt)} x2={share(at)} y1={em(Y)} y2={em(Y)} />
          <circle className="slider-home-dot" cx={share(homeAt)} cy={em(Y)} r={em(4)} />
        </>
      )}
    </svg>
  );
}
