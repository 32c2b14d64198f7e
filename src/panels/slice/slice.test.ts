import type { Prices } from '../../game/utility.ts';
import { describe, expect, it } from 'vitest';
import { nullcline, type Point } from '../../game/frozen/slice.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { frameOf, layersOf, spec, trajectoryOf } from '../test/crowd.ts';
import { closeupPlayer } from '../test/closeup.ts';
import { pricesOf } from '../shared/states.ts';
import { bandsOf, basinOutline } from './bands.ts';
import { drawSlice, type NamePlaces } from './draw.ts';
import { countWords, describeScene, explainSlice, readingOf } from './explain.ts';
import { moved } from './keys.ts';
import { pixelOf, pointAt, sliceLayout } from './layout.ts';
import { allMarks, markAt, wordsOf } from './marks.ts';
import { distanceToLine } from '../shared/distanceToLine.ts';
import { placeName } from './names.ts';
import { choosePair, productOf, type Pair } from './pair.ts';
import { playerId, shownIndex } from '../../game/players.ts';
import { CELLS, fateOf, sceneOf, tailOf } from './scene.ts';

const layers = layersOf(4, 2);
const participation = Float32Array.of(0.5, 0.5, 0.1, 0.5, 1, 1);
const closeup = {
  step: 1,
  players: [closeupPlayer(1, 1, [0.5, 2, -4, 0.75])],
};

describe('the pair', () => {
  const all = Uint32Array.from(participation.keys());
  const at = (player: number | null | undefined) =>
    player === null || player === undefined ? null : shownIndex(player);
  const pick = (selected: number[], chosen: number | null, known = true, previous?: number) => {
    const near = known ? closeup : null;
    const picked = selected.map(shownIndex);
    return choosePair(all, layers, picked, at(chosen), participation, near, at(previous));
  };
  const pair = (i: number, j: number, of: Pick<Pair, 'together' | 'how'>): Pair => ({
    players: [shownIndex(i), shownIndex(j)],
    names: [playerId(i), playerId(j)],
    ...of,
  });

  it('is the first two selected of one layer, else the first two', () => {
    expect(pick([0, 4, 3], null)).toEqual(pair(0, 3, { together: true, how: 'selected' }));
    expect(pick([0, 4], null)).toEqual(pair(0, 4, { together: false, how: 'selected' }));
  });

  it('is else the chosen player with its strongest rival, which stays until clearly outdone', () => {
    expect(pick([1], 1)).toEqual(pair(1, 2, { together: true, how: 'strongest' }));
    expect(pick([], 1, true, 3)?.players).toEqual([1, 3]);
    expect(pick([], 1, true, 0)?.players).toEqual([1, 2]);
  });

  it('is else the chosen player with its neighbour', () => {
    expect(pick([], 1, false)).toEqual(pair(1, 2, { together: true, how: 'neighbour' }));
    expect(pick([], 3, true)?.players).toEqual([3, 2]);
    expect(pick([], null)).toBeNull();
  });

  it('of a layer of which a part is shown is the chosen player with the strongest of those', () => {
    // Players 0 to 3, of whom 0, 1 and 3 are shown; 2 would weigh most.
    const shown = Uint32Array.of(0, 1, 3);
    const [whole] = layersOf(4);
    const part = [{ ...whole, count: 3 }];
    const s = Float32Array.of(0.5, 0.5, 0.5);
    expect(choosePair(shown, part, [], shownIndex(1), s, closeup)).toEqual({
      players: [1, 2],
      names: [1, 3],
      ...{ together: true, how: 'strongestShown' },
    });
  });

  it('has its inner product from either row, 0 between layers, none before it is known', () => {
    const of = (i: number, j: number, together = true) =>
      productOf(layers, closeup, pair(i, j, { together, how: 'selected' }));
    expect(of(1, 3)).toBe(0.75);
    expect(of(3, 1)).toBe(0.75);
    expect(of(0, 3)).toBeNull();
    expect(of(0, 4, false)).toBe(0);
  });
});

const frame = frameOf(10, [0.5, 0.25, 1, 1], {
  benefit: Float32Array.of(2, 2, 1, 1),
  rivalry: Float32Array.of(0.25, 0.5, 0, 0),
});
const pairOf = (together = true): Pair => ({
  players: [shownIndex(0), shownIndex(1)],
  names: [playerId(0), playerId(1)],
  together,
  how: 'selected',
});
const bothAt = (patch: Parameters<typeof spec>[0]) =>
  [0, 1].map((i) => pricesOf(frame, spec(patch), shownIndex(i))) as [Prices, Prices];
