import { columnsOf, type PictureTable } from '../out/table.ts';
import { netCurves } from './data.ts';
import { inShares } from './layout.ts';

export const numbers: readonly PictureTable[] = [
  {
    name: 'tests',
    title: 'tests',
    read(lab) {
      const { soft, cut } = netCurves(lab.store.getState().evaluations, lab.trajectory, 0);
      return {
        columns: columnsOf('step', 'test accuracy [%]', 'test accuracy without the pruned [%]'),
        rows: soft.steps.map((step, at) => [step, soft.values[at], cut.values[at]]),
      };
    },
  },
  {
    name: 'over-time',
    title: 'over time',
    read(lab) {
      const { evaluations, layers } = lab.store.getState();
      const shares = inShares({ largestLayer: Math.max(1, ...layers.map(({ total }) => total)) });
      const { sparsity, mean, active } = netCurves(evaluations, lab.trajectory, 0, shares);
      const unit = shares ? ' [% of layer]' : ' [players]';
      const names = active.map((_, layer) => `active in ${layers[layer]?.name ?? layer}${unit}`);
      return {
        columns: columnsOf('step', 'pruned [%]', 'mean s', ...names),
        rows: sparsity.steps.map((step, at) => [
          ...[step, sparsity.values[at], mean.values[at]],
          ...active.map(({ values }) => values[at]),
        ]),
      };
    },
  },
];
