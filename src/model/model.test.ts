import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockKind } from './blocks/kind.ts';
import { blockKinds, notesOn } from './blocks/registry.ts';
import { denseModel, denseWidths } from './dense.ts';
import {
  layerSize,
  learns,
  multiplicationsOf,
  numbersAtOnce,
  parameterCount,
  sizeOf,
  type Block,
  type Model,
} from './model.ts';
import { canPlay, misfitOfPlayers, playerGroups } from './players.ts';
import { readPlayers, type Players } from './players/registry.ts';
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
        const groups = playerGroups(denseModel(all), 'neuron');
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
        const groups = playerGroups(denseModel(all), 'weight');
        expect(groups.map(({ count }) => count)).toEqual(
          all.slice(1).map((width, l) => width * all[l]),
        );
      }),
    );
  });

  it('are pixels of the first layer alone, before the neurons where both play', () => {
    const model = denseModel([6, 5, 4, 3]);
    expect(playerGroups(model, 'pixel').map(({ count }) => count)).toEqual([6]);
    const both = playerGroups(model, 'pixel-neuron');
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
    const [named, written] = [name, text].map((each) => readModel(each, [28, 28, 1], 10));
    expect(named.ok && textOf(named.model)).toBe(text);
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
    ['784 d999999 d10', 'needs between 1 and 4096 units'],
    ['783 d20 relu d10', 'begins with 783'],
    ['28x28 c4k3 d10', 'begins with 28x28, but an example has 784 numbers, as an image 28x28x1'],
    ['784 c4k3 d10', 'has “c4k3”, which takes an image, height by width by channels'],
    ['784 p2 d20 d10', 'has “p2”, which takes an image, height by width by channels'],
    ['28x28x1 d20 c4k3 d10', 'has “c4k3”, which takes an image, height by width by channels'],
    ['28x28x1 c4k29 d10', 'kernel of 29x29, which is larger than what comes in, 28x28'],
    ['28x28x1 p4 p4 c4k3 d10', 'kernel of 3x3, which is larger than what comes in, 1x1'],
    ['28x28x1 c4k0 d10', 'at least 1x1'],
    ['28x28x1 c4k4s d10', '4 is even'],
    ['28x28x1 c0k3 d10', 'between 1 and 1024 filters'],
    ['28x28x1 c2000k3 d10', 'between 1 and 1024 filters'],
    ['28x28x1 p29 d20 d10', 'leaves nothing: its windows of 29x29'],
    ['28x28x1 c4k3 p20 p2 d10', 'leaves nothing: its windows of 2x2 are larger'],
    ['28x28x1 p1 d20 d10', 'at least 2x2'],
    ['28x28x1 p0 d20 d10', 'at least 2x2'],
    ['28x28x1 c4k d10', 'is no block'],
    ['28x28x1 c4 d10', 'is no block'],
    ['28x28x1 c1024k1 p28 d10', 'numbers at once'],
    ['28x28x1 c32k9 c1000k9 p12 d10', 'multiplications for one example'],
    ['28x28x1 c64k3 d400 d10', 'parameters'],
    ['28x28x1 c20k5 p2', 'ends with “p2”'],
    ['28x28x1 c10k28', 'ends with 1x1x10, but there are 10 classes'],
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
    ['28x28x1 d20 relu d10', '784-20-10'],
    ['28x28x1 c20k5 relu p2 c50k5 relu p2 d500 relu d10', 'lenet-5'],
    ['28x28x1 c20k5 p2 c50k5 p2 d500 relu d10', '28x28x1 c20k5 p2 c50k5 p2 d500 relu d10'],
    ['28x28x1 c20k5 p2 relu d10', '28x28x1 c20k5 p2 relu d10'],
    ['28x28x1 c8k3 relu p2 d9 relu d10', '28x28x1 c8k3 p2 d9 d10'],
    ['28x28x1 c08k03 p2 d9 d10', '28x28x1 c8k3 p2 d9 d10'],
    ['28x28x1 c8k1s d10', '28x28x1 c8k1 d10'],
    ['28x28x1 p2 d9 d10', '28x28x1 p2 d9 d10'],
  ])('“%s” goes by %s', (text, goesBy) => {
    const read = readModel(text, [28, 28, 1], 10);
    expect(read.ok && read.text).toBe(goesBy);
  });

  it('may be named layer by layer', () => {
    const model = denseModel([6, 5, 4, 3]);
    const namesOf = (players: Players) =>
      playerGroups(model, players).map(({ name, granularity, count }) => [
        name,
        granularity,
        count,
      ]);
    expect(namesOf('pixel-neuron,none,weight')).toEqual([
      ['Input', 'pixel', 6],
      ['Layer 1', 'neuron', 5],
      ['Layer 3', 'weight', 12],
    ]);
    expect(namesOf('neuron,neuron,none')).toEqual(namesOf('neuron'));
    expect(misfitOfPlayers(model, 'neuron,neuron,none')).toBeNull();
    expect(misfitOfPlayers(model, 'neuron,none')).toBe(
      'has 3 layers of weights, and players are named for 2',
    );
    expect(misfitOfPlayers(model, 'none,weight,neuron')).toBe(
      'has nobody of the kind neuron in layer 3',
    );
    expect(misfitOfPlayers(model, 'filter')).toBe('has nobody of the kind filter');
  });

  it('are read from text, and what names nobody is not', () => {
    expect(readPlayers('pixel-neuron')).toBe('pixel-neuron');
    expect(readPlayers(' weight, none ,neuron')).toBe('weight,none,neuron');
    expect(readPlayers('[filter,neuron,none]')).toBe('filter,neuron,none');
    for (const text of ['', ',', 'none', 'none,none', 'neuron,', 'neurons', 'weight,__proto__', 3])
      expect(readPlayers(text)).toBeNull();
    expect(readPlayers(Array.from({ length: 65 }, () => 'weight').join())).toBeNull();
  });

  it('counts layers of weights, whatever stands between them', () => {
    const read = readModel('784 tanh d20 d30 leaky relu d10', [784], 10);
    if (!read.ok) throw new Error(read.refusal);
    expect(
      playerGroups(read.model, 'pixel-neuron').map(({ name, count }) => [name, count]),
    ).toEqual([
      ['Input', 784],
      ['Layer 1', 20],
      ['Layer 2', 30],
    ]);
    expect(notesOn(read.model.blocks.map(({ kind }) => kind))).toHaveLength(2);
  });
});