const contest = (patch = {}, product: number | null = 1) =>
  sceneOf(frame, bothAt({ alpha: 1, beta: 0.25, eta: 2, ...patch }), pairOf(), product);

describe('the scene', () => {
  it('has no game where numbers have run away', () => {
    expect(contest({}, NaN).game).toBeNull();
    expect(contest({}, 1e200).game).toBeNull();
  });

  it('takes the other out of what a player faces', () => {
    // x = αb − γ − η(c − t g) = 2 − 1 − 2 (0.25 − 0.25) and 2 − 1 − 2 (0.5 − 0.5).
    expect(contest().game?.slice).toEqual({ gain: [1, 1], curvature: [0.5, 0.5], coupling: 2 });
  });

  it('weighs each of the two by the prices of its own group', () => {
    const apart = frameOf(
      1,
      [0.5, 0.25],
      { benefit: Float32Array.of(2, 2), fees: Float32Array.of(1, 0.5) },
      layersOf(1, 1),
    );
    const prices = [0, 1].map((i) =>
      pricesOf(apart, spec({ alpha: '1,2', eta: 0 }), shownIndex(i)),
    ) as [Prices, Prices];
    expect(sceneOf(apart, prices, pairOf(false), 0).game?.slice.gain).toEqual([1, 3.5]);
  });

  it('waits for the inner product unless η is 0 or the layers differ', () => {
    expect(contest({}, null).game).toBeNull();
    expect(readingOf(contest({}, null))).toMatch(/^Waiting for inner products/);
    expect(contest({ eta: 0 }, null).game?.slice.coupling).toBe(0);
    const apart = sceneOf(frame, bothAt({ eta: 2 }), pairOf(false), 0);
    expect(apart.game?.slice.coupling).toBe(0);
    expect(readingOf(apart)).toMatch(/different layers/);
  });

  it('knows where the two would end', () => {
    const { game } = contest();
    expect(countWords(game!)).toBe('3 equilibria, 2 stable');
    expect(fateOf(game!, [0.9, 0.3]).end).toEqual([1, 0]);
    expect(fateOf(game!, [0.3, 0.9]).end).toEqual([0, 1]);
  });

  it('remembers the last columns of both', () => {
    const trajectory = trajectoryOf([
      [1, 1, 0, 0],
      [0.8, 0.6, 0, 0],
    ]);
    const tail = tailOf(trajectory, pairOf(), [0.5, 0.25]);
    expect(tail.map((at) => at.map((s) => Math.round(100 * s)))).toEqual([
      [100, 100],
      [80, 60],
      [50, 25],
    ]);
  });
});

