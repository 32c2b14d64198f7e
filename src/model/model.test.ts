import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockKind } from './blocks/kind.ts';
import { blockKinds, notesOn } from './blocks/registry.ts';
import { denseModel, denseWidths } from './dense.ts';
import {
  layerSize,
  learns,
  multiplicationsOf,
  parameterCount,
  sizeOf,
  type Block,
} from './model.ts';
import { playerGroups } from './players.ts';
import { namedModels, readModel, textOf } from './readModel.ts';

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
    const [named, written] = [readModel(name, [784], 10), readModel(text, [784], 10)];
    expect(named.ok && denseWidths(named.model)).toEqual(text.split('-').map(Number));
    expect(named).toEqual(written);
  });

  it('may be of any depth and width within bounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 }),
        (hidden) => {
          const all = [784, ...hidden, 10];
          const read = readModel(all.join('-'), [784], 10);
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
    ['784 d20 swish d10', 'has “swish”, which is no block; there are d20 (a dense layer'],
    ['784 d0 relu d10', 'has “d0”, which needs between 1 and 4096 units'],
    ['784 d999999 d10', 'has “d999999”, which is no block'],
    ['783 d20 relu d10', 'begins with 783'],
    ['28x28x1 d20 relu d10', 'has “d20”, which takes a list of numbers; here 28x28x1 come in'],
    ['28x28x3 d20 relu d10', 'begins with 28x28x3'],
    ['784 d20 relu d11', 'ends with 11'],
    ['784 d20 relu d10 tanh', 'ends with “tanh”'],
    ['784 relu d10 relu', 'ends with “relu”'],
    ['784 relu d10', 'no hidden layer'],
    ['784 d4096 tanh d4096 tanh d10', 'parameters'],
    ['784' + ' relu'.repeat(33) + ' d20 d10', 'neither a name'],
    ['784' + ' '.repeat(200) + 'd20 d10', 'neither a name'],
    ['d20 relu d10', 'neither a name'],
    ['784_d20_d10', 'neither a name'],
    ['', 'neither a name'],
  ])('%s is refused', (text, words) => {
    const read = readModel(text, [28, 28, 1], 10);
    expect(read.ok ? '' : read.refusal).toContain(words);
  });
});

const kinds = Object.entries<BlockKind>(blockKinds);

/** Networks with two hidden layers of weights and whatever stands between. */
const networks = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
    fc.infiniteStream(fc.array(fc.constantFrom('relu', 'leaky', 'tanh'), { maxLength: 2 })),
  )
  .map(([hidden, between]) =>
    ['784', ...hidden.flatMap((units) => [`d${units}`, ...between.next().value]), 'd10'].join(' '),
  );

describe('a network block by block', () => {
  it('is one network by all of its texts, and goes by one of them', () => {
    fc.assert(
      fc.property(networks, (long) => {
        const one = readModel(long, [784], 10);
        if (!one.ok) throw new Error(one.refusal);
        expect(readModel(one.text, [784], 10)).toEqual(one);
        expect(readModel(`  ${long.replaceAll(' ', '   ')} `, [28, 28, 1], 10)).toEqual(one);
        expect(one.text).toBe(denseWidths(one.model)?.join('-') ?? long);
      }),
    );
  });

  it.each([
    ['784 d300 relu d100 relu d10', 'lenet-300-100'],
    ['784-0300-100-10', 'lenet-300-100'],
    ['784 d20 relu d10', '784-20-10'],
    ['784 d020 tanh d10', '784 d20 tanh d10'],
    ['784 d20 d10', '784 d20 d10'],
    ['784 d20 relu relu d10', '784 d20 relu relu d10'],
  ])('“%s” goes by %s', (text, goesBy) => {
    const read = readModel(text, [784], 10);
    expect(read.ok && read.text).toBe(goesBy);
  });

  it('counts layers of weights, whatever stands between them', () => {
    const read = readModel('784 tanh d20 d30 leaky relu d10', [784], 10);
    if (!read.ok) throw new Error(read.refusal);
    expect(
      playerGroups(read.model, ['pixel', 'neuron']).map(({ name, count }) => [name, count]),
    ).toEqual([
      ['Input', 784],
      ['Layer 1', 20],
      ['Layer 2', 30],
    ]);
    expect(notesOn(read.model.blocks.map(({ kind }) => kind))).toHaveLength(2);
  });
});

describe.each(kinds)('the kind of block %s', (name, kind) => {
  const read = (token: string, input: readonly number[]): Block => {
    const match = kind.token.exec(token);
    if (match === null) throw new Error(`“${token}” is none`);
    const block = kind.read(match.slice(1), input);
    if (typeof block === 'string') throw new Error(block);
    return block;
  };
  const block = read(kind.example, [12]);

  it('makes blocks of its own name, whose token is read as the same block again', () => {
    expect(block.kind).toBe(name);
    expect(block.token).toBe(kind.example);
    expect(read(block.token, block.input)).toEqual(block);
    expect(block.input).toEqual([12]);
  });

  it('is taken for no other kind', () => {
    const readers = kinds.filter(([, { token }]) => token.test(kind.example));
    expect(readers.map(([each]) => each)).toEqual([name]);
    expect(kind.token.test(` ${kind.example}`) || kind.token.test(`${kind.example} `)).toBe(false);
    expect(kind.example).not.toMatch(/[\s\-|,&=;~]/);
  });

  it('learns a kernel and a bias with an axis a name, or nothing', () => {
    const { parameters } = block;
    for (const { shape, axes } of parameters) expect(axes).toHaveLength(shape.length);
    if (!learns(block)) return;
    expect(parameters.map((parameter) => parameter.name)).toEqual(['kernel', 'bias']);
    const { inputCount, outputCount } = layerSize(block);
    expect(sizeOf(parameters[0].shape)).toBe(inputCount * outputCount);
    expect(sizeOf(parameters[1].shape)).toBe(outputCount);
  });
});

it('a fully connected network as text is the one of its widths', () => {
  expect(textOf(denseModel([784, 20, 10]))).toBe('784-20-10');
});
