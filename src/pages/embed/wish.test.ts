import { describe, expect, it } from 'vitest';
import { snippetOf } from './snippet.ts';
import { readWish, writeWish } from './wish.ts';

const wishOf = (search: string) => readWish(new URLSearchParams(search).get('embed') ?? '', search);

describe('what an address asks of an embed', () => {
  it('is panels, sliders and a theme, in the order of the address', () => {
    expect(wishOf('?embed=crowd,players&sliders=eta,gamma&theme=dark')).toEqual({
      panels: ['crowd', 'players'],
      sliders: ['eta', 'gamma'],
      theme: 'dark',
      refused: [],
    });
  });

  it('is two pictures that every run has, where it names none', () => {
    for (const search of ['?embed', '?embed=', '?embed=,', '?embed= '])
      expect(wishOf(search)).toEqual({
        panels: ['participation', 'curves'],
        sliders: [],
        theme: null,
        refused: [],
      });
  });

  it('tells of what there is not, and shows the rest, each once', () => {
    const { panels, sliders, theme, refused } = wishOf(
      '?embed=crowd,constructor,crowd&sliders=gamma,lr,gamma&theme=blue',
    );
    expect([panels, sliders, theme]).toEqual([['crowd'], ['gamma'], null]);
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatch(/^There is no panel “constructor”\. There are plane, .*\.$/);
    expect(refused[1]).toBe('There is no slider “lr”. There are alpha, beta, gamma, eta.');
    expect(refused[2]).toBe('There is no theme “blue”. There are light and dark.');
  });

  it('is short, however much is asked', () => {
    const { panels, refused } = wishOf(`?embed=${'x,'.repeat(9999)}${'y'.repeat(99_999)}`);
    expect(panels).toHaveLength(2);
    expect(refused.join('').length).toBeLessThan(600);
  });

  it('is written as it is read', () => {
    const wish = {
      panels: ['crowd', 'pruning-history'],
      sliders: ['eta'],
      theme: 'light',
    } as const;
    expect(wishOf(writeWish(wish))).toEqual({ ...wish, refused: [] });
  });

  it('stands in the snippet, with the run, so that HTML takes it as it is', () => {
    const address = 'https://host.example/a/?lesson#v=1&file=%22x%22&until=5';
    const snippet = snippetOf(address, { panels: ['crowd'], sliders: ['eta'], theme: null });
    const [, src] = /src="([^"]+)"/.exec(snippet)!;
    expect(src!.replaceAll('&amp;', '&')).toBe(
      'https://host.example/a/?embed=crowd&sliders=eta#v=1&file=%22x%22&until=5',
    );
  });
});
