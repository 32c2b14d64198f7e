/** Paints the histogram, and says it in words. */
import { BARS, barOf, barsOf, BINS, totalOf } from '../../game/summary.ts';
import type { RunView } from '../../state/lab.ts';
import { grouped, setting, fixed } from '../../ui/format.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawCrowd } from './draw.ts';
import { crowdLayout, type Bar, type CrowdLayout } from './layout.ts';
import { hoveredIn, nameOf, selectedIn } from '../shared/shownPlayers.ts';

const RATE = 5;
/** While a bar is being read, so that the pointer is followed. */
const READING_RATE = 30;

export interface CrowdPainter extends Painter {
  /** The bar being read; null while there is none. */
  bar: number | null;
  readonly layout: CrowdLayout | null;
}

/** “s from 0.22 to 0.26: 7 players”. */
export function describeBar({ kind, from, to }: Bar, count: number): string {
  const players = `${grouped(count)} player${count === 1 ? '' : 's'}`;
  switch (kind) {
    case 'zero':
      return `s exactly 0: ${players}`;
    case 'below':
      return `s above 0, below the threshold ε = ${setting(to)}: ${players}`;
    case 'one':
      return `s exactly 1: ${players}`;
    case 'bin':
      return `s from ${fixed(from, 2)} to ${fixed(to, 2)}: ${players}`;
    default:
      return kind satisfies never;
  }
}

export function createCrowdPainter(
  lab: RunView,
  onBar: (words: string, bar: number | null) => void,
): CrowdPainter {
  let layout: CrowdLayout | null = null;
  const painter: CrowdPainter = {
    get ratePerSecond() {
      return painter.bar === null ? RATE : READING_RATE;
    },
    bar: null,
    get layout() {
      return layout;
    },
    draw({ ctx, width, height, theme }: Surface): void {
      const { spec } = lab.store.getState();
      const [selected, hovered] = [selectedIn(lab), hoveredIn(lab)];
      const { latest } = lab.trajectory;
      const all = latest?.summaries ?? new Float32Array();
      // The bars lie where the players were counted.
      const epsilon = latest?.epsilon ?? spec.epsilon;
      layout = crowdLayout(width, height, epsilon, totalOf(all, 'count'));
      const s = latest?.participation ?? new Float32Array();
      const counts = barsOf(all);
      const chosen = [...new Set([...(hovered === null ? [] : [hovered]), ...selected])].filter(
        (player) => Number.isFinite(s[player]),
      );
      ctx.clearRect(0, 0, width, height);
      drawCrowd(
        ctx,
        {
          counts,
          epsilon,
          bar: painter.bar,
          pointers: chosen.map((player) => ({
            player: nameOf(lab, player),
            bar: barOf(s[player], epsilon),
          })),
        },
        layout,
        theme,
      );
      onBar(
        painter.bar === null ? '' : describeBar(layout.bars[painter.bar], counts[painter.bar]),
        painter.bar,
      );
    },
  };
  return painter;
}

export function describeCrowd(lab: RunView): string {
  const { latest } = lab.trajectory;
  if (latest === null) return 'No player has moved yet.';
  const bars = barsOf(latest.summaries);
  const quarters = [0, 1, 2, 3].map((quarter) => {
    const from = 2 + (quarter * BINS) / 4;
    const count = bars.slice(from, from + BINS / 4).reduce((sum, bar) => sum + bar, 0);
    return grouped(count);
  });
  return `${grouped(bars[0])} at exactly 0, ${grouped(bars[1])} below ε = ${setting(latest.epsilon)}, in the four quarters between ε and 1: ${quarters.join(', ')}; ${grouped(bars[BARS - 1])} at exactly 1.`;
}
