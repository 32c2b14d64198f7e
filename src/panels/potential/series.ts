/** The potential since the first sample, and who changed it: running sums of the exact split. */
import type { PastSample } from '../../state/analysisMonitor.ts';

export const CAUSES = ['players', 'learning', 'prices'] as const;
export type Cause = (typeof CAUSES)[number];

/** Every list has one entry per sample; all sums are 0 at the first. */
export interface PotentialSeries {
  readonly steps: readonly number[];
  /** Φ less what it was at the first sample. */
  readonly total: readonly number[];
  readonly by: { readonly [Each in Cause]: readonly number[] };
}

export function potentialSeries(past: readonly PastSample[]): PotentialSeries {
  const sum = { players: 0, learning: 0, prices: 0 };
  const by: { [Each in Cause]: number[] } = { players: [], learning: [], prices: [] };
  past.forEach(({ change }, index) => {
    if (index > 0 && change !== null) {
      sum.players += change.byPlayers;
      sum.learning += change.byLearning;
      sum.prices += change.byPrices;
    }
    for (const cause of CAUSES) by[cause].push(sum[cause]);
  });
  return {
    steps: past.map(({ step }) => step),
    total: past.map(({ potential }) => potential - past[0].potential),
    by,
  };
}
