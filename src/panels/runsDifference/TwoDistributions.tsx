import { percent } from '../../ui/format.ts';
import { BINS, distribution, type Ending } from './difference.ts';

interface Props {
  readonly a: Ending;
  readonly b: Ending;
  readonly width: number;
}

const HALF = 56;
const LABEL = 16;

/** Runs that began differently share no players: where all of each stand at the end. */
export function TwoDistributions({ a, b, width }: Props) {
  const [inA, inB] = [distribution(a), distribution(b)];
  const most = Math.max(...inA, ...inB) || 1;
  const pitch = width / BINS;
  const bar = (share: number) => (share / most) * HALF;
  const said = `A has ${percent(inA[0])} % pruned and ${percent(inA[BINS - 1])} % fully in, B ${percent(inB[0])} % and ${percent(inB[BINS - 1])} %`;
  return (
    <figure>
      <figcaption>
        A above, B below; the tallest bar is {percent(most)} % of the players of its run.
      </figcaption>
      <svg viewBox={`0 0 ${width} ${2 * HALF + LABEL}`} role="img" aria-label={said}>
        {Array.from({ length: BINS }, (_, i) => (
          <g key={i}>
            <rect
              className="whom-both"
              x={i * pitch + 1}
              width={pitch - 2}
              y={HALF - bar(inA[i])}
              height={bar(inA[i])}
            />
            <rect
              className="whom-b-bar"
              x={i * pitch + 1}
              width={pitch - 2}
              y={HALF + LABEL}
              height={bar(inB[i])}
            />
          </g>
        ))}
        <text x={pitch / 2} y={HALF + LABEL / 2} textAnchor="middle">
          {'<'} ε
        </text>
        <text x={width / 2} y={HALF + LABEL / 2} textAnchor="middle">
          s
        </text>
        <text x={width - pitch / 2} y={HALF + LABEL / 2} textAnchor="middle">
          1
        </text>
      </svg>
    </figure>
  );
}
