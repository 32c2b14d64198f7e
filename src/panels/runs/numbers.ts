import { columnsOf, type Cell, type PictureTable } from '../out/table.ts';
import { coefficientText, coefficientValue, differing } from './coefficients.ts';
import { createTelling, type Moment, type ToldRun } from './told.ts';

const FIGURES = [
  'step',
  'epoch',
  'pruned [%]',
  'test accuracy [%]',
  'test accuracy without the pruned [%]',
  'validation accuracy without the pruned [%]',
  'mean s',
] as const;

const figuresOf = (moment: Moment | null): Cell[] =>
  moment === null
    ? FIGURES.map(() => null)
    : [
        ...[moment.step, moment.epoch, moment.pruned],
        ...[moment.soft, moment.cut, moment.validated, moment.mean],
      ];

const whoOf = ({ id, name, isThis }: ToldRun): Cell[] => [id, name, isThis ? 'yes' : 'no'];

export const numbers: readonly PictureTable[] = [
  {
    name: 'runs',
    title: 'runs',
    read(lab) {
      const { all } = createTelling(lab)();
      const names = differing(all);
      return {
        columns: columnsOf('id', 'name', 'this run', 'note', 'ended', ...names, ...FIGURES),
        rows: all.map((run) => [
          ...[...whoOf(run), run.note, run.ended],
          ...names.map((name) => {
            const value = coefficientValue(run, name);
            return Number.isNaN(value) || run.startSpec[name] !== run.spec[name]
              ? coefficientText(run, name)
              : value;
          }),
          ...figuresOf(run.end),
        ]),
      };
    },
  },
  {
    name: 'runs-over-time',
    title: 'runs over time',
    read: (lab) => ({
      columns: columnsOf('id', 'name', 'this run', ...FIGURES),
      rows: createTelling(lab)().all.flatMap((run) =>
        run.moments.map((moment) => [...whoOf(run), ...figuresOf(moment)]),
      ),
    }),
  },
];
