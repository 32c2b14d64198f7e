import { describe, expect, it } from 'vitest';
import { frameOf, layersOf, spec } from '../test/crowd.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { classify, countsOf } from '../shared/states.ts';
import {
  cellCorners,
  drawLegend,
  drawMarks,
  drawRings,
  drawTitles,
  type PlayersScene,
} from './draw.ts';
import { cellAt, neighbour, playerAt, playersLayout, type Move } from './layout.ts';
import { levelOf, LEVELS, Masks, weightShare } from './tiles.ts';
import { shownIndex } from '../../game/players.ts';

const quick = layersOf(128, 64);
const paper = layersOf(512, 256);

describe('layout', () => {
  const outline = (width: number, layers: typeof quick) => {
    const { pitch, cell, grids, height, inset } = playersLayout(width, layers);
    return {
      pitch,
      cell,
      height,
      grids: grids.map(({ columns, rows, x, y }) => [columns, rows, x, y]),
      inset: [inset.x, inset.y, inset.size],
    };
  };

  it.each([
    [704, 'quick', quick],
    [704, 'paper', paper],
    [358, 'quick', quick],
    [358, 'paper', paper],
    [900, 'quick', quick],
  ] as const)('at %i px, %s network', (width, _, layers) => {
    expect(outline(width, [...layers])).toMatchSnapshot();
  });

  it.each([704, 560, 358, 1200])('keeps every player in its own place at %i px', (width) => {
    for (const layers of [quick, paper, layersOf(3), layersOf(40, 30, 20)]) {
      const layout = playersLayout(width, layers);
      const total = layers.reduce((sum, { count }) => sum + count, 0);
      const places = new Set<string>();
      for (let player = 0; player < total; player++) {
        const { x, y } = cellAt(layout, shownIndex(player))!;
        places.add(`${x} ${y}`);
        expect(playerAt(layout, x + layout.cell / 2, y + layout.cell / 2)).toBe(player);
        const beyond =
          x + layout.cell > layout.inset.x &&
          y < layout.inset.y + layout.inset.size &&
          y + layout.cell > layout.inset.y;
        expect(beyond).toBe(false);
      }
      expect(places.size).toBe(total);
    }
  });

  it('holds all of the enlarged player and of the legend, at every width', () => {
    for (let width = 320; width <= 2600; width += 20)
      for (const layers of [quick, paper, layersOf(2)]) {
        const { height, inset, legendY, grids, pitch } = playersLayout(width, layers);
        const figures = 6 * 16;
        expect(height, `${width} px`).toBeGreaterThanOrEqual(inset.textY + figures);
        expect(height).toBeGreaterThanOrEqual(inset.y + inset.size);
        for (const { y, rows } of grids)
          expect(legendY - 8).toBeGreaterThanOrEqual(y + rows * pitch - 2);
        expect(inset.textX + inset.textWidth).toBeLessThanOrEqual(width);
      }
  });

  it('finds nobody outside the grids', () => {
    const layout = playersLayout(704, quick);
    expect(playerAt(layout, 5, 5)).toBeNull();
    expect(playerAt(layout, layout.inset.x + 10, 100)).toBeNull();
  });

  it('moves by keys, across layers, and stays at the edges', () => {
    const wide = playersLayout(704, quick);
    const narrow = playersLayout(358, quick);
    const go = (layout: typeof wide, from: number, ...moves: Move[]) =>
      moves.reduce((player, move) => neighbour(layout, shownIndex(player), move), from);
    expect(go(wide, 0, 'ArrowLeft', 'ArrowUp')).toBe(0);
    expect(go(wide, 12, 'ArrowRight')).toBe(128);
    expect(go(wide, 128, 'ArrowLeft')).toBe(12);
    expect(go(wide, 0, 'ArrowDown')).toBe(13);
    expect(go(wide, 127, 'ArrowDown')).toBe(127);
    expect(go(wide, 130, 'End', 'Home')).toBe(128);
    expect(go(narrow, 112, 'ArrowDown')).toBe(128);
    expect(go(narrow, 128, 'ArrowUp')).toBe(112);
    expect(go(narrow, 15, 'ArrowRight')).toBe(15);
  });
});

