import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseModel, denseWidths } from './dense.ts';
import { multiplicationsOf, parameterCount } from './model.ts';
import { playerGroups } from './players.ts';
import { namedModels, readModel } from './readModel.ts';

const widths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 7 });

describe('a fully connected network', () => {
  it('is known again by its widths', () => {
    fc.assert(
      fc.property(widths, (all) => {
        expect(denseWidths(denseModel(all))).toEqual(all);
      }),
    );
  });

  it('hands on from block to block what the next one takes', () => {
    fc.assert(
      fc.property(widths, (all) => {
        const { blocks } = denseModel(all);
        for (let at = 1; at < blocks.length; at++)
          expect(blocks[at].input).toEqual(blocks[at - 1].output);
      }),
    );
  });

  it('is taken for no other, nor another for it', () => {
    const { blocks } = denseModel([6, 5, 4]);
    expect(denseWidths({ blocks: [] })).toBeNull();
    expect(denseWidths({ blocks: blocks.slice(0, 2) })).toBeNull();
    expect(denseWidths({ blocks: [blocks[0], blocks[2], blocks[1]] })).toBeNull();
  });

  // Section 8.1 of the paper counts 535 040 weights; biases come to 778.
  it('has the paper’s weights', () => {
    const paper = denseModel([784, 512, 256, 10]);
    expect(multiplicationsOf(paper)).toBe(535_040);
    expect(parameterCount(paper)).toBe(535_040 + 512 + 256 + 10);
  });
});

describe('players', () => {
  it('are the neurons of all hidden layers, one after another, and of no other', () => {
    fc.assert(
      fc.property(widths, (all) => {
        const groups = playerGroups(denseModel(all), ['neuron']);
        expect(groups.map(({ count }) => count)).toEqual(all.slice(1, -1));
        let first = 0;
        for (const group of groups) {
          expect(group.first).toBe(first);
          first += group.count;
        }
      }),
    );
  });

  it('are single weights of all layers, the last one’s too', () => {
    fc.assert(
      fc.property(widths, (all) => {
        const groups = playerGroups(denseModel(all), ['weight']);
        expect(groups.map(({ count }) => count)).toEqual(
          all.slice(1).map((width, l) => width * all[l]),
        );
      }),
    );
  });

  it('are pixels of the first layer alone, before the neurons where both play', () => {
    const model = denseModel([6, 5, 4, 3]);
    expect(playerGroups(model, ['pixel']).map(({ count }) => count)).toEqual([6]);
    const both = playerGroups(model, ['pixel', 'neuron']);
    expect(both.map(({ granularity, first, count }) => [granularity, first, count])).toEqual([
      ['pixel', 0, 6],
      ['neuron', 6, 5],
      ['neuron', 11, 4],
    ]);
    expect(new Set(both.map(({ name }) => name)).size).toBe(3);
  });
});

describe('a network as text', () => {
  it.each(Object.entries(namedModels))('%s is the same by name and as text', (name, { text }) => {
    const [named, written] = [readModel(name, 784, 10), readModel(text, 784, 10)];
    expect(named.ok && denseWidths(named.model)).toEqual(text.split('-').map(Number));
    expect(named).toEqual(written);
  });

  it('may be of any depth and width within bounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 }),
        (hidden) => {
          const all = [784, ...hidden, 10];
          const read = readModel(all.join('-'), 784, 10);
          expect(read.ok && denseWidths(read.model)).toEqual(all);
        },
      ),
    );
  });

  it.each([
    ['784', 'neither a name'],
    ['784-', 'neither a name'],
    ['784--10', 'neither a name'],
    ['784-1e2-10', 'neither a name'],
    ['__proto__', 'neither a name'],
    ['toString', 'neither a name'],
    ['784-' + '9-'.repeat(50) + '10', 'neither a name'],
    ['783-20-10', 'begins with 783'],
    ['784-20-11', 'ends with 11'],
    ['784-10', 'no hidden layer'],
    ['784-1-1-1-1-1-1-1-10', '7 hidden layers'],
    ['784-0-10', 'between 1 and 4096'],
    ['784-5000-10', 'between 1 and 4096'],
    ['784-4096-4096-10', 'parameters'],
  ])('%s is refused', (text, words) => {
    const read = readModel(text, 784, 10);
    expect(read.ok ? '' : read.refusal).toContain(words);
  });
});
