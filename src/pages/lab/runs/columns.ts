/** The columns of the table of runs: what each says of a run, and how it is sorted by it. */
import {
  coefficientText,
  coefficientValue,
  isNumeric,
  longName,
  shortName,
  termOf,
  differing,
} from '../../../panels/runs/coefficients.ts';
import type { ToldRun } from '../../../panels/runs/told.ts';
import { netSize, type Footprint } from '../../../spec/netSize.ts';
import { isParameterName } from '../../../spec/spec.ts';
import { fixed, grouped } from '../../../ui/format.ts';
import type { TermName } from '../../../ui/labels.ts';

export interface Column {
  readonly id: string;
  readonly head: string;
  /** In the list of columns, and for screen readers. */
  readonly long: string;
  readonly term: TermName | null;
  /** Numbers stand at the right. */
  readonly isNumber: boolean;
  /** What it is sorted by; runs of which nothing is known stand last. */
  readonly value: (run: ToldRun) => number | string | null;
  /** What is printed; of a coefficient only where it differs from this run. */
  readonly text: (run: ToldRun, now: ToldRun | null) => string;
}

const SAME = '·';

const inNow = ({ end, players }: ToldRun): number | null =>
  end === null ? null : Math.round((1 - end.pruned / 100) * players);

/** “34 · 22”, group by group, or of more than two groups all together. */
function inText({ end, players }: ToldRun): string {
  if (end === null) return '–';
  return end.active.length === 2
    ? end.active.map(grouped).join(' · ')
    : grouped(Math.round((1 - end.pruned / 100) * players));
}

/** “95.3”, or “96.0→95.3” where it is another with the pruned players removed. */
function rightText({ end, ended }: ToldRun): string {
  if (ended === 'diverged') return 'diverged';
  if (end === null || end.cut === null) return '–';
  const [soft, cut] = [fixed(end.soft ?? end.cut, 1), fixed(end.cut, 1)];
  return Math.abs((end.soft ?? end.cut) - end.cut) < 0.05 ? cut : `${soft}→${cut}`;
}

/** Of the net that is left; null before the first test, and without a network. */
const sizeLeft = ({ startSpec, end }: ToldRun, name: keyof Footprint): number | null =>
  end === null ? null : (netSize(startSpec, end.active)?.left[name] ?? null);

const sizeColumn = (id: 'parameters' | 'multiplications', head: string, long: string): Column => {
  const value = (run: ToldRun) => sizeLeft(run, id);
  return plain(id, head, long, value, (run) => {
    const count = value(run);
    return count === null ? '–' : grouped(count);
  });
};

const methodText = ({ method }: ToldRun): string => method ?? 'the game';

const percentText = (value: number | null = null): string =>
  value === null ? '–' : fixed(value, 1);

const plain = (
  id: string,
  head: string,
  long: string,
  value: Column['value'],
  text: Column['text'],
): Column => ({ id, head, long, value, text, term: null, isNumber: true });

/** Besides coefficients; in reading order. */
export const figureColumns: readonly Column[] = [
  {
    ...plain(
      'name',
      'name',
      'name',
      (run) => run.name,
      (run) => run.name,
    ),
    isNumber: false,
  },
  {
    ...plain(
      'note',
      'note',
      'note',
      (run) => run.note,
      (run) => run.note,
    ),
    isNumber: false,
  },
  {
    ...plain(
      'method',
      'method',
      'method: the game, or which baseline',
      (run) => methodText(run),
      (run) => methodText(run),
    ),
    isNumber: false,
  },
  plain(
    'course',
    'accuracy',
    'accuracy over the epochs',
    (run) => run.end?.cut ?? null,
    () => '',
  ),
  plain('right', 'right, %', 'accuracy on the test set', (run) => run.end?.cut ?? null, rightText),
  plain(
    'validated',
    'valid., %',
    'accuracy on validation examples',
    (run) => run.end?.validated ?? null,
    (run) => percentText(run.end?.validated),
  ),
  plain(
    'pruned',
    'pruned, %',
    'share of players pruned',
    (run) => run.end?.pruned ?? null,
    (run) => percentText(run.end?.pruned),
  ),
  plain(
    'mean',
    'mean s',
    'mean participation',
    (run) => run.end?.mean ?? null,
    (run) => (run.end === null ? '–' : fixed(run.end.mean, 2)),
  ),
  plain(
    'steps',
    'epochs',
    'epochs done',
    (run) => run.steps / run.stepsPerEpoch,
    (run) => fixed(run.steps / run.stepsPerEpoch, run.steps % run.stepsPerEpoch === 0 ? 0 : 1),
  ),
  plain('layers', 'layers', 'players in, layer by layer', inNow, () => ''),
  plain('in', 'in', 'players in', inNow, inText),
  sizeColumn('parameters', 'param.', 'parameters left'),
  sizeColumn('multiplications', 'mult.', 'multiplications left, for one example'),
];