describe('tiles', () => {
  it('gives the largest weight all of the colour, the most negative none', () => {
    expect(weightShare(255)).toBe(1);
    expect(weightShare(1)).toBe(0);
    expect(weightShare(128)).toBeCloseTo(0.34, 6);
    expect(levelOf(1)).toBe(LEVELS - 1);
    expect(levelOf(-1)).toBe(0);
  });

  it('brings a field to the size of the cell and paints it by table', () => {
    const masks = new Masks();
    masks.begin(Uint8Array.of(0, 0, 255, 255, 10, 20, 30, 40), 2, 4);
    expect([masks.advance(), masks.advance(), masks.advance()]).toEqual([0, 1, -1]);
    const pixels = new Uint32Array(6 * 4);
    const colours = Uint32Array.from({ length: 512 }, (_, i) => i);
    masks.paint(pixels, 6, 1, 0, colours, 1);
    expect([...pixels.slice(0, 6)]).toEqual([0, 256, 256, 256, 256, 0]);
    expect([...pixels.slice(18)]).toEqual([0, 511, 511, 511, 511, 0]);
    // Where a run has none, those of the run before are gone: the painter leaves tiles of another size empty.
    masks.clear();
    expect([masks.size, masks.advance()]).toEqual([0, -1]);
  });
});

describe('marks', () => {
  const layers = layersOf(3, 1);
  const layout = playersLayout(704, layers);
  const rules = spec({ beta: 0, eta: 0 });
  const frame = frameOf(
    1,
    [1, 0.5, 0, 0.25],
    { benefit: Float32Array.of(2, 0, 0, 2), fee: 1 },
    layers,
    rules,
  );
  const scene: PlayersScene = {
    participation: frame.participation,
    crowd: classify(frame, rules),
    summaries: frame.summaries,
    throughNet: true,
    selected: [shownIndex(1)],
    hovered: shownIndex(2),
    focused: null,
    crossOpacity: () => 1,
  };
  const corners = cellCorners(layout);

  it('draws a disc, a triangle and a cross, and bars as long as s', () => {
    const { ctx, calls } = recorder();
    drawMarks(ctx, scene, layout, corners, plainTheme);
    expect(calls).toMatchSnapshot();
  });

  it('rings the selected thick and the hovered thin', () => {
    const { ctx, calls } = recorder();
    drawRings(ctx, scene, layout, corners, plainTheme);
    expect(calls.filter((call) => /roundRect|lineWidth/.test(call))).toMatchSnapshot();
  });

  it('keeps the whole legend inside the room that it has, however many states there are', () => {
    const many = layersOf(600, 600);
    const s = Array.from({ length: 1200 }, (_, i) => [1, 0.5, 0, 0.25][i % 4]);
    const moved = { motion: new Float32Array(1200), swing: new Float32Array(1200) };
    s.forEach((_, i) => {
      moved.motion[i] = [0, 0.01, -0.01, 0][(i >> 2) % 4];
      moved.swing[i] = i % 48 === 3 ? 0.5 : 0;
    });
    const benefit = Float32Array.from(s, (_, i) => [2, 0, 0, 2, 1][i % 5]);
    const frame = frameOf(1, s, { ...moved, benefit, fee: 1 }, many, rules);
    const states = countsOf(frame).filter((count) => count > 0).length;
    expect(states).toBe(6);
    for (let width = 320; width <= 1300; width += 10) {
      const layout = playersLayout(width, many);
      const { ctx, texts } = recorder();
      drawLegend(ctx, { ...scene, summaries: frame.summaries }, layout, plainTheme);
      const ends = texts().map((each) => {
        const [, words, x, y] = /^"([^"]*)" (\S+) (\S+)/.exec(each)!;
        expect(Number(y) + 8, `${width} px`).toBeLessThanOrEqual(layout.height);
        expect(Number(y) + 7).toBeLessThanOrEqual(
          layout.inset.x > 0 ? layout.height : layout.inset.titleY,
        );
        return words === 'seen through the previous layer' ? 0 : Number(x) + 6 * words.length;
      });
      expect(ends.length).toBeGreaterThanOrEqual(states);
      expect(Math.max(...ends), `${width} px`).toBeLessThanOrEqual(layout.legendWidth);
    }
  });

  it('names layers and states', () => {
    const { ctx, texts } = recorder();
    drawTitles(ctx, scene, layout, plainTheme);
    drawLegend(ctx, scene, layout, plainTheme);
    expect(texts()).toMatchSnapshot();
  });
});
