/** What a map says as a whole: which price thins the players, where the net dies, what the other price does. */
import { valuesOf, type MapAxis } from '../../../spec/map/axes.ts';
import { isCoarse } from '../../../spec/map/order.ts';
import { regionOf, type Levels, type CellOutcome, type Region } from '../../../spec/map/regions.ts';
import { countPlayed, type MapState } from '../../../state/map/mapState.ts';
import { inOf } from '../../../panels/priceMap/words.ts';
import type { MapScene } from '../../../state/map/scene.ts';
import { fixed, grouped, setting } from '../../../ui/format.ts';
import { termOfPrice } from '../../../ui/labels.ts';
import { strong, type Part } from '../sentence/parts.ts';

export interface MapTold {
  readonly voice: readonly Part[];
  readonly below: readonly Part[];
}

/** What is told of. */
type Said = Pick<MapState, 'ask' | 'games' | 'phase'>;

const NBSP = '\u00a0';
/** Share pruned and opened accuracy together: a smaller difference changes little. */
const LITTLE = 0.25;

/** What becomes of a net that reads badly. */
const RUINS: readonly Region[] = ['wrecked', 'dead'];

type Row = readonly (CellOutcome | null)[];

const named = (axis: MapAxis): Part => {
  const { term, word, letter } = termOfPrice(axis.name);
  return { term, text: `${word} ${letter}` };
};

const capital = (part: Part): Part =>
  typeof part === 'object' && 'term' in part
    ? { ...part, text: part.text.charAt(0).toUpperCase() + part.text.slice(1) }
    : part;

