/** What the four curves count, with the numbers of now. */
import type { DataSet } from '../../data/dataSet.ts';
import { dataSetOf } from '../../data/rows.ts';
import { totalOf, activeIn, sparsityOf } from '../../game/summary.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { RunView } from '../../state/lab.ts';
import type { LabState } from '../../state/store.ts';
import { fixed, grouped, percent, setting } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';

const explainAccuracy = (
  { counts, exampleName }: DataSet,
  tested: LabState['evaluations'][number] | undefined,
): Line => ({
  words: `Test accuracy: the share of the ${grouped(counts.test)} test ${exampleName.many}, never trained on, that the net classifies correctly; as it is, and with every player below ε set to exactly 0.`,
  ...(tested && {
    numbers: `${grouped(tested.testAccuracy * counts.test)} / ${grouped(counts.test)} = ${percent(tested.testAccuracy, 2)} %, pruned players removed ${percent(tested.testAccuracyPruned, 2)} %, tested at step ${grouped(tested.step)}`,
  }),
});

export function explainCurves(lab: RunView): Line[] {
  const { latest } = lab.trajectory;
  const { evaluations, layers, spec } = lab.store.getState();
  return [
    ...(isSandbox(spec)
      ? []
      : [explainAccuracy(dataSetOf(spec), evaluations[evaluations.length - 1])]),
    {
      words: `Pruned: the share of players with s < ε = ${setting(spec.epsilon)}.`,
      ...(latest && {
        numbers: `${grouped(totalOf(latest.summaries, 'pruned'))} / ${grouped(totalOf(latest.summaries, 'count'))} = ${percent(sparsityOf(latest.summaries), 1)} %`,
      }),
    },
    {
      words: 'Mean participation over all players:',
      formula: 'Σ_i s_i / N',
      ...(latest && {
        numbers: `${fixed(totalOf(latest.summaries, 'participation'), 1)} / ${grouped(totalOf(latest.summaries, 'count'))} = ${fixed(totalOf(latest.summaries, 'participation') / totalOf(latest.summaries, 'count'), 2)}`,
      }),
    },
    {
      words: 'Active: players with s ≥ ε, layer by layer.',
      ...(latest && {
        numbers: layers
          .map(
            ({ name, total }, l) =>
              `${name}: ${grouped(activeIn(latest.summaries, l))} of ${grouped(total)}`,
          )
          .join(', '),
      }),
    },
  ];
}
