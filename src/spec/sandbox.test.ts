import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPositiveDefinite } from '../game/frozen/cholesky.ts';
import { gramOf } from '../game/frozen/test/games.ts';
import { playerCount, type FrozenLayer } from '../game/frozen/types.ts';
import { parameters } from './parameters.ts';
import { presetSpec, sandboxPresetNames } from './presets.ts';
import { defaultSpec, isLive, type RunSpec } from './spec.ts';
import { families, type FamilyName } from '../game/sandbox/families.ts';
import { isSandbox, layersOf, sandboxGame, sandboxParameters } from '../game/sandbox/game.ts';

const familyNames = Object.keys(families) as FamilyName[];
const unit = fc.integer({ min: 0, max: 100 }).map((part) => part / 100);
const shapes = fc.record({
  sandbox: fc.constantFrom(...familyNames),
  players: fc.integer({ min: 2, max: 20 }),
  copies: fc.integer({ min: 1, max: 6 }),
  overlap: unit,
  benefitSpread: unit.map((part) => 2 * part),
  cosine: unit.map((part) => 2 * part - 1),
  norm0: unit.map((part) => 3 * part),
  norm1: unit.map((part) => 3 * part),
  seed: fc.nat(1000),
});

const layerOf = (patch: Partial<RunSpec>): FrozenLayer =>
  sandboxGame({ ...defaultSpec, ...patch })[0];

const numbersOf = (layer: FrozenLayer) => ({ ...layer, overlap: gramOf(layer) });

/** Cosine of the angle between θ_i and θ_j. */
const cosineOf = ({ overlap, normSquared }: FrozenLayer, i: number, j: number): number =>
  overlap.product(i, j) / Math.sqrt(normSquared[i] * normSquared[j]);

const pairsOf = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, i) =>
    Array.from({ length: i }, (__, j): [number, number] => [i, j]),
  ).flat();

describe('every family', () => {
  it('gives real inner products: G is symmetric, has ‖θ‖² on its diagonal and no negative eigenvalue', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const layer = layerOf(shape);
        const count = playerCount(layer);
        // G + a little of the identity is positive definite exactly if no eigenvalue lies below −a little.
        const lifted = gramOf(layer);
        for (let i = 0; i < count; i++) {
          expect(layer.overlap.product(i, i)).toBe(layer.normSquared[i]);
          for (let j = 0; j < i; j++)
            expect(layer.overlap.product(i, j)).toBe(layer.overlap.product(j, i));
          lifted[i * count + i] += 1e-9;
        }
        expect(isPositiveDefinite(lifted, count)).toBe(true);
      }),
    );
  });

  it('is the same for the same spec, everybody in unless the start is drawn', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const layer = layerOf(shape);
        expect(numbersOf(layerOf(shape))).toEqual(numbersOf(layer));
        expect(layer.participation.every((s) => s === 1)).toBe(true);
        const drawn = layerOf({ ...shape, start: 'drawn' });
        expect(drawn.participation.every((s) => s >= 0 && s < 1)).toBe(true);
        expect(gramOf(drawn)).toEqual(gramOf(layer));
      }),
    );
  });

  it('depends on the parameters that it names, and on no other', () => {
    for (const sandbox of familyNames) {
      const base = { ...defaultSpec, sandbox, players: 8 };
      const before = sandboxGame(base);
      for (const name of [
        'players',
        'copies',
        'overlap',
        'benefitSpread',
        'benefit0',
        'benefit1',
        'norm0',
        'norm1',
        'cosine',
      ] as const) {
        const row = parameters[name];
        const changed = sandboxGame({ ...base, [name]: row.max });
        const moves = JSON.stringify(changed) !== JSON.stringify(before);
        expect([sandbox, name, moves]).toEqual([
          sandbox,
          name,
          families[sandbox].uses.includes(name),
        ]);
      }
    }
  });

  it('keeps its number of players under every live change', () => {
    fc.assert(
      fc.property(shapes, shapes, (shape, other) => {
        const live = Object.entries(other).filter(([name]) => isLive(name as keyof typeof other));
        const after = layerOf({ ...shape, ...Object.fromEntries(live) });
        expect(playerCount(after)).toBe(playerCount(layerOf(shape)));
      }),
    );
  });
});

