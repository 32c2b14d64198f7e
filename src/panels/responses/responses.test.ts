import { describe, expect, it } from 'vitest';
import { setting } from '../../ui/format.ts';
import { frameOf, layersOf, spec } from '../test/crowd.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { groundOf } from '../shared/ground.ts';
import { drawMap } from './draw.ts';
import {
  BEYOND_LEFT,
  BEYOND_TOP,
  MapEnds,
  mapLayout,
  nearest,
  places,
  type MapLayout,
} from './layout.ts';
import { describePlace } from './painter.ts';
import { playerId, shownIndex } from '../../game/players.ts';

const ends = { low: -4, high: 4, top: 1 };

function placed(layout: MapLayout, gain: number[], curvature: number[]) {
  const into = { at: new Float32Array(2 * gain.length), beyond: new Uint8Array(gain.length) };
  places(layout, Float64Array.from(gain), Float64Array.from(curvature), into);
  return into;
}

describe('places', () => {
  it('put gain across and the size price upwards, and what lies beyond at the edge', () => {
    const layout = mapLayout(336, 132, layersOf(4), ends);
    const { at, beyond } = placed(layout, [0, 2, -40, 1], [0.5, 0, 0.5, 9]);
    expect([...at].map(Math.round)).toMatchSnapshot();
    expect([...beyond]).toEqual([0, 0, BEYOND_LEFT, BEYOND_TOP]);
  });

  it('give every player a fixed height in its layer’s strip when there is no size price', () => {
    const layout = mapLayout(336, 132, layersOf(3, 2), { ...ends, top: 0 });
    const here = placed(layout, [0, 1, 2, 3, -1], [0, 0, 0, 0, 0]);
    const later = placed(layout, [1, 0, 3, 2, -2], [0, 0, 0, 0, 0]);
    const heights = (at: Float32Array) => [...at].filter((_, i) => i % 2 === 1).map(Math.round);
    expect(heights(here.at)).toEqual(heights(later.at));
    expect(heights(here.at)).toMatchSnapshot();
    const [first, second] = layout.strips;
    expect(Math.max(...heights(here.at).slice(0, 3))).toBeLessThan(first.y + first.height);
    expect(Math.min(...heights(here.at).slice(3))).toBeGreaterThan(second.y);
  });

  it('find the nearest mark within reach', () => {
    const at = Float32Array.of(10, 10, 20, 10, 80, 80);
    expect(nearest(at, 17, 11, 16)).toBe(1);
    expect(nearest(at, 50, 50, 16)).toBeNull();
  });
});

it('keeps the axes still under noise, whatever a few players do', () => {
  const axes = new MapEnds();
  const crowd = (scale: number, stray: number) =>
    Float64Array.from({ length: 200 }, (_, i) => (i === 0 ? stray : scale * (i / 100 - 1)));
  const flat = new Float64Array(200).fill(0.5);
  const first = axes.update(crowd(1, 1e6), flat, 0);
  expect(first).toEqual({ low: -1.5, high: 1.5, top: 0.7 });
  for (let t = 1; t < 50; t++)
    expect(axes.update(crowd(1 + 0.2 * Math.sin(t), -1e6 * t), flat, 100 * t)).toEqual(first);
  axes.reset();
  expect(axes.update(new Float64Array(3), new Float64Array(3), 0)).toEqual({
    low: -1,
    high: 1,
    top: 0,
  });
});

describe('drawing', () => {
  const scene = (layout: MapLayout, gain: number[], curvature: number[], ringed: number[]) => ({
    places: placed(layout, gain, curvature),
    state: Uint8Array.of(0, 1, 2),
    ringed: ringed.map((at) => ({ player: shownIndex(at), name: playerId(at) })),
  });

  it('parts out, between and in, marks the states and rings the chosen', () => {
    const { ctx, calls } = recorder();
    const layout = mapLayout(336, 132, layersOf(3), ends);
    drawMap(ctx, scene(layout, [2, -1, -9], [0.5, 0.2, 0.1], [1]), layout, plainTheme);
    expect(calls).toMatchSnapshot();
  });

  it('has room for the figure at the end of the upward axis, and names “out” where the axis leaves little', () => {
    const { ctx, texts } = recorder();
    const small = { low: -1, high: 7, top: 1.25e-4 };
    const layout = mapLayout(240, 132, layersOf(3), small);
    drawMap(ctx, scene(layout, [2, -1, 3], [1e-4, 1e-4, 0], []), layout, plainTheme);
    expect(texts().join(' ')).toContain('out');
    // 6 px for each of its signs.
    expect(layout.plot.x - 5).toBeGreaterThanOrEqual(6 * setting(1.25e-4).length);
  });

  it('names the layers’ strips instead where there is no size price', () => {
    const { ctx, texts } = recorder();
    const layout = mapLayout(336, 132, layersOf(2, 1), { ...ends, top: 0 });
    drawMap(ctx, scene(layout, [2, -1, -3], [0, 0, 0], [0, 2]), layout, plainTheme);
    expect(texts()).toMatchSnapshot();
  });
});

it('says where a player stands and what it should do', () => {
  const frame = frameOf(1, [0.54, 0.5], { benefit: Float32Array.of(0.5, 1.25), fee: 1 });
  const words = (beta: number, player: number) =>
    describePlace(
      playerId(player),
      groundOf(frame, spec({ alpha: 1, beta, eta: 0 }), shownIndex(player)),
    );
  expect(words(0, 0)).toBe('player 0: x = −0.50, best response out; s = 0.54 now');
  expect(words(0.5, 1)).toBe('player 1: x = 0.25, y = 1.00, best response 0.25; s = 0.50 now');
  expect(words(0.1, 1)).toBe('player 1: x = 0.25, y = 0.20, best response in; s = 0.50 now');
});
