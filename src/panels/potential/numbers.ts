import { columnsOf, type PictureTable } from '../out/table.ts';
import { CAUSES, potentialSeries } from './series.ts';

export const numbers: readonly PictureTable[] = [
  {
    name: 'potential',
    title: 'potential over time',
    read(lab) {
      const { past } = lab.analysisMonitor;
      const { steps, total, by } = potentialSeries(past);
      const causes = CAUSES.map((cause) => `change by ${cause} since the first`);
      return {
        columns: columnsOf('step', 'potential Φ', 'change since the first', ...causes),
        rows: steps.map((step, at) => [
          ...[step, past[at].potential, total[at]],
          ...CAUSES.map((cause) => by[cause][at]),
        ]),
      };
    },
  },
];
