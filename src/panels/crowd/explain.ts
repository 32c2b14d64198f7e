/** What the bars count, with the numbers of now. */
import { BARS, barsOf, BINS, totalOf } from '../../game/summary.ts';
import type { RunView } from '../../state/lab.ts';
import { grouped, setting } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';

export function explainCrowd(lab: RunView): Line[] {
  const { latest } = lab.trajectory;
  const { epsilon } = lab.store.getState().spec;
  const bars = latest === null ? null : barsOf(latest.summaries);
  const between = bars?.slice(2, BARS - 1).reduce((sum, count) => sum + count, 0) ?? 0;
  return [
    {
      words: `The paper’s figure 2, live: how many players stand at each s. ${BINS} equal bars from ε to 1; below it two bars, exactly 0 and the rest. Exactly 1 has its own bar too: projection makes 0 and 1 exact.`,
      ...(bars &&
        latest && {
          numbers: `${bars[0]} at 0 + ${bars[1]} below ε + ${between} between + ${bars[BARS - 1]} at 1 = ${grouped(totalOf(latest.summaries, 'count'))}`,
        }),
    },
    {
      words:
        'Counts are on a log scale, so that one player can still be seen beside hundreds. Hollow bars: pruned players.',
      numbers: `ε = ${setting(epsilon)}`,
    },
  ];
}
