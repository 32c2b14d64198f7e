/** What one more bit of s brings a player and what it costs, at every s: ∂U/∂s is the gap between the two lines. */
import type { Weighed } from '../weighed.ts';
import { useSpeech } from '../words/words.ts';
import { Axes, Drawing } from './frame.tsx';

/** Phases of a step, from which on a part is drawn. */
const [BRINGS, COSTS, MOVES] = [1, 2, 3];
/** Room above and below the lines, as a share. */
const AIR = 0.25;

export function Margin({ step, phase }: { readonly step: Weighed; readonly phase: number }) {
  const { words, number } = useSpeech();
  const { from, benefit, fee, rivals, growth } = step;
  const costAt = (s: number) => fee + rivals + growth * s;
  const all = [0, benefit, costAt(0), costAt(1)];
  const [least, most] = [Math.min(...all), Math.max(...all, 1e-3)];
  const share = (value: number) =>
    (value - least + AIR * (most - least)) / ((1 + 2 * AIR) * (most - least));
  const cost = costAt(from);
  const isAbove = benefit >= costAt(1);
  return (
    <Drawing
      label={words.slow.margin(number(from, 2), number(benefit, 3), number(cost, 3))}
      reading={words.slow.marginReading}
      height={240}
      most={520}
    >
      {(box) => {
        const y = (value: number) => box.y(share(value));
        return (
          <>
            <Axes box={box} marks={[[share(0), '0']]} words={['s = 0', 's = 1']} />
            <path d={`M${box.x(from)} ${box.y(0)}V${box.y(1)}`} className="lesson-guess" />
            {phase >= BRINGS && (
              <>
                <path
                  d={`M${box.x(0)} ${y(benefit)}H${box.x(1)}`}
                  className="lesson-line lesson-brings"
                />
                <text
                  x={box.x(1)}
                  y={y(benefit) + (isAbove ? -8 : 20)}
                  textAnchor="end"
                  className="lesson-brings-word"
                >
                  {words.slow.brings} {number(benefit, 3)}
                </text>
              </>
            )}
            {phase >= COSTS && (
              <>
                <path
                  d={`M${box.x(0)} ${y(costAt(0))}L${box.x(1)} ${y(costAt(1))}`}
                  className="lesson-line lesson-costs"
                />
                <text
                  x={box.x(0) + 8}
                  y={y(costAt(0)) + (isAbove ? 20 : -8)}
                  className="lesson-costs-word"
                >
                  {words.slow.costs} {number(cost, 3)}
                </text>
              </>
            )}
            {phase >= MOVES && cost !== benefit && (
              <path
                d={`M${box.x(from)} ${y(cost)}V${y(benefit)}`}
                className="lesson-join lesson-gap"
              />
            )}
            <circle cx={box.x(from)} cy={box.y(0)} r={6} className="lesson-came-dot" />
          </>
        );
      }}
    </Drawing>
  );
}