describe('places', () => {
  const layout = sliceLayout(300, 260);

  it('go from the game to the picture and back', () => {
    for (const at of [
      [0, 0],
      [1, 1],
      [0.3, 0.8],
    ] as const) {
      const back = pointAt(layout, ...pixelOf(layout, at));
      expect(back[0]).toBeCloseTo(at[0], 12);
      expect(back[1]).toBeCloseTo(at[1], 12);
    }
    expect(pointAt(layout, -50, 900)).toEqual([0, 0]);
  });

  it('hold everything from 260 to 420 pixels', () => {
    for (const width of [260, 300, 420]) {
      const { plot, arrows } = sliceLayout(width, 260);
      expect(plot.x + plot.width).toBeLessThanOrEqual(width);
      expect(plot.width).toBeGreaterThan(200);
      expect({ plot, arrows: arrows.length }).toMatchSnapshot();
    }
  });

  it('let a name stand beside its line, clear of what is to be kept free', () => {
    const line: Point[] = [
      [30, 200],
      [280, 40],
    ];
    const { plot } = layout;
    const kept: Point = [155, 120];
    const { at, index } = placeName(line, [[kept]], 60, plot, null);
    for (const px of [at[0] - 30, at[0], at[0] + 30])
      expect(distanceToLine(line, px, at[1])).toBeGreaterThan(6);
    expect(Math.hypot(at[0] - kept[0], at[1] - kept[1])).toBeGreaterThan(20);
    expect(placeName(line, [[kept]], 60, plot, index).index).toBe(index);
  });

  it('take the bands of the potential and the basins over the square', () => {
    const { game } = contest();
    expect(bandsOf(game!.slice)).toHaveLength(8);
    expect(bandsOf({ gain: [0, 0], curvature: [0, 0], coupling: 0 })).toEqual([]);
    const cells = new Set(game!.basin);
    for (const index of cells) {
      const ring = basinOutline(game!.basin, CELLS, index).flat();
      for (const s of ring.flat()) {
        expect(s).toBeGreaterThanOrEqual(0);
        expect(s).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('marks', () => {
  const layout = sliceLayout(300, 260);
  const scene = contest();
  const at = (point: Point) => markAt(scene, layout, ...pixelOf(layout, point));

  it('are found where they are drawn', () => {
    expect(at([0.5, 0.25])).toEqual({ kind: 'now' });
    expect(at([1, 0])?.kind).toBe('rest');
    for (const side of [0, 1] as const) {
      const [a, b] = nullcline(scene.game!.slice, side)!.slice(1, 3);
      expect(at([0.7 * a[0] + 0.3 * b[0], 0.7 * a[1] + 0.3 * b[1]])).toEqual({
        kind: 'line',
        side,
      });
    }
    expect(at(layout.arrows[0])).toEqual({ kind: 'arrow', at: layout.arrows[0] });
    expect(at([0.62, 0.96])?.kind).toBe('basin');
    expect(markAt(scene, layout, 2, 2)).toBeNull();
  });

  it('all say what they are', () => {
    expect(allMarks(scene).map((mark) => wordsOf(mark, scene))).toMatchSnapshot();
    expect(describeScene(scene)).toMatchSnapshot();
  });
});

it('moves the what-if point by keys, inside the square', () => {
  expect(moved([0.5, 0.5], 'ArrowRight', false)).toEqual([0.55, 0.5]);
  expect(moved([0.5, 0.9], 'ArrowUp', true)).toEqual([0.5, 1]);
  expect(moved([0.02, 0.5], 'ArrowLeft', false)).toEqual([0, 0.5]);
  expect(moved([0.5, 0.5], 'Enter', false)).toBeNull();
});

it('explains with the numbers of now', () => {
  const lines = (patch = {}) => explainSlice(contest(patch), spec(patch));
  expect(lines().map(({ numbers }) => numbers)).toMatchSnapshot();
  expect(lines({ beta: 0 }).some(({ formula }) => formula === 'in if x − k t > 0, else out')).toBe(
    true,
  );
  expect(explainSlice(null, spec())).toHaveLength(1);
});

describe('drawing', () => {
  const draw = (scene = contest(), whatIf: Point | null = null) => {
    const { ctx, calls, texts } = recorder();
    const layout = sliceLayout(300, 260);
    const fate = scene.game && fateOf(scene.game, whatIf ?? scene.now);
    const places: NamePlaces = [null, null];
    const tail: Point[] = [[1, 1], scene.now];
    drawSlice(ctx, { scene, tail, whatIf, fate, marked: null }, layout, plainTheme, places);
    return { calls, texts };
  };

  it('shows names, axes, now and what if', () => {
    expect(draw(contest(), [0.9, 0.6]).texts()).toMatchSnapshot();
  });

  it('fills stable rests and leaves unstable ones hollow', () => {
    const { calls } = draw();
    const discs = calls.flatMap((call, i) =>
      /^arc .* 4\.5 /.test(call) ? [calls[i + 1].replace('fillStyle = ', '')] : [],
    );
    expect(discs.sort()).toEqual(['ink', 'ink', 'paper']);
  });

  it('holds still where nothing is at stake, and draws no line where any reply is best', () => {
    const flatPrices = { alpha: 1, beta: 0, gamma: 1, eta: 0 };
    const flat = sceneOf(
      frameOf(1, [0.5, 0.25], { benefit: Float32Array.of(1, 1) }),
      [flatPrices, flatPrices],
      pairOf(),
      null,
    );
    expect(countWords(flat.game!)).toBe('every point an equilibrium');
    expect(
      draw(flat)
        .texts()
        .some((words) => words.includes('best for')),
    ).toBe(false);
  });

  it('waits with axes and the point alone', () => {
    expect(draw(contest({}, null)).texts()).toMatchSnapshot();
  });
});
