/** What a map says as a whole: which price thins the players, where the net dies, what the other price does. */
import { mapScale, type MapAxis } from '../../../spec/map/axes.ts';
import { regionOf, type Levels, type Outcome } from '../../../spec/map/regions.ts';
import { countPlayed, type MapState } from '../../../state/map/mapState.ts';
import { inOf } from '../../../panels/priceMap/words.ts';
import type { MapScene } from '../../../panels/priceMap/scene.ts';
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

type Row = readonly (Outcome | null)[];

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
    const known = row.filter((outcome) => outcome !== null);
    return known.length === 0 ? [] : [mean(known.map(({ inShare }) => inShare))];
  });
  return shares.length < 2 ? 0 : Math.max(...shares) - Math.min(...shares);
}

/** Where a figure falls below a level for the first time, in cells, along the lowest row that says so; null where nowhere. */
function crossing(
  lines: readonly Row[],
  of: (outcome: Outcome) => number,
  level: number,
): number | null {
  for (const row of lines) {
    const known = row.flatMap((outcome, cell) =>
      outcome === null ? [] : [{ cell, value: of(outcome) }],
    );
    for (let i = 1; i < known.length; i++) {
      const [before, after] = [known[i - 1]!, known[i]!];
      if (before.value >= level && after.value < level)
        return (
          before.cell +
          ((after.cell - before.cell) * (before.value - level)) / (before.value - after.value)
        );
    }
  }
  return null;
}

function about(axis: MapAxis, cells: number, cell: number): Part {
  const value = mapScale(axis, cells).valueAt(cell);
  const { letter } = termOfPrice(axis.name);
  return strong(`${letter}${NBSP}≈${NBSP}${setting(Number(value.toPrecision(1)))}`);
}

/** “Size β changes little until 0.1; at 3 it ruins every net tried.” */
function otherPrice(
  axis: MapAxis,
  rows: readonly Row[],
  cells: number,
  levels: Levels,
  opened: (accuracy: number) => number,
): Part[] {
  const values = mapScale(axis, cells);
  const value = (row: number): Part => strong(setting(values.valueAt(row)));
  const differs = rows.map((row) => {
    const pairs = row.flatMap((outcome, i) => {
      const first = rows[0]?.[i] ?? null;
      return outcome === null || first === null ? [] : [[outcome, first] as const];
    });
    return pairs.length === 0
      ? null
      : mean(
          pairs.map(
            ([one, other]) =>
              Math.abs(one.inShare - other.inShare) +
              Math.abs(opened(one.accuracy) - opened(other.accuracy)),
          ),
        );
  });
  const known = differs.flatMap((much, row) => (much === null ? [] : [{ much, row }]));
  if (known.length < 2) return [];
  const first = known.findIndex(({ much }) => much > LITTLE);
  const calm = known[first - 1];
  const name = capital(named(axis));
  const says: Part[] =
    first < 0
      ? [name, ' changes little up to ', value(known.at(-1)!.row)]
      : calm === undefined || calm.row === 0
        ? [name, ' counts from ', value(known[first]!.row), ' on']
        : [name, ' changes little until ', value(calm.row)];
  const last = rows.findLastIndex((row) => row.some((outcome) => outcome !== null));
  const top = rows[last]!.filter((outcome) => outcome !== null);
  const isRuin = top.every((outcome) => ['wrecked', 'dead'].includes(regionOf(outcome, levels)));
  return isRuin && top.length > 1
    ? [' ', ...says, '; at ', value(last), ' it ruins every net tried.']
    : [' ', ...says, '.'];
}

function voiceOf({ ask }: Said, scene: MapScene): Part[] {
  const { cells } = ask;
  const { known, levels, opened } = scene;
  const across = rowsAlong(known, cells, true);
  const up = rowsAlong(known, cells, false);
  const isAcross = thinning(across) >= thinning(up);
  const [main, other] = isAcross ? [ask.across, ask.up] : [ask.up, ask.across];
  const lines = isAcross ? up : across;
  const sparse = crossing(lines, ({ inShare }) => inShare, 0.5);
  const dead = crossing(lines, ({ accuracy }) => accuracy, levels.dead);
  const rest = otherPrice(other, isAcross ? up : across, cells, levels, opened);
  if (sparse === null) {
    const all = known.filter((outcome) => outcome !== null);
    const isThin = all.every(({ inShare }) => inShare < 0.5);
    return [
      isThin
        ? 'Everywhere tried, under half of the players stay.'
        : 'Nothing tried here thins the players to half.',
      ...rest,
    ];
  }
  return [
    ...['It is ', named(main), ' that thins the players: sparse from ', about(main, cells, sparse)],
    ...(dead === null
      ? [', and none tried dies.']
      : [', dead from ', about(main, cells, dead), '.']),
    ...rest,
  ];
}

/** “none of 90 % or more with fewer than 30 of 192 players”. */
function smallest({ games }: Said, { known, levels }: MapScene): Part[] {
  const least = (1 + levels.good) / 2;
  const fit = games.flatMap((own, cell) => {
    const outcome = known[cell] ?? null;
    const inNow = inOf(own);
    return outcome === null || inNow === null || outcome.accuracy < least ? [] : [inNow];
  });
  const level = strong(`${fixed(100 * least, 0)}${NBSP}%`);
  if (fit.length === 0) return [', none of ', level, ' or more'];
  const few = fit.reduce((one, next) => (next.inCount < one.inCount ? next : one));
  return [
    ...[', none of ', level, ' or more with fewer than ', strong(few.inCount)],
    ` of ${grouped(few.players)} players`,
  ];
}

export function tellMap(state: Said, scene: MapScene): MapTold {
  const { ask, games, phase } = state;
  const played = countPlayed(state);
  const all = games.length * ask.seeds;
  const tried = scene.known.filter((outcome) => outcome !== null).length;
  const axes: Part[] = [named(ask.across), ' and ', named(ask.up)];
  if (tried < 2)
    return {
      voice:
        phase === 'playing'
          ? ['The first games of the map are being played.']
          : ['A map shows what becomes of the players at every pair of ', ...axes, '.'],
      below: [
        `${grouped(all)} games, each ${ask.epochs} epochs long, in the background. Every second cell comes first.`,
      ],
    };
  const isWhole = played === all;
  return {
    voice: voiceOf(state, scene),
    below: [
      ...[strong(played), ` of ${grouped(all)} games played`, ...smallest(state, scene), '.'],
      isWhole ? '' : ' Where neighbours disagree, the map looks closer.',
    ],
  };
}
