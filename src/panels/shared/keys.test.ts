import { describe, expect, it } from 'vitest';
import { alongAfterKey, placeAfterKey } from './keys.ts';

describe('keys of a slider', () => {
  it('lead on, back, by pages and to the ends', () => {
    const from = (key: string) => alongAfterKey(key, 20, 40);
    expect(['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown'].map(from)).toEqual([21, 21, 19, 19]);
    expect(['PageUp', 'PageDown', 'Home', 'End'].map(from)).toEqual([30, 10, 0, 40]);
    expect(['x', 'Escape', 'toString'].map(from)).toEqual([undefined, undefined, undefined]);
  });

  it('begin at the end that they lead away from, where nothing is read yet', () => {
    expect(placeAfterKey('ArrowRight', null, 40)).toBe(0);
    expect(placeAfterKey('ArrowLeft', null, 40)).toBe(40);
  });

  it('stay within the ends where they are told to', () => {
    expect(placeAfterKey('ArrowRight', 40, 40)).toBe(40);
    expect(placeAfterKey('PageDown', 3, 40)).toBe(0);
    expect(placeAfterKey('ArrowRight', 0.98, 1, 0.05)).toBe(1);
    expect(alongAfterKey('ArrowRight', 40, 40)).toBe(41);
  });
});