describe('a network of convolutions', () => {
  const modelOf = (text: string): Model => {
    const read = readModel(text, [28, 28, 1], 10);
    if (!read.ok) throw new Error(read.refusal);
    return read.model;
  };
  const counts = (text: string, kinds: Players) =>
    playerGroups(modelOf(text), kinds).map(({ name, granularity, count }) => [
      name,
      granularity,
      count,
    ]);

  // Caffe's LeNet-5 has 431 080 weights and biases.
  it('is counted by its blocks', () => {
    const lenet = modelOf('lenet-5');
    expect(parameterCount(lenet)).toBe(431_080);
    expect(multiplicationsOf(lenet)).toBe(
      24 * 24 * 20 * 25 + 8 * 8 * 50 * 500 + 800 * 500 + 500 * 10,
    );
    expect(numbersAtOnce(lenet)).toBe(500 * 64);
    expect(
      modelOf('vgg-small')
        .blocks.map(({ output }) => output.join('x'))
        .join(' '),
    ).toBe(
      '28x28x16 28x28x16 28x28x16 28x28x16 14x14x16 14x14x32 14x14x32 14x14x32 14x14x32 7x7x32 128 128 10',
    );
  });

  it('has filters, and neurons in its dense layers alone', () => {
    expect(counts('lenet-5', 'filter')).toEqual([
      ['Layer 1', 'filter', 20],
      ['Layer 2', 'filter', 50],
      ['Layer 3', 'neuron', 500],
    ]);
    expect(counts('lenet-5', 'neuron')).toEqual([['Layer 3', 'neuron', 500]]);
    expect(counts('lenet-5', 'weight').map(([, , count]) => count)).toEqual([
      500, 25_000, 400_000, 5000,
    ]);
    expect(counts('28x28x1 c4k3 p2 d10', 'neuron')).toEqual([]);
  });

  it('has players of a choice where there is somebody of the kind by which it begins', () => {
    expect(canPlay(modelOf('lenet-5'), 'filter')).toBe(true);
    expect(canPlay(modelOf('28x28x1 c4k3 p2 d10'), 'filter')).toBe(true);
    expect(canPlay(modelOf('28x28x1 c4k3 p2 d10'), 'neuron')).toBe(false);
    expect(canPlay(modelOf('lenet-5'), 'pixel-neuron')).toBe(false);
    expect(canPlay(modelOf('paper'), 'filter')).toBe(false);
  });

  it('pools whole windows alone', () => {
    const [, , pool] = modelOf('28x28x1 c4k4 p2 d10').blocks;
    expect([pool.input, pool.output]).toEqual([
      [25, 25, 4],
      [12, 12, 4],
    ]);
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
  const input = [[12], [6, 5, 2]].find(
    (shape) => typeof kind.read(kind.token.exec(kind.example)!.slice(1), shape) !== 'string',
  )!;
  const block = read(kind.example, input);

  it('makes blocks of its own name, whose token is read as the same block again', () => {
    expect(block.kind).toBe(name);
    expect(block.token).toBe(kind.example);
    expect(read(block.token, block.input)).toEqual(block);
    expect(block.input).toEqual(input);
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
