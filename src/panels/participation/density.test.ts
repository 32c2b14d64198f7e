import { describe, expect, it } from 'vitest';
import { BARS, BINS } from '../../game/summary.ts';
import { shownPlayers } from '../../game/shown.ts';
import { playerLayers } from '../../../test/playerLayers.ts';
import { trajectoryOf } from '../test/crowd.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { densityLayout, drawShares, logShare, momentsOf, quantileOfBars } from './density.ts';
import { timeLayout } from './layout.ts';
import { drawingOrder } from './lines.ts';
import { lineStride, viewsOf } from './views.ts';

const EPSILON = 0.01;
const layout = timeLayout(704, 356, 2, 100, 2);

describe('the density of participation', () => {
  it('counts at each moment who stands where', () => {
    const moments = momentsOf(
      trajectoryOf([
        [1, 1, 0.5, 0.001, 0],
        [1, 0, 0, 0, 0],
      ]),
      [0, 1],
    );
    expect(moments.map(({ step }) => step)).toEqual([0, 10]);
    expect(moments[0].bars[0]).toBe(1);
    expect(moments[0].bars[1]).toBe(1);
    expect(moments[0].bars[BARS - 1]).toBe(2);
    expect(moments[1].bars[0]).toBe(4);
  });

  it('has more ink the more players there are, from none to all', () => {
    const shares = [0, 1, 10, 1000, 266_200].map((count) => logShare(count, 266_200));
    expect(shares[0]).toBe(0);
    expect(shares[4]).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(new Set(shares).size).toBe(5);
    expect(logShare(NaN, 5)).toBe(0);
  });

  it('says below which s a share of the players stands, to a bar’s width', () => {
    for (const count of [1, 7, 1000]) {
      const s = Array.from({ length: count }, (_, i) => (i / count) ** 2);
      const [{ bars }] = momentsOf(trajectoryOf([s]), [0]);
      for (const share of [0.1, 0.5, 0.9, 0.99, 1]) {
        const exact = s[Math.max(0, Math.ceil(share * count) - 1)];
        const found = quantileOfBars(bars, share, EPSILON);
        expect(Math.abs(found - exact), `${share} of ${count}`).toBeLessThanOrEqual(
          1 / BINS + 1e-9,
        );
      }
    }
  });

  it('puts all who are at 0 at 0, and all at 1 at 1', () => {
    const [out, full] = [new Array<number>(BARS).fill(0), new Array<number>(BARS).fill(0)];
    out[0] = 9;
    full[BARS - 1] = 9;
    expect([0.5, 0.99].map((share) => quantileOfBars(out, share, EPSILON))).toEqual([0, 0]);
    expect([0.5, 0.99].map((share) => quantileOfBars(full, share, EPSILON))).toEqual([1, 1]);
    expect(quantileOfBars(new Array<number>(BARS).fill(NaN), 0.5, EPSILON)).not.toBeNaN();
  });

  it('gives exact 1 and the pruned rows of their own, inside the plot', () => {
    const { plot } = densityLayout(layout);
    expect(plot.y).toBeGreaterThan(layout.plot.y);
    expect(plot.y + plot.height).toBeLessThan(layout.plot.y + layout.plot.height);
    expect(densityLayout(layout).y(1)).toBe(plot.y);
  });

  it('names its lines where they lie well between the ends', () => {
    const rows = Array.from({ length: 12 }, (_, t) =>
      Array.from({ length: 200 }, (_, i) => Math.max(0, 1 - (t / 8) * (1 - i / 400))),
    );
    const moments = momentsOf(
      trajectoryOf(rows),
      rows.map((_, column) => column),
    );
    const { ctx, texts } = recorder();
    drawShares(ctx, moments, EPSILON, layout, plainTheme);
    expect(texts().length).toBeGreaterThan(1);
    expect(texts()[0]).toContain('half are below');
  });
});

describe('the views of participation', () => {
  const namesOf = (counts: readonly number[]) =>
    viewsOf(shownPlayers(playerLayers(counts), 0).layers).map(({ name }) => name);

  it('are lines of all while they can be told apart, else the density and a sample', () => {
    expect(namesOf([128, 64])).toEqual(['lines', 'heat', 'by layer']);
    expect(namesOf([784, 512, 256])).toEqual(['lines', 'heat', 'by layer']);
    expect(namesOf([235_200, 30_000, 1000])).toEqual(['density', 'sample', 'by layer']);
  });

  it('say how many of all the sample has, which is as many as there are lines', () => {
    const { layers, players } = shownPlayers(playerLayers([235_200, 30_000, 1000]), 0);
    const lines = drawingOrder(new Uint8Array(players.length)).length;
    expect(lines).toBeGreaterThan(280);
    expect(lines).toBeLessThanOrEqual(300);
    expect(viewsOf(layers)[1].reading).toContain(`${lines} of 266\u202f200 players`);
  });

  it('draw every line while they are few', () => {
    expect([192, 768, 1552, 2048].map(lineStride)).toEqual([1, 1, 1, 1]);
  });
});
