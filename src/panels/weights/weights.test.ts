import { describe, expect, it } from 'vitest';
import { aliveIn, type ParticipationShape } from '../../game/pictures.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { byteColours, writeBitmap } from './bitmap.ts';
import { drawDead } from './draw.ts';
import { cellOf, layerLayout, rowAt } from './layout.ts';

const shapeOf = (layer: number, rows: number, columns: number): ParticipationShape => ({
  ...{ kind: 'participation', layer, rows, columns },
});
const room = (width: number, height: number) => ({ x: 0, y: 22, width, height });

describe('the layout of a layer of weights', () => {
  it('shows 300 neurons of the first layer as 25 × 12 pictures, a pixel a weight', () => {
    const layout = layerLayout(shapeOf(0, 300, 784), room(704, 394));
    expect(layout).toMatchObject({ kind: 'pictures', across: 25, cellWidth: 28, height: 12 * 28 });
    expect([layout.pixelWidth, layout.pixelHeight]).toEqual([700, 336]);
  });

  it.each([
    [704, 394],
    [358, 394],
    [1200, 672],
    [320, 350],
  ])('keeps every neuron in the room of %i × %i, each in a place of its own', (width, height) => {
    for (const shape of [
      shapeOf(0, 300, 784),
      shapeOf(0, 512, 784),
      shapeOf(0, 1, 784),
      shapeOf(0, 7, 784),
      shapeOf(1, 100, 300),
      shapeOf(1, 256, 512),
      shapeOf(2, 10, 100),
      shapeOf(1, 2000, 3),
      shapeOf(0, 12, 20),
    ]) {
      const layout = layerLayout(shape, room(width, height));
      expect(layout.width, JSON.stringify(shape)).toBeLessThanOrEqual(width + 1e-9);
      expect(layout.height).toBeLessThanOrEqual(height + 1e-9);
      expect(layout.pixelWidth * layout.pixelHeight).toBeGreaterThanOrEqual(
        shape.rows * shape.columns,
      );
      for (let row = 0; row < shape.rows; row++) {
        const cell = cellOf(layout, row);
        const middle = [cell.x + cell.width / 2, cell.y + cell.height / 2] as const;
        expect(rowAt(layout, ...middle)).toBe(row);
      }
      expect(rowAt(layout, -1, 30)).toBeNull();
      expect(rowAt(layout, 1, 5)).toBeNull();
      expect(rowAt(layout, 1, layout.y + layout.height + 1)).toBeNull();
    }
  });

  it('draws a later layer as a matrix, whatever its widths are', () => {
    expect(layerLayout(shapeOf(1, 100, 784), room(704, 394)).kind).toBe('matrix');
    expect(layerLayout(shapeOf(0, 100, 20), room(704, 394)).kind).toBe('matrix');
  });
});

describe('the bitmap of a layer', () => {
  const colours = Uint32Array.from({ length: 256 }, (_, byte) => 1000 + byte);

  it('has every weight where its neuron’s picture has it', () => {
    const shape = shapeOf(0, 5, 784);
    const layout = layerLayout(shape, room(84, 84));
    const bytes = Uint8Array.from({ length: 5 * 784 }, (_, at) => (at * 7) % 251);
    const into = new Uint32Array(layout.pixelWidth * layout.pixelHeight);
    writeBitmap(bytes, layout, colours, into);
    for (const [row, x, y] of [
      [0, 0, 0],
      [1, 27, 3],
      [3, 5, 27],
      [4, 14, 14],
    ]) {
      const left = (row % layout.across) * 28 + x;
      const top = Math.floor(row / layout.across) * 28 + y;
      const byte = bytes[row * 784 + y * 28 + x];
      expect(into[top * layout.pixelWidth + left]).toBe(1000 + byte);
    }
    // Where there is no neuron the ground is bare.
    if (layout.across * Math.ceil(5 / layout.across) > 5) expect(into.at(-1)).toBe(1000);
  });

  it('has a row a neuron in a matrix', () => {
    const layout = layerLayout(shapeOf(1, 2, 3), room(100, 100));
    const into = new Uint32Array(6);
    writeBitmap(Uint8Array.of(0, 1, 2, 3, 4, 255), layout, colours, into);
    expect([...into]).toEqual([1000, 1001, 1002, 1003, 1004, 1255]);
  });

  it('leaves the ground bare where a weight is pruned, and nowhere else', () => {
    const table = byteColours({
      paper: '#ffffff',
      rampAt: (s) => `rgb(${Math.round(255 * s)}, 0, 0)`,
    });
    expect(table[0]).toBe(0xffffffff);
    expect(new Set(table).size).toBe(256);
  });
});

describe('who is left', () => {
  it('is counted by neuron and by input', () => {
    const alive = aliveIn({ rows: 2, columns: 3 }, Uint8Array.of(0, 1, 255, 0, 0, 3));
    expect(alive).toEqual({
      rows: Uint32Array.of(2, 1),
      columns: Uint32Array.of(0, 1, 2),
      total: 3,
    });
  });

  it('is crossed out where a neuron reads nothing any more', () => {
    const layout = layerLayout(shapeOf(0, 3, 784), room(84, 28));
    const { ctx, calls } = recorder();
    const alive = { rows: Uint32Array.of(3, 0, 0), columns: new Uint32Array(784), total: 3 };
    drawDead(ctx, layout, alive, plainTheme);
    // Two strokes a cross.
    expect(calls.filter((call) => call.startsWith('moveTo'))).toHaveLength(4);
  });
});