describe('what each family promises', () => {
  it('pair: norms, benefits and cosine as asked', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { norm0, norm1, cosine } = shape;
        const layer = layerOf({ ...shape, sandbox: 'pair', benefit0: 2, benefit1: -1 });
        expect([...layer.marginalBenefit]).toEqual([2, -1]);
        expect(layer.normSquared[0]).toBeCloseTo(norm0 ** 2, 12);
        expect(layer.normSquared[1]).toBeCloseTo(norm1 ** 2, 12);
        expect(layer.overlap.product(0, 1)).toBeCloseTo(norm0 * norm1 * cosine, 12);
      }),
    );
  });

  it('clones: cosine ρ within a kind, 0 between kinds, one benefit per kind; equal at ρ = 1', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const layer = layerOf({ ...shape, sandbox: 'clones' });
        const kind = (i: number) => Math.floor(i / shape.copies);
        for (const [i, j] of pairsOf(shape.players)) {
          const same = kind(i) === kind(j);
          expect(cosineOf(layer, i, j)).toBeCloseTo(same ? shape.overlap : 0, 12);
          if (same) expect(layer.marginalBenefit[i]).toBe(layer.marginalBenefit[j]);
        }
        const { theta } = families.clones.instance({ ...defaultSpec, ...shape, overlap: 1 });
        theta.forEach((each, i) => expect(each).toEqual(theta[kind(i) * shape.copies]));
      }),
    );
  });

  it('hierarchy: cosine ρ to the distance in the tree; benefits fall level by level', () => {
    const distance = (i: number, j: number): number =>
      i === j ? 0 : 1 + (i > j ? distance((i - 1) >> 1, j) : distance(i, (j - 1) >> 1));
    fc.assert(
      fc.property(shapes, (shape) => {
        const layer = layerOf({ ...shape, sandbox: 'hierarchy' });
        for (const [i, j] of pairsOf(shape.players))
          expect(cosineOf(layer, i, j)).toBeCloseTo(shape.overlap ** distance(i, j), 12);
        for (let i = 1; i < shape.players; i++)
          expect(layer.marginalBenefit[i]).toBeLessThanOrEqual(layer.marginalBenefit[i - 1]);
        expect(layer.marginalBenefit[0]).toBe(1);
        expect(layer.marginalBenefit.at(-1)).toBeCloseTo(1 - shape.benefitSpread, 12);
      }),
    );
  });

  it('opposed: couples of cosine −ρ, strangers at right angles', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const layer = layerOf({ ...shape, sandbox: 'opposed' });
        for (const [i, j] of pairsOf(shape.players)) {
          const couple = i >> 1 === j >> 1;
          expect(cosineOf(layer, i, j)).toBeCloseTo(couple ? -shape.overlap : 0, 12);
        }
      }),
    );
  });

  it('orthogonal: nobody overlaps with anybody', () => {
    const layer = layerOf({ sandbox: 'orthogonal', players: 9 });
    for (const [i, j] of pairsOf(9)) expect(layer.overlap.product(i, j)).toBe(0);
  });

  it('random: mean cosine ρ and mean ‖θ‖² 1, within what 96 draws allow; other seeds, other games', () => {
    for (const overlap of [0, 0.5, 0.9]) {
      const layer = layerOf({ sandbox: 'random', players: 96, overlap });
      const pairs = pairsOf(96);
      const mean = pairs.reduce((sum, [i, j]) => sum + cosineOf(layer, i, j), 0) / pairs.length;
      // The shared direction's own length varies by √(2/64) = 0.18 of its square; 3 deviations of that.
      expect(Math.abs(mean - overlap)).toBeLessThan(0.02 + 0.5 * overlap * (1 - overlap));
      const size = layer.normSquared.reduce((sum, n) => sum + n, 0) / 96;
      expect(Math.abs(size - 1)).toBeLessThan(0.06 + 0.53 * overlap);
    }
    const one = layerOf({ sandbox: 'random', seed: 1 });
    expect(layerOf({ sandbox: 'random', seed: 2 }).overlap.gram).not.toEqual(one.overlap.gram);
  });
});

describe('presets without a network', () => {
  it('are sandboxes that set every price, with parameters the page can show', () => {
    for (const name of sandboxPresetNames) {
      const spec = presetSpec(name);
      expect(isSandbox(spec)).toBe(true);
      expect(spec.gammaWarmup).toBe(0);
      const players = layersOf(sandboxGame(spec)).reduce((sum, { count }) => sum + count, 0);
      expect(players).toBeGreaterThan(1);
      expect(sandboxParameters(spec)).toContain('sandbox');
    }
    expect(sandboxParameters(defaultSpec)).toEqual([]);
  });
});
