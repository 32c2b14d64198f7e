import { describe, expect, it } from 'vitest';
import { defaultSpec, type Change, type RunSpec } from '../../spec/spec.ts';
import { freeName, goesOn, idFrom, placeOf, type Kept } from './place.ts';

const began = '2026-11-26T12:00:00.000Z';

const kept = (steps: number, log: readonly Change[] = [], spec: RunSpec = defaultSpec): Kept => ({
  manifest: { spec, log, began },
  verdict: { steps },
});
const gamma = (step: number, value: number): Change => ({ step, patch: { gamma: value } });

describe('the place of a kept run', () => {
  it('is its own where it has gone on from there, whatever its log holds from then on', () => {
    expect(goesOn(kept(10, [gamma(4, 1)]), kept(20, [gamma(4, 1), gamma(10, 3)]))).toBe(true);
    expect(goesOn(kept(10, [gamma(4, 1), gamma(12, 5)]), kept(10, [gamma(4, 1)]))).toBe(true);
  });

  it('is another for one that has gone less far, has another past, or is another run', () => {
    expect(goesOn(kept(10), kept(9))).toBe(false);
    expect(goesOn(kept(10, [gamma(4, 1)]), kept(20, [gamma(4, 2)]))).toBe(false);
    expect(goesOn(kept(10), kept(20, [], { ...defaultSpec, seed: 7 }))).toBe(false);
  });

  it('is the first beside it that is free, or its own', async () => {
    const there = new Map([
      ['a', kept(30)],
      ['a.2', kept(10, [gamma(4, 1)])],
    ]);
    const at = (id: string) => there.get(id) ?? null;
    expect(await placeOf('a', kept(40), at)).toBe('a');
    expect(await placeOf('a', kept(20, [gamma(4, 1)]), at)).toBe('a.2');
    expect(await placeOf('a', kept(20, [gamma(4, 3)]), at)).toBe('a.3');
    expect(await placeOf('b', kept(1), at)).toBe('b');
  });

  it('has an id from what the run was where nobody says one, the same every time', () => {
    const { manifest } = kept(1);
    expect(idFrom(manifest)).toMatch(/^[0-9a-z]{14,}$/);
    expect(idFrom(manifest)).toBe(idFrom({ ...manifest }));
    expect(idFrom(manifest)).not.toBe(idFrom({ ...manifest, log: [gamma(1, 9)] }));
  });

  it('has a name that nobody else has', async () => {
    const taken = ['quiet otter', 'quiet otter 2'];
    expect(await freeName('quiet otter', (name) => taken.includes(name))).toBe('quiet otter 3');
    expect(await freeName('calm fen', (name) => taken.includes(name))).toBe('calm fen');
  });
});
