import { fixed } from '../../ui/format.ts';
import type { Course } from './difference.ts';

interface Props {
  readonly course: Course;
  readonly title: string;
  /** CSS pixels of the page’s usual type. */
  readonly width: number;
}

const HEIGHT = 104;
const MARGIN = { left: 34, right: 44, top: 8, bottom: 18 };

const signed = (value: number): string => `${value > 0 ? '+' : ''}${fixed(value, 1)}`;

/** One difference over the epochs at which both were tested; what is above zero is A’s. */
export function CourseChart({ course: { epochs, values }, title, width }: Props) {
  const [first, last] = [epochs[0], epochs.at(-1)];
  const end = values.at(-1);
  if (first === undefined || last === undefined || end === undefined) return null;
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const range = most - least || 1;
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const x = (epoch: number) =>
    MARGIN.left + ((right - MARGIN.left) * (epoch - first)) / (last - first || 1);
  const y = (value: number) => bottom - ((bottom - MARGIN.top) * (value - least)) / range;
  const line = epochs.map((epoch, i) => `${x(epoch).toFixed(1)},${y(values[i]).toFixed(1)}`);
  const said = `${title}: ${signed(end)} at epoch ${fixed(last, 1)}, from ${signed(least)} to ${signed(most)}`;
  return (
    <figure className="runs-course">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={said}>
        <polygon
          points={[`${x(first)},${y(0)}`, ...line, `${x(last)},${y(0)}`].join(' ')}
          className="runs-course-area"
        />
        {[most, least]
          .filter((value) => value !== 0)
          .map((value) => (
            <g key={value}>
              <line
                x1={MARGIN.left}
                x2={right}
                y1={y(value)}
                y2={y(value)}
                className="runs-hairline"
              />
              <text x={MARGIN.left - 5} y={y(value)} className="runs-tick-left">
                {signed(value)}
              </text>
            </g>
          ))}
        <line x1={MARGIN.left} x2={right} y1={y(0)} y2={y(0)} className="runs-zero" />
        <text x={MARGIN.left - 5} y={y(0)} className="runs-tick-left">
          0
        </text>
        <polyline points={line.join(' ')} className="runs-course-line" />
        {epochs.map((epoch, i) => (
          <circle key={epoch} cx={x(epoch)} cy={y(values[i])} r={epoch === last ? 3 : 1.5} />
        ))}
        <text x={x(last) + 7} y={y(end)} className="runs-end">
          {signed(end)}
        </text>
        <text x={MARGIN.left} y={HEIGHT - 6}>
          epoch {fixed(first, first % 1 === 0 ? 0 : 1)}
        </text>
        <text x={right} y={HEIGHT - 6} textAnchor="end">
          {fixed(last, last % 1 === 0 ? 0 : 1)}
        </text>
      </svg>
    </figure>
  );
}