export function coefficientColumn(id: string): Column | null {
  if (!isParameterName(id)) return null;
  return {
    id,
    head: shortName(id),
    long: longName(id),
    term: termOf(id),
    isNumber: isNumeric(id),
    value: (run) => (isNumeric(id) ? coefficientValue(run, id) : coefficientText(run, id)),
    text: (run, now) => {
      const words = coefficientText(run, id);
      return now !== null && !run.isThis && words === coefficientText(now, id) ? SAME : words;
    },
  };
}

/** Coefficients that fit beside the figures. */
const MOST_COEFFICIENTS = 4;
/** Baselines are told by their names. */
const BESIDE_METHODS = 1;
/** Up to so many leave room for names. */
const FEW = 1;
const USUAL = ['course', 'right', 'pruned', 'layers', 'in', 'parameters', 'multiplications'];

/** What can be shown of these runs. */
export const allColumns = (runs: readonly ToldRun[]): readonly Column[] => [
  ...differing(runs).flatMap((name) => coefficientColumn(name) ?? []),
  ...figureColumns,
];

/** How wide columns are, in the units of the pictures, about; coefficients and others. */
const WIDTHS: Readonly<Record<string, number>> = {
  ...{ course: 54, right: 54, pruned: 60, layers: 54, in: 54 },
  ...{ parameters: 54, multiplications: 54 },
  ...{ name: 100, method: 96 },
};
/** Of a coefficient: of its letter or its name, or of its values where those are longer. */
const widthOf = ({ id, head }: Column): number => WIDTHS[id] ?? Math.max(38, 10 + 6 * head.length);
const MARKS_WIDTH = 32;
/** What is left out where room is short, the first first. */
const DISPENSABLE = ['multiplications', 'parameters', 'name', 'layers', 'course', 'in'];

/** As many of the usual columns as there is room for. */
function fitting(columns: readonly Column[], width: number): readonly Column[] {
  const needed = columns.reduce((sum, column) => sum + widthOf(column), MARKS_WIDTH);
  if (needed <= width || columns.length <= 2) return columns;
  const coefficients = columns.filter(({ id }) => WIDTHS[id] === undefined);
  const gone =
    DISPENSABLE.find((id) => columns.some((column) => column.id === id)) ??
    coefficients.slice(1).at(-1)?.id;
  return gone === undefined
    ? columns
    : fitting(
        columns.filter(({ id }) => id !== gone),
        width,
      );
}

/**
 * @param picked ids; null for what is usual
 * @param width of the table, in the units of the pictures; what is picked is shown however wide it is
 */
export function columnsShown(
  runs: readonly ToldRun[],
  picked: ReadonlySet<string> | null,
  width = Infinity,
): readonly Column[] {
  const all = allColumns(runs);
  if (picked !== null) return all.filter(({ id }) => picked.has(id));
  const hasBaselines = runs.some(({ method }) => method !== null);
  const coefficients = differing(runs).slice(
    0,
    hasBaselines ? BESIDE_METHODS : MOST_COEFFICIENTS,
  ) as readonly string[];
  const usual = [
    ...coefficients,
    ...USUAL,
    ...(coefficients.length <= FEW ? ['name'] : []),
    // Where baselines stand beside games, which is which comes before anything else.
    ...(hasBaselines ? ['method'] : []),
  ];
  return fitting(
    all.filter(({ id }) => usual.includes(id)),
    width,
  );
}

export interface Sorting {
  readonly by: string;
  readonly rising: boolean;
}

function compare(a: number | string | null, b: number | string | null, rising: boolean): number {
  const isNothing = (value: typeof a) => value === null || Number.isNaN(value);
  if (isNothing(a) || isNothing(b)) return Number(isNothing(a)) - Number(isNothing(b));
  const order =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : String(a).localeCompare(String(b), 'en', { numeric: true });
  return rising ? order : -order;
}

/** Of equal ones the better stands first. */
export function sorted(runs: readonly ToldRun[], { by, rising }: Sorting): ToldRun[] {
  const column = figureColumns.find(({ id }) => id === by) ?? coefficientColumn(by);
  const value = column?.value ?? (() => null);
  return [...runs].sort(
    (p, q) =>
      compare(value(p), value(q), rising) || compare(p.end?.cut ?? null, q.end?.cut ?? null, false),
  );
}

/** Those that are chosen before the others; else as they stood. @param chosen null for all */
export function chosenFirst(
  runs: readonly ToldRun[],
  chosen: ReadonlySet<string> | null,
): readonly ToldRun[] {
  if (chosen === null) return runs;
  const isChosen = ({ id }: ToldRun) => chosen.has(id);
  return [...runs.filter(isChosen), ...runs.filter((run) => !isChosen(run))];
}

/** All that a filter looks into. */
function wordsOf(run: ToldRun, columns: readonly Column[]): string {
  const told = columns.flatMap((column) => {
    const words = column.text(run, null);
    return [`${column.head} ${words}`, `${column.id}=${words}`];
  });
  return [run.name, run.note, ...told].join('\n').toLowerCase();
}

/** Runs that have every word of a text. */
export function filtered(runs: readonly ToldRun[], text: string): readonly ToldRun[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return runs;
  const columns = allColumns(runs);
  return runs.filter((run) => {
    const told = wordsOf(run, columns);
    return words.every((word) => told.includes(word));
  });
}
