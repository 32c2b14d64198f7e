/** The paper view as numbers: its table beside ours, the courses and the ends, the claims, and the field's tables. */
import { agreementOf } from '../../evidence/agreement.ts';
import { claims } from '../../evidence/claims.ts';
import { paperRows } from '../../evidence/paper.ts';
import { publishedTable, tableNames, type TableName } from '../../evidence/published.ts';
import { BINS } from '../../game/summary.ts';
import { interpretationNames, interpretations } from '../../spec/interpretations.ts';
import { columnsOf, type PictureTable } from '../out/table.ts';
import { fieldRows } from './field.ts';
import { readStandings, runsOf } from './standing.ts';
import { sameRows } from './words.ts';

const percent = (share: number | undefined): number | null =>
  share === undefined ? null : 100 * share;

export const tableNumbers: readonly PictureTable[] = [
  {
    name: 'paper-and-here',
    title: 'table 2, the paper’s and ours',
    async read(lab) {
      const standings = await readStandings(lab);
      return {
        columns: columnsOf(
          ...['configuration', 'interpretation', 'paper: test accuracy [%]'],
          ...['here: test accuracy [%]', 'here: without the pruned [%]', 'difference [points]'],
          ...['paper: pruned [%]', 'here: pruned [%]', 'difference of pruned [points]'],
          ...['paper: players left', 'here: players left', 'run here'],
        ),
        rows: standings.map(({ row, run, kept }) => {
          const agreement = agreementOf(row, run);
          const final = run?.final;
          return [
            ...[row.label, lab.paper.getState().interpretation, row.testAccuracy],
            ...[percent(final?.test), percent(final?.testPruned), agreement?.accuracy ?? null],
            ...[row.sparsity, percent(final?.sparsity), agreement?.sparsity ?? null],
            ...[row.survivors, agreement === null ? null : row.survivors + agreement.survivors],
            kept?.name ?? null,
          ];
        }),
      };
    },
  },
];

export const courseNumbers: readonly PictureTable[] = [
  {
    name: 'by-epoch',
    title: 'figure 1, by epoch',
    read: async (lab) => ({
      columns: columnsOf(
        ...['configuration', 'epoch', 'test accuracy [%]', 'pruned [%]'],
        ...['mean participation', 'active players'],
      ),
      rows: (await readStandings(lab)).flatMap(({ row, run }) =>
        (run?.course?.epochs ?? []).map((epoch, i) => {
          const { test, sparsity, meanParticipation, active } = run!.course!;
          return [
            ...[row.label, epoch, percent(test[i]), percent(sparsity[i])],
            ...[meanParticipation[i], active[i]],
          ];
        }),
      ),
    }),
  },
];

/** “exactly 0”, “below ε”, from ε on by 24 equal steps, “exactly 1”. */
const barName = (bar: number): string =>
  bar === 0
    ? 'exactly 0'
    : bar === 1
      ? 'below epsilon'
      : bar === BINS + 2
        ? 'exactly 1'
        : `step ${bar - 1} of ${BINS}`;

export const endNumbers: readonly PictureTable[] = [
  {
    name: 'players-at-each-s',
    title: 'figure 2, players at each s',
    read: async (lab) => ({
      columns: columnsOf('configuration', 's', 'players'),
      rows: (await readStandings(lab)).flatMap(({ row, run }) =>
        (run?.end?.bars ?? []).map((count, bar) => [row.label, barName(bar), count]),
      ),
    }),
  },
];

export const interpretationNumbers: readonly PictureTable[] = [
  {
    name: 'interpretations',
    title: 'which rows come out under which interpretation',
    read: () => ({
      columns: columnsOf('interpretation', ...paperRows.map(({ label }) => label)),
      rows: interpretationNames.map((name) => [
        interpretations[name].label,
        ...sameRows(name).map((same) => (same === null ? null : same ? 'as printed' : 'otherwise')),
      ]),
    }),
  },
];

export const claimNumbers: readonly PictureTable[] = [
  {
    name: 'claims',
    title: 'claims and what came of them',
    async read(lab) {
      const runs = runsOf(await readStandings(lab));
      return {
        columns: columnsOf('claim', 'section', 'verdict', 'measured'),
        rows: claims.map(({ says, section, judge }) => {
          const { verdict, measured } = judge(runs);
          return [says, section, verdict, measured];
        }),
      };
    },
  },
];

/** For names of files, which have no digits. */
const fileName: Readonly<Record<TableName, string>> = {
  'lenet-300-100-structured': 'dense-net-units',
  'lenet-300-100-weights': 'dense-net-weights',
  'lenet-5-structured': 'convolutional-net-units',
  'lenet-5-weights': 'convolutional-net-weights',
};

export const fieldNumbers: readonly PictureTable[] = tableNames.map((name) => ({
  name: fileName[name],
  title: publishedTable(name).title,
  read: () => ({
    columns: columnsOf(
      ...['method', 'ours', 'left', 'parameters left', 'share of the net [%]', 'error [%]'],
      ...['whose error', 'source', 'remark'],
    ),
    rows: fieldRows(name).map((row) => [
      ...[row.method, row.isOurs ? 'yes' : 'no', row.left, row.parameters],
      ...[row.share === null ? null : 100 * row.share, row.error, row.chosen, row.source],
      row.remark,
    ]),
  }),
}));