/** Rows along one axis, each a row of outcomes over the other; lowest prices first. */
function rowsAlong(known: Row, cells: number, isAcross: boolean): Row[] {
  return Array.from({ length: cells }, (_, own) =>
    Array.from({ length: cells }, (__, other) =>
      isAcross ? known[other * cells + own]! : known[own * cells + other]!,
    ),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How much players fall from the first known row of an axis to the last, on the whole. */
function thinning(rows: readonly Row[]): number {
  const shares = rows.flatMap((row) => {
    const tried = known(row);
    return tried.length === 0 ? [] : [mean(tried.map(({ inShare }) => inShare))];
  });
  return shares.length < 2 ? 0 : Math.max(...shares) - Math.min(...shares);
}

const known = (row: Row): CellOutcome[] => row.filter((outcome) => outcome !== null);
const isThin = ({ inShare }: CellOutcome): boolean => inShare < 0.5;

/** “ from γ 2.5 on”: the prices at whose every cell under half stay, at either end; null where no end is so. */
function whereThin(axis: MapAxis, columns: readonly Row[]): Part[] | null {
  const tried = columns.flatMap((column, at) =>
    known(column).length === 0 ? [] : [{ at, isThin: known(column).every(isThin) }],
  );
  const thick = tried.findLastIndex((column) => !column.isThin);
  const first = tried.findIndex((column) => !column.isThin);
  const words = (at: number): Part => {
    const value = valuesOf(axis, columns.length)[at]!;
    return strong(`${termOfPrice(axis.name).letter}${NBSP}${setting(value)}`);
  };
  if (thick < tried.length - 1) return [' from ', words(tried[thick + 1]!.at), ' on'];
  return first > 0 ? [' up to ', words(tried[first - 1]!.at)] : null;
}

/** “Size β changes little until 0.1; at 3 it ruins every net tried.” */
function otherPrice(
  axis: MapAxis,
  rows: readonly Row[],
  cells: number,
  levels: Levels,
  opened: (accuracy: number) => number,
): Part[] {
  const values = valuesOf(axis, cells);
  const value = (row: number): Part => strong(setting(values[row]!));
  const differs = rows.map((row) => {
    const pairs = row.flatMap((outcome, i) => {
      const first = rows[0]?.[i] ?? null;
      return outcome === null || first === null ? [] : [[outcome, first] as const];
    });
    if (pairs.length === 0) return null;
    // Another word for what becomes of a net is never little.
    if (pairs.some(([one, other]) => regionOf(one, levels) !== regionOf(other, levels))) return 1;
    return mean(
      pairs.map(
        ([one, other]) =>
          Math.abs(one.inShare - other.inShare) +
          Math.abs(opened(one.accuracy) - opened(other.accuracy)),
      ),
    );
  });
  const compared = differs.flatMap((much, row) => (much === null ? [] : [{ much, row }]));
  if (compared.length < 2) return [];
  const first = compared.findIndex(({ much }) => much > LITTLE);
  const calm = compared[first - 1];
  const name = capital(named(axis));
  const says: Part[] =
    first < 0
      ? [name, ' changes little up to ', value(compared.at(-1)!.row)]
      : calm === undefined || calm.row === 0
        ? [name, ' counts from ', value(compared[first]!.row), ' on']
        : [name, ' changes little until ', value(calm.row)];
  const last = rows.findLastIndex((row) => known(row).length > 0);
  const top = new Set(known(rows[last]!).map((outcome) => regionOf(outcome, levels)));
  const isRuin = [...top].every((region) => RUINS.includes(region));
  return isRuin && known(rows[last]!).length > 1
    ? [' ', ...says, '; at ', value(last), ` every net tried is ${[...top].join(' or ')}.`]
    : [' ', ...says, '.'];
}

/** “Of 16 cells tried 4 are sparse, 2 wrecked and none dead.” */
function counted({ regions }: MapScene): string {
  const tried = regions.filter((region) => region !== null).length;
  const [sparse, wrecked, dead] = (['sparse', ...RUINS] as const).map(
    (region) => regions.filter((each) => each === region).length || 'none',
  );
  if (sparse === 'none' && wrecked === 'none' && dead === 'none') return '';
  const verb = sparse === 'none' || sparse === 1 ? 'is' : 'are';
  return ` Of ${tried} cells tried ${sparse} ${verb} sparse, ${wrecked} wrecked and ${dead} dead.`;
}

function voiceOf({ ask }: Said, scene: MapScene): Part[] {
  const { cells } = ask;
  const { levels, opened } = scene;
  const across = rowsAlong(scene.known, cells, true);
  const up = rowsAlong(scene.known, cells, false);
  const isAcross = thinning(across) >= thinning(up);
  const [main, other] = isAcross ? [ask.across, ask.up] : [ask.up, ask.across];
  const rest = otherPrice(other, isAcross ? up : across, cells, levels, opened);
  const all = known(scene.known);
  const thin = all.filter(isThin).length;
  if (thin === 0) return ['Nothing tried here thins the players to half.', counted(scene), ...rest];
  if (thin === all.length)
    return ['Everywhere tried, under half of the players stay.', counted(scene), ...rest];
  const where = whereThin(main, isAcross ? across : up);
  return [
    ...['Players thin most along ', named(main), ': under half stay'],
    ...(where ?? [` in ${thin} of ${all.length} cells tried`]),
    ...['.', counted(scene), ...rest],
  ];
}

/** “The fewest players with 90 % right or more: 38 of 192.” */
function smallest({ games }: Said, { known, levels }: MapScene): Part[] {
  const least = (1 + levels.good) / 2;
  const fit = games.flatMap((own, cell) => {
    const outcome = known[cell] ?? null;
    const inNow = inOf(own);
    return outcome === null || inNow === null || outcome.accuracy < least ? [] : [inNow];
  });
  const level = strong(`${fixed(100 * least, 0)}${NBSP}%`);
  if (fit.length === 0) return [' None reads ', level, ' or more.'];
  const few = fit.reduce((one, next) => (next.inCount < one.inCount ? next : one));
  return [
    ...[' The fewest players with ', level, ' right or more: ', strong(few.inCount)],
    ` of ${grouped(few.players)}.`,
  ];
}

export function tellMap(state: Said, scene: MapScene): MapTold {
  const { ask, games, phase } = state;
  const played = countPlayed(state);
  const all = games.length * ask.seeds;
  /** Before it knows every second cell a map says nothing of the whole. */
  const isSketched = games.every(
    (own, cell) => !isCoarse(cell, ask.cells) || own.some((game) => game !== null),
  );
  const axes: Part[] = [named(ask.across), ' and ', named(ask.up)];
  if (!isSketched || known(scene.known).length < 2)
    return {
      voice:
        phase === 'playing'
          ? ['The first games of the map are being played.']
          : ['A map shows what becomes of the players at every pair of ', ...axes, '.'],
      below: [
        played === 0 ? '' : `${grouped(played)} of ${grouped(all)} games played. `,
        `${grouped(all)} games, each ${ask.epochs} epochs long, in the background. Every second cell comes first.`,
      ],
    };
  const isWhole = played === all;
  return {
    voice: voiceOf(state, scene),
    below: [
      ...[strong(played), ` of ${grouped(all)} games played.`, ...smallest(state, scene)],
      isWhole || phase !== 'playing' ? '' : ' Where neighbours disagree, the map looks closer.',
    ],
  };
}
