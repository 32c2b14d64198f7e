/** One panel of the paper's figure 1: a figure over the epochs, a line for each configuration. */
import type { Configuration } from '../../evidence/paper.ts';
import { lineClass, short } from './lineStyles.ts';
import { apart } from './labels.ts';

export interface CourseLine {
  readonly configuration: Configuration;
  readonly epochs: readonly number[];
  readonly values: readonly number[];
}

interface Props {
  readonly title: string;
  readonly unit: string;
  readonly width: number;
  readonly epochs: number;
  readonly least: number;
  readonly most: number;
  readonly lines: readonly CourseLine[];
  /** What the paper reports at its last epoch. */
  readonly reported: readonly { readonly configuration: Configuration; readonly value: number }[];
  readonly text: (value: number) => string;
}

const HEIGHT = 148;
const MARGIN = { left: 34, right: 50, top: 8, bottom: 18 };
const LABEL = 13;

export function CourseChart(props: Props) {
  const { title, unit, width, epochs, least, most, lines, reported, text } = props;
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const x = (epoch: number) => MARGIN.left + ((right - MARGIN.left) * epoch) / epochs;
  const y = (value: number) =>
    bottom - ((bottom - MARGIN.top) * (value - least)) / (most - least || 1);
  const ends = lines.flatMap(({ configuration, epochs: at, values }) => {
    const [epoch, value] = [at.at(-1), values.at(-1)];
    return epoch === undefined || value === undefined ? [] : [{ configuration, epoch, value }];
  });
  const places = apart(
    ends.map(({ value }) => y(value)),
    LABEL,
    [MARGIN.top, bottom],
  );
  const said = ends
    .map(({ configuration, epoch, value }) => {
      const own = reported.find((each) => each.configuration === configuration);
      return `${short[configuration]} ${text(value)} at epoch ${epoch}${own === undefined ? '' : `, paper ${text(own.value)}`}`;
    })
    .join('; ');
  return (
    <figure className="paper-course">
      <figcaption>
        {title}
        <span className="muted">{unit === '' ? '' : `, ${unit}`}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={`${title}. ${said === '' ? 'Nothing measured yet' : said}.`}
      >
        {[least, (least + most) / 2, most].map((value) => (
          <g key={value}>
            <line x1={MARGIN.left} x2={right} y1={y(value)} y2={y(value)} className="paper-hair" />
            <text x={MARGIN.left - 5} y={y(value)} className="paper-tick-left">
              {text(value)}
            </text>
          </g>
        ))}
        <text x={MARGIN.left} y={HEIGHT - 6}>
          epoch 0
        </text>
        <text x={right} y={HEIGHT - 6} textAnchor="middle">
          {epochs}
        </text>
        {lines.map(({ configuration, epochs: at, values }) => (
          <polyline
            key={configuration}
            className={lineClass(configuration)}
            points={values
              .map((value, i) => `${x(at[i]).toFixed(1)},${y(value).toFixed(1)}`)
              .join(' ')}
          />
        ))}
        {reported.map(({ configuration, value }) => (
          <path
            key={configuration}
            className={`paper-mark ${lineClass(configuration)}`}
            d={`M${x(epochs)} ${y(value) - 5}l5 5l-5 5l-5 -5z`}
          />
        ))}
        {ends.map(({ configuration, epoch, value }, i) => (
          <g key={configuration}>
            <circle cx={x(epoch)} cy={y(value)} r={2.5} className={`paper-dot-${configuration}`} />
            <text x={x(epoch) + 9} y={places[i]} className={`paper-name-${configuration}`}>
              {short[configuration]}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
