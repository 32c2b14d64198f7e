import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mnist } from '../data/mnist.ts';
import { namedModels, readModel } from '../model/readModel.ts';
import { readNetwork } from './network.ts';
import { newBlocks, rowsOf, withEnding, withNumber, withTokens } from './networkForm.ts';

describe('a network as a form', () => {
  it.each(Object.entries(namedModels))('%s is the network of its rows', (name, { text }) => {
    const rows = rowsOf(text)!;
    const written = withTokens(
      text,
      rows.map(({ token }) => token),
    );
    expect(readNetwork(written, mnist)).toMatchObject({ ok: true, text: name });
  });

  const block = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('1', '2', '3', '3s'))
      .map(([filters, kernel]) => `c${filters}k${kernel}`),
    fc.integer({ min: 1, max: 9 }).map((units) => `d${units}`),
    fc.constantFrom('p2', 'relu', 'relu', 'leaky', 'tanh'),
  );
  const image = [12, 12, 1];
  const nets = fc
    .array(block, { minLength: 1, maxLength: 7 })
    .map((tokens) => [...tokens, 'd10'])
    .filter((tokens) => readModel(withTokens('12x12x1 d1', tokens), image, 10).ok);
  const blocksOf = (text: string) => {
    const read = readModel(text, image, 10);
    if (!read.ok) throw new Error(`“${text}” ${read.refusal}`);
    return { text: read.text, tokens: read.model.blocks.map(({ token }) => token) };
  };

  it('is any network, text to form and form to text, without loss', () => {
    fc.assert(
      fc.property(nets, (tokens) => {
        const { text, tokens: read } = blocksOf(withTokens('12x12x1 d1', tokens));
        expect(read).toEqual(tokens);
        const rows = rowsOf(text)!.map(({ token }) => token);
        expect(rows).toEqual(tokens);
        expect(blocksOf(withTokens(text, rows))).toEqual({ text, tokens });
      }),
      { numRuns: 500 },
    );
  });

  it('has every block taken out or put in, and no other with it', () => {
    fc.assert(
      fc.property(nets, fc.nat(9), fc.option(block), (tokens, place, put) => {
        const { text } = blocksOf(withTokens('12x12x1 d1', tokens));
        const at = place % (tokens.length - 1);
        const next = tokens.toSpliced(at, put === null ? 1 : 0, ...(put === null ? [] : [put]));
        const changed = withTokens(text, next);
        expect(rowsOf(changed)!.map(({ token }) => token)).toEqual(next);
      }),
      { numRuns: 500 },
    );
    // The only ReLU of a convolution: without it the text must say that there is none.
    expect(withTokens('28x28x1 c20k5 p2 d10', ['c20k5', 'p2', 'd10'])).toBe(
      '28x28x1 c20k5 linear p2 d10',
    );
  });

  it('names the numbers of a block, which can be changed one by one', () => {
    const [convolution] = rowsOf('28x28x1 c20k5s p2 d10')!;
    expect(convolution).toEqual({
      token: 'c20k5s',
      title: 'Convolution',
      numbers: [
        { label: 'filters', value: 20 },
        { label: 'kernel’s edge', value: 5 },
      ],
      ending: { says: 'keeps the image’s size', isOn: true },
    });
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(99), (filters, edge) => {
        const token = withNumber(withNumber('c20k5s', 0, filters), 1, edge);
        expect(token).toBe(`c${filters}k${edge}s`);
        expect(withEnding(token, false)).toBe(`c${filters}k${edge}`);
        expect(withEnding(withEnding(token, false), true)).toBe(token);
      }),
    );
    expect(withEnding('d20', true)).toBe('d20');
  });

  it('shows what it does not know as it stands, and nothing of what is no network', () => {
    expect(rowsOf('784 foo d10')!.map(({ title }) => title)).toEqual(['foo', 'Dense layer']);
    expect(rowsOf('foo')).toBeNull();
  });

  it('offers all blocks', () => {
    for (const { token } of newBlocks) expect(rowsOf(`784 ${token}`)![0]!.token).toBe(token);
  });
});
