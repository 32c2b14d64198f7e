/** A minus B as numbers: at every epoch at which both were tested, and who kept whom. */
import type { Lab } from '../../state/lab.ts';
import { columnsOf, emptyTable, type PictureTable, type Table } from '../out/table.ts';
import { createTelling, type ToldRun } from '../runs/told.ts';
import {
  accuracyOf,
  BINS,
  distribution,
  haveSamePlayers,
  keepers,
  prunedOf,
  sharedMoments,
  type Ending,
} from './difference.ts';
import { readEndings } from './endings.ts';

function pairOf(lab: Lab): readonly [ToldRun, ToldRun] | null {
  const { a, b } = lab.runs.store.getState();
  const { all } = createTelling(lab)();
  const find = (id: string | null) => all.find((run) => run.id === id);
  const [inA, inB] = [find(a), find(b)];
  return inA === undefined || inB === undefined ? null : [inA, inB];
}

const FIGURES = ['test accuracy without the pruned', 'pruned'] as const;

const OVER_TIME = [
  'epoch',
  ...FIGURES.flatMap((figure) => [
    `A: ${figure} [%]`,
    `B: ${figure} [%]`,
    `A − B: ${figure} [points]`,
  ]),
];

function overTime([a, b]: readonly [ToldRun, ToldRun]): Table {
  return {
    columns: columnsOf(...OVER_TIME),
    rows: sharedMoments(a, b).map(([inA, inB]) => [
      inA.epoch,
      ...[accuracyOf, prunedOf].flatMap((of) => {
        const [ofA, ofB] = [of(inA), of(inB)];
        return [ofA, ofB, ofA === null || ofB === null ? null : ofA - ofB];
      }),
    ]),
  };
}

/** By what `keepers` says of them. */
const KEPT_BY = ['neither', 'A', 'B', 'both'] as const;
const WHOM = ['player', 'layer', 's in A', 's in B', 'kept by'] as const;

function whom(a: Ending, b: Ending): Table {
  const kept = keepers(a, b);
  const layers = a.groups.flatMap(({ name, count }) => Array.from({ length: count }, () => name));
  return {
    columns: columnsOf(...WHOM),
    rows: Array.from(kept, (who, player) => [
      ...[player, layers[player], a.participation[player], b.participation[player]],
      KEPT_BY[who],
    ]),
  };
}

const STAND = ['s', 'A: share of the players', 'B: share of the players'] as const;

/** “pruned”, “≤ 0.1”, …, “< 1”, “1”: the bars of the picture. */
const binName = (bin: number): string =>
  bin === 0 ? 'pruned' : bin === BINS - 1 ? '1' : `${(bin - 1) / 10} to ${bin / 10}`;

function stands(a: Ending, b: Ending): Table {
  const [inA, inB] = [distribution(a), distribution(b)];
  return {
    columns: columnsOf(...STAND),
    rows: Array.from(inA, (share, bin) => [binName(bin), share, inB[bin]]),
  };
}

/** Of the ends of two runs with the same players, or without. */
async function ofEnds(
  lab: Lab,
  areSame: boolean,
  table: (a: Ending, b: Ending) => Table,
  empty: Table,
): Promise<Table> {
  const pair = pairOf(lab);
  if (pair === null) return empty;
  const { a, b } = await readEndings(lab, ...pair);
  const are = haveSamePlayers(...pair) && a.participation.length === b.participation.length;
  return are === areSame && a.participation.length > 0 && b.participation.length > 0
    ? table(a, b)
    : empty;
}

export const numbers: readonly PictureTable[] = [
  {
    name: 'over-time',
    title: 'A minus B by epoch',
    read(lab) {
      const pair = pairOf(lab);
      return pair === null ? emptyTable(...OVER_TIME) : overTime(pair);
    },
  },
  {
    name: 'whom-each-kept',
    title: 'whom each kept',
    read: (lab) => ofEnds(lab, true, whom, emptyTable(...WHOM)),
  },
  {
    name: 'where-all-stand',
    title: 'where all stand',
    read: (lab) => ofEnds(lab, false, stands, emptyTable(...STAND)),
  },
];
