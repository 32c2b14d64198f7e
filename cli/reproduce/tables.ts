/** The tables of the documents, from what was measured: Markdown as the formatter leaves it. */
import {
  spreadOf,
  type MeasuredNet,
  type MeasuredRow,
  type MeasuredRun,
  type Spread,
} from '../../src/evidence/measured.ts';
import { paperConfigurations, paperRows } from '../../src/evidence/paper.ts';
import { evidenceRows, paperRowId, type EvidenceRow } from '../../src/evidence/rows.ts';
import { interpretationNames, interpretations } from '../../src/spec/interpretations.ts';
import { presets } from '../../src/spec/presets.ts';

/** A table of cells, the first row its heads, as Markdown with columns of even width. */
export function markdown(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(3, ...rows.map((row) => [...row[column]!].length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell + ' '.repeat(widths[i]! - [...cell].length)).join(' | ')} |`;
  const [heads, ...body] = rows;
  return [line(heads!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join(
    '\n',
  );
}

const percent = (share: number): string => (100 * share).toFixed(2);

/** Of no run that has the value. */
const none = ({ runs }: MeasuredRow): string =>
  runs.every(({ ended }) => ended === 'diverged') ? 'died' : '–';

/** “, 4 of 5” where some died. */
const ofThem = ({ count, started }: Spread): string =>
  count === started ? '' : `, ${count} of ${started}`;

/** “98.26 ± 0.09 %”, of one run “98.26 %”, where one of five died “98.26 ± 0.09 %, 4 of 5”, of none “–”. */
function share(row: MeasuredRow, value: (run: MeasuredRun) => number | null): string {
  const spread = spreadOf(row, value);
  if (spread === null) return none(row);
  const { mean, sd } = spread;
  const around = sd === null ? '' : ` ± ${percent(sd)}`;
  return `${percent(mean)}${around} %${ofThem(spread)}`;
}

const grouped = (count: number): string =>
  String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ' ');

function count(row: MeasuredRow, value: (run: MeasuredRun) => number | null): string {
  const spread = spreadOf(row, value);
  return spread === null ? none(row) : `${grouped(spread.mean)}${ofThem(spread)}`;
}

const final =
  (value: (net: MeasuredNet) => number | null) =>
  ({ final: net }: MeasuredRun): number | null =>
    net && value(net);

/** “97.05 → 97.02 %” where pruning changes it. */
function accuracy({ test, testPruned }: MeasuredNet): string {
  const [is, pruned] = [percent(test), percent(testPruned)];
  return is === pruned ? `${is} %` : `${is} → ${pruned} %`;
}

/** All a table says of rows that stand below one another. */
function measuredTable(rows: readonly EvidenceRow[], of: Find): string {
  const isAsked = rows.some(({ asked }) => asked !== undefined);
  const heads = [
    ...[
      'run',
      ...(isAsked ? ['expected'] : []),
      'seeds',
      'pruned',
      'parameters',
      'multiplications',
      'validation',
      'test',
    ],
    ...['test, by seed', 'test of the validation-best', 'left, seed 0'],
  ];
  const body = rows.flatMap((row) => {
    const found = of(row.id);
    if (found === null) return [];
    return [
      [
        row.label,
        ...(isAsked ? [row.asked ?? ''] : []),
        String(found.runs.length),
        share(
          found,
          final(({ sparsity }) => sparsity),
        ),
        count(
          found,
          final(({ parameters }) => parameters),
        ),
        count(
          found,
          final(({ multiplications }) => multiplications),
        ),
        share(
          found,
          final(({ validationPruned }) => validationPruned),
        ),
        share(
          found,
          final(({ testPruned }) => testPruned),
        ),
        found.runs.map(({ final: net }) => (net ? percent(net.testPruned) : 'died')).join(', '),
        share(found, ({ bestOnValidation }) => bestOnValidation && bestOnValidation.testPruned),
        found.runs[0]?.final?.active.join(' + ') ?? '–',
      ],
    ];
  });
  return body.length === 0 ? '' : markdown([heads, ...body]);
}

/** What is asked of a row, and what was found. */
function askedTable(rows: readonly EvidenceRow[], of: Find): string {
  const body = rows
    .filter(({ asked }) => asked !== undefined)
    .flatMap((row) =>
      (of(row.id)?.runs ?? []).map(({ seed, final: net }, i) => [
        i === 0 ? row.label : `– seed ${seed}`,
        i === 0 ? row.asked! : '',
        net === null ? 'died' : `${accuracy(net)} at ${percent(net.sparsity)} % pruned`,
        net?.active.join(' + ') ?? '–',
      ]),
    );
  return body.length === 0 ? '' : markdown([['run', 'expected', 'found', 'left'], ...body]);
}

/** Each of the paper’s rows under each interpretation. */
function interpretationTable(of: Find): string {
  const heads = paperConfigurations.map((configuration, i) => {
    const { testAccuracy, sparsity } = paperRows[i]!;
    return `${presets[configuration].label} (paper ${testAccuracy} / ${sparsity})`;
  });
  let isEmpty = true;
  const body = interpretationNames.map((interpretation) => [
    interpretations[interpretation].label,
    ...paperConfigurations.map((configuration) => {
      const found = of(paperRowId(configuration, interpretation));
      const net = found?.runs[0]?.final;
      if (found !== null) isEmpty = false;
      if (!net) return found === null ? '–' : 'died';
      return `${accuracy(net).slice(0, -2)} / ${percent(net.sparsity)}`;
    }),
  ]);
  return isEmpty ? '' : markdown([['interpretation', ...heads], ...body]);
}

/** The measured row of that name; null where there is none. */
type Find = (id: string) => MeasuredRow | null;

/** By the names that stand in the documents’ markers. */
export function tablesOf(measured: readonly MeasuredRow[]): Map<string, string> {
  const of: Find = (id) => measured.find((row) => row.id === id) ?? null;
  const tables = [...new Set(evidenceRows.map(({ table }) => table))];
  return new Map([
    [
      'asked',
      askedTable(
        evidenceRows.filter(({ table }) => table === 'paper'),
        of,
      ),
    ],
    ['interpretations', interpretationTable(of)],
    ...tables
      .filter((table) => table !== 'paper')
      .map((table): [string, string] => [
        table,
        measuredTable(
          evidenceRows.filter((row) => row.table === table),
          of,
        ),
      ]),
  ]);
}
