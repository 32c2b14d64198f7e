import { describe, expect, it } from 'vitest';
import type { Situation } from '../../../panels/situation.ts';
import { panelsIn } from './netLayout.ts';

const ids = (
  kinds: Situation['kinds'],
  roomy = false,
  isGame = true,
  isPlane = false,
  isPlaneDrawn = isPlane,
) =>
  (['mechanism', 'outcome'] as const).flatMap((column) => {
    const situation = {
      ...{ kinds, isGame, isPlane, isPlaneDrawn },
      areAllWeights: kinds.join() === 'weight',
      isAskable: !isPlane,
    };
    return panelsIn(column, situation, roomy);
  });

describe('the pictures of the net', () => {
  it('are chosen by who plays', () => {
    expect(ids(['neuron'])).toContain('players');
    expect(ids(['pixel', 'neuron'])).toContain('players');
    for (const id of ['weights', 'unit', 'matrices', 'still-read']) {
      expect(ids(['weight'])).toContain(id);
      expect(ids(['pixel', 'neuron'])).not.toContain(id);
    }
    expect(ids(['weight'])).not.toContain('players');
    expect(ids(['pixel'])).toContain('pixels');
    expect(ids(['pixel'])).not.toContain('players');
    expect(ids(['pixel', 'neuron'])).toContain('pixels');
    expect(ids(['neuron'])).not.toContain('pixels');
  });

  it('show filters with the neurons behind them, what is asked, and the work that left', () => {
    const shown = ids(['filter', 'neuron']);
    expect(shown).toEqual(expect.arrayContaining(['filters', 'ask', 'work']));
    expect(shown).not.toContain('players');
  });

  it('have the question to the net wherever it reads images: beside filters, or last', () => {
    const outcome = ['filters', 'players'].map((who) => {
      const shown = ids(who === 'filters' ? ['filter', 'neuron'] : ['neuron']);
      return shown.filter((id) => id === 'ask' || id === 'curves' || id === 'responses');
    });
    expect(outcome).toEqual([
      ['ask', 'curves', 'responses'],
      ['curves', 'responses', 'ask'],
    ]);
    for (const kind of ['neuron', 'weight', 'pixel', 'filter'] as const) {
      expect(ids([kind])).toContain('ask');
      expect(ids([kind], false, true, true)).not.toContain('ask');
    }
  });

  it('have a plane first, where examples are points of one', () => {
    expect(ids(['neuron'], false, true, true)[0]).toBe('plane');
    expect(ids(['neuron'], false, true, true)).toContain('plane-history');
    expect(ids(['neuron'])).not.toContain('plane');
    // Of a net that cannot be asked so often it says why; there is no past of it.
    expect(ids(['neuron'], false, true, true, false)[0]).toBe('plane');
    expect(ids(['neuron'], false, true, true, false)).not.toContain('plane-history');
  });

  it('share a place where room is short', () => {
    expect(ids(['neuron'])).toContain('one-or-all');
    expect(ids(['neuron'], true)).toEqual(expect.arrayContaining(['utility', 'distance']));
    expect(ids(['neuron'], true)).not.toContain('one-or-all');
  });

  it('leave out what only a game has, where the rule of s is none', () => {
    for (const roomy of [false, true]) {
      const gone = ids(['neuron'], roomy).filter(
        (id) => !ids(['neuron'], roomy, false).includes(id),
      );
      expect(gone).toEqual(
        roomy ? ['responses', 'utility', 'distance'] : ['responses', 'one-or-all'],
      );
    }
  });

  it('have ids of which no two are the same', () => {
    const all = ids(['weight', 'pixel', 'neuron'], true, true, true);
    expect(new Set(all).size).toBe(all.length);
  });
});
