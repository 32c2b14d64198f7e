/** The paper's figure 2: where all players stand at the end of each configuration. */
import { useRef } from 'react';
import { paperPlayers } from '../../evidence/paper.ts';
import { interpretations } from '../../spec/interpretations.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { Panel } from '../shared/Panel.tsx';
import { useWidth } from '../shared/useWidth.ts';
import type { Standing } from './standing.ts';
import { useStandings } from './useStandings.ts';

const NARROW = 460;
const WIDE = 900;
const GAP = 24;
const HEIGHT = 120;
const BOTTOM = HEIGHT - 18;
const TOP = 10;
/** Bars of exact 0 and of what is below ε stand left of the rest. */
const BELOW = 2;

const explain = () => [
  {
    words:
      'All 768 players by their final s: those at exactly 0, those below ε = 0.01, 24 equal steps from ε on, and those at exactly 1. Left of the dashed line they are pruned. Heights are on a log scale, so that one player can still be seen.',
  },
  {
    words:
      'The paper says two heaps, near 0 and near 1, for the configurations that prune, and one heap above 0 for the first.',
  },
];

export function PaperEndPanel({ lab }: { readonly lab: Lab }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 960);
  const { interpretation, standings } = useStandings(lab);
  const columns = width >= WIDE ? 4 : width >= NARROW ? 2 : 1;
  return (
    <Panel
      lab={lab}
      name="paper-end"
      title="Figure 2, as it comes out here"
      lines={explain}
      reading={`How many players end at each s, under “${interpretations[interpretation].label}”. Left of the dashed ε they are pruned.`}
    >
      <div ref={box} className="paper-figures-grid" style={{ '--columns': columns } as never}>
        {standings.map((standing) => (
          <Histogram
            key={standing.row.configuration}
            standing={standing}
            width={(width - GAP * (columns - 1)) / columns}
          />
        ))}
      </div>
    </Panel>
  );
}

function Histogram({ standing, width }: { readonly standing: Standing; readonly width: number }) {
  const { row, run } = standing;
  const end = run?.end;
  const left = run?.final?.active.reduce((sum, count) => sum + count, 0) ?? 0;
  const words =
    end === undefined
      ? 'not measured yet'
      : `${grouped(left)} left here, ${grouped(row.survivors)} in the paper`;
  const bars = end?.bars ?? [];
  const pitch = width / (bars.length || 1);
  const height = (count: number) => ((BOTTOM - TOP) * Math.log1p(count)) / Math.log1p(paperPlayers);
  const said =
    end === undefined
      ? 'not measured yet'
      : `${grouped(end.zeros)} at exactly 0, ${grouped(end.bars[1] ?? 0)} more below ε, ${grouped(left)} left, ${grouped(end.atLeast99)} of them at 0.99 or above`;
  return (
    <figure>
      <figcaption>
        {row.label}
        <span className="muted">, {words}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={`${row.label}: ${said}.`}>
        <line x1={0} x2={width} y1={BOTTOM} y2={BOTTOM} className="paper-axis" />
        {bars.map((count, i) => (
          <rect
            key={i}
            className={i < BELOW ? 'paper-bar-out' : 'paper-bar'}
            x={i * pitch + 1}
            width={Math.max(1, pitch - 2)}
            y={BOTTOM - height(count)}
            height={height(count)}
          />
        ))}
        {end !== undefined && (
          <>
            <line
              x1={BELOW * pitch}
              x2={BELOW * pitch}
              y1={0}
              y2={BOTTOM}
              className="paper-epsilon"
            />
            <text x={BELOW * pitch + 4} y={TOP - 2} className="paper-epsilon-name">
              ε
            </text>
            <text x={0} y={HEIGHT - 6}>
              0
            </text>
            <text x={width / 2} y={HEIGHT - 6} textAnchor="middle">
              s
            </text>
            <text x={width} y={HEIGHT - 6} textAnchor="end">
              1
            </text>
          </>
        )}
      </svg>
    </figure>
  );
}
