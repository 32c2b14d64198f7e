import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mnist } from '../data/mnist.ts';
import { namedModels } from '../model/readModel.ts';
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
