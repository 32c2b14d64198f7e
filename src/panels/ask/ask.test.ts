import { describe, expect, it } from 'vitest';
import { playerId, shownIndex } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import type { Told } from '../../state/asking.ts';
import { firingLayout } from './firingPainter.ts';
import { askLayout } from './layout.ts';
import { emptyPad, withLine } from './pad.ts';
import { netsOf } from './painter.ts';
import { partingInWords, percentOf, twinInWords, verdictOf } from './words.ts';

function layersOf(...groups: (readonly [ShownLayer['granularity'], number])[]): ShownLayer[] {
  let at = 0;
  return groups.map(([granularity, count], index) => {
    const [first, firstId] = [shownIndex(at), playerId(at)];
    at += count;
    return { name: `Layer ${index + 1}`, granularity, first, firstId, count, total: count };
  });
}

const digits = [...'0123456789'];
const clothes = digits.map((digit) => `ankle boot ${digit}`);

describe('the layout of the answers', () => {
  it.each([
    [336, false],
    [264, false],
    [358, true],
    [224, true],
  ])('keeps image, names and bars apart, %i wide', (width, isNarrow) => {
    for (const [names, nets] of [
      [digits, 2],
      [digits, 3],
      [clothes, 2],
      [clothes, 3],
    ] as const) {
      const layout = askLayout({ width, names, isNarrow, nets });
      const { image, nameX, columns, rowY, height, verdictY } = layout;
      expect(columns).toHaveLength(nets);
      columns
        .slice(1)
        .forEach(({ x }, at) => expect(x).toBeGreaterThan(columns[at].x + columns[at].width));
      const last = columns[columns.length - 1];
      expect(last.x + last.width).toBeLessThanOrEqual(width + 1e-6);
      expect(columns[0].x + columns[0].width).toBeLessThan(last.x);
      expect(nameX).toBeLessThan(columns[0].x);
      expect(rowY[0]).toBeGreaterThan(verdictY);
      expect(rowY[rowY.length - 1]).toBeLessThan(height);
      if (isNarrow) expect(verdictY).toBeGreaterThan(image.height);
      else expect(image.width).toBeLessThan(columns[0].x);
    }
  });
});

describe('the neurons that fire', () => {
  it('have a bar each, but where filters show theirs', () => {
    const dense = layersOf(['pixel', 784], ['neuron', 300], ['neuron', 100]);
    const { grids, height } = firingLayout(336, dense);
    expect(grids.map(({ group, layer }) => [group, layer.count])).toEqual([
      [1, 300],
      [2, 100],
    ]);
    expect(grids[1].y).toBeGreaterThan(grids[0].y + grids[0].rows * grids[0].down);
    expect(grids[1].y + grids[1].rows * grids[1].down).toBeLessThan(height);
    for (const kinds of [layersOf(['filter', 20], ['neuron', 500]), layersOf(['weight', 9])])
      expect(firingLayout(336, kinds)).toEqual({ grids: [], height: 0 });
  });
});

describe('an image drawn by hand', () => {
  it('has ink along the line, which fades at its edge; what was there stays', () => {
    const empty = emptyPad({ height: 28, width: 28 });
    const line = withLine(empty, [5.5, 14.5], [22.5, 14.5]);
    for (let x = 5; x <= 22; x++) expect(line.values[14 * 28 + x]).toBe(255);
    expect(line.values[13 * 28 + 10]).toBeGreaterThan(0);
    expect(line.values[11 * 28 + 10]).toBe(0);
    const cross = withLine(line, [14.5, 5.5], [14.5, 22.5]);
    line.values.forEach((value, at) => expect(cross.values[at]).toBeGreaterThanOrEqual(value));
    expect(empty.values.every((value) => value === 0)).toBe(true);
  });

  it('is a dot where the pen does not move, and nothing outside', () => {
    const empty = emptyPad({ height: 28, width: 28 });
    expect(withLine(empty, [3.5, 3.5], [3.5, 3.5]).values[3 * 28 + 3]).toBe(255);
    expect(withLine(empty, [-9, -9], [-9, -9]).values.every((value) => value === 0)).toBe(true);
  });
});

describe('a verdict', () => {
  it('is the class with the largest share, or none where there is no number', () => {
    const verdict = verdictOf(Float32Array.of(0.1, 0.7, 0.2), digits)!;
    expect([verdict.name, percentOf(verdict)]).toEqual(['1', '70 %']);
    expect(verdictOf(new Float32Array(3).fill(NaN), digits)).toBeNull();
  });
});

describe('the nets that answer', () => {
  it('are the dense twin first, where there is one, the net now and the pruned net', () => {
    const [now, pruned, shares] = [0.1, 0.2, 0.3].map((share) => Float32Array.of(share));
    const told = { now, pruned, dense: null } as unknown as Told;
    expect(netsOf(told).map(({ shares }) => shares)).toEqual([now, pruned]);
    const dense = { shares: shares!, step: 3, costMs: 0 };
    expect(netsOf({ ...told, dense }).map(({ name }) => name)).toEqual([
      ...['dense', 'net now', 'pruned'],
    ]);
    expect(netsOf(null)).toHaveLength(2);
  });
});

describe('what is said of the dense twin', () => {
  const training = {
    ...({ phase: 'training', step: 1200, steps: 8600, stepsPerSecond: 200 } as const),
    ...{ testAccuracy: null, why: null },
  };

  const cost = { seconds: 41, isMeasured: true };

  it('names the cost before, the time left meanwhile, and what came of it', () => {
    expect(twinInWords(null, cost)).toContain('Its training takes about 41 s');
    expect(twinInWords(null, { ...cost, isMeasured: false })).toContain('(not measured here yet)');
    expect(twinInWords(training, cost)).toBe(
      'The dense twin is training: step 1\u202f200 of 8\u202f600, about 37 s left.',
    );
    expect(twinInWords({ ...training, testAccuracy: 0.9 }, cost)).toMatch(
      /left\. When last tested, it was right on 90\.0 % of the test images\.$/,
    );
    expect(twinInWords({ ...training, stepsPerSecond: 0 }, cost)).not.toContain('left');
    expect(twinInWords({ ...training, steps: null }, cost)).toBe(
      'The dense twin is being prepared.',
    );
    expect(twinInWords({ ...training, phase: 'trained', testAccuracy: 0.981 }, cost)).toContain(
      'It is right on 98.1 % of the test images.',
    );
    const gone = { ...training, phase: 'gone', why: 'The device is gone' } as const;
    expect(twinInWords(gone, cost)).toMatch(/^The device is gone\. Its training takes about 41 s/);
  });
});

describe('what is said of images on which nets part', () => {
  const parting = {
    ...({ other: 'dense', step: 938, otherStep: 8600, images: [3, 9], count: 10_000 } as const),
    ...{ rightNow: 0, rightOther: 2 },
  };

  it('names both steps, how many there are, and who is right on them', () => {
    expect(partingInWords(parting)).toBe(
      'At step 938 the net and its dense twin (of step 8\u202f600) part on 2 of 10\u202f000 test images: the net now is right on 0 of them, the twin on 2.',
    );
    expect(partingInWords({ ...parting, other: 'pruned', images: [] })).toBe(
      'At step 938 the net now and the pruned net answer alike on all 10\u202f000 test images.',
    );
    expect(partingInWords(null)).toContain('not been counted');
  });
});
