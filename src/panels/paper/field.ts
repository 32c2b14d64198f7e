/** The field's tables as rows: what others report, and what came of ours. */
import type { MeasuredRow, MeasuredRun } from '../../evidence/measured.ts';
import { spreadOf } from '../../evidence/measured.ts';
import { measuredRowOf } from '../../evidence/measuredRows.ts';
import { publishedTable, type PublishedRow, type TableName } from '../../evidence/published.ts';
import { publishedSize } from '../../evidence/publishedSize.ts';
import { evidenceRows, type EvidenceRow } from '../../evidence/rows.ts';
import { sources } from '../../evidence/sources.ts';
import { fixed, grouped } from '../../ui/format.ts';
import { netSize } from '../../spec/netSize.ts';

export interface FieldRow {
  readonly key: string;
  readonly method: string;
  readonly isOurs: boolean;
  readonly left: string;
  /** Weights and biases; null where ours were not measured. */
  readonly parameters: number | null;
  readonly share: number | null;
  /** Percent of the test images, in words: “1.75 ± 0.09”. */
  readonly error: string;
  readonly chosen: string;
  readonly source: string;
  readonly remark: string;
}

const leftOf = ({ left }: PublishedRow): string => {
  switch (left.as) {
    case 'whole':
      return 'all';
    case 'widths':
      return (
        left.widths.join('-') +
        (left.zeros === undefined ? '' : `, ${fixed(100 * left.zeros, 1)} % of it zero`)
      );
    case 'layers':
      return `${left.pruned.join(', ')} % pruned`;
    case 'pruned':
      return `${left.pruned} % pruned`;
    case 'times':
      return `${left.times} times fewer weights`;
    default:
      return left satisfies never;
  }
};

const CHOSEN = {
  'best on test': 'best test error seen',
  end: 'at the end',
  unknown: 'not said',
} as const;

const publishedRow = (name: TableName, row: PublishedRow, at: number): FieldRow => {
  const { parameters, share } = publishedSize(publishedTable(name), row);
  const { where, checked } = sources[row.source];
  return {
    key: `${row.method} ${at}`,
    ...{ method: row.method, isOurs: false, left: leftOf(row), parameters, share },
    error:
      fixed(row.error, 2) +
      (row.errorAtEnd === undefined ? '' : ` (end ${fixed(row.errorAtEnd, 2)})`),
    chosen: CHOSEN[row.chosen],
    source: `${where}; ${checked ?? 'not checked by us'}`,
    remark: row.remark ?? '',
  };
};

const errorOf =
  (net: (run: MeasuredRun) => MeasuredRun['final']) =>
  (run: MeasuredRun): number | null => {
    const found = net(run);
    return found === null ? null : 100 * (1 - found.testPruned);
  };

function spreadText(row: MeasuredRow, net: (run: MeasuredRun) => MeasuredRun['final']): string {
  const spread = spreadOf(row, errorOf(net));
  if (spread === null) return row.runs.every(({ ended }) => ended === 'diverged') ? 'died' : '–';
  const { mean, sd, count, started } = spread;
  const around = sd === null ? '' : ` ± ${fixed(sd, 2)}`;
  return `${fixed(mean, 2)}${around}${count === started ? '' : `, ${count} of ${started}`}`;
}

/** The best that was seen stands beside published rows that report no other. */
const reportsBest = (name: TableName): boolean =>
  publishedTable(name).rows.some(({ chosen }) => chosen === 'best on test');

/** Who is left is no mean: it is said of which seed it is, where there are several. */
function leftAtFirst({ runs }: MeasuredRow): string {
  const [first] = runs;
  if (first === undefined || first.final === null) return '';
  const left = first.final.active.map(grouped).join(' + ');
  return runs.length === 1 ? left : `${left} (seed ${first.seed})`;
}

function ourRow(name: TableName, { id, label, seeds, spec }: EvidenceRow): FieldRow {
  const row = measuredRowOf(id);
  const common = { key: id, method: label, isOurs: true, remark: '' };
  if (row === null)
    return {
      ...common,
      ...{ left: '', parameters: null, share: null, error: '–', chosen: 'not measured yet' },
      source: 'npm run reproduce',
    };
  const mean = (value: (net: NonNullable<MeasuredRun['final']>) => number) =>
    spreadOf(row, ({ final }) => (final === null ? null : value(final)))?.mean ?? null;
  const parameters = mean((net) => net.parameters);
  return {
    ...common,
    left: leftAtFirst(row),
    parameters: parameters === null ? null : Math.round(parameters),
    share: parameters === null ? null : parameters / netSize(spec, [])!.whole.parameters,
    error: spreadText(row, ({ final }) => final),
    chosen: [
      'at the end',
      ...(row.runs.some(({ bestOnValidation }) => bestOnValidation !== null)
        ? [`chosen on validation ${spreadText(row, (run) => run.bestOnValidation)}`]
        : []),
      ...(reportsBest(name)
        ? [`best test error seen ${spreadText(row, (run) => run.bestOnTestSeen)}`]
        : []),
    ].join('; '),
    source: `${row.runs.length} of ${seeds.length} seeds, ${spec.epochs} epochs`,
  };
}

export const fieldRows = (name: TableName): readonly FieldRow[] => [
  ...publishedTable(name).rows.map((row, at) => publishedRow(name, row, at)),
  ...evidenceRows.filter(({ table }) => table === name).map((row) => ourRow(name, row)),
];
