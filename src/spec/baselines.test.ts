import { describe, expect, it } from 'vitest';
import { baselineNames, baselineOf, type BaselineName, type WhoStayed } from './baselines.ts';
import { denseTwin } from './denseTwin.ts';
import { presetSpec } from './presets.ts';
import { defaultSpec, misfitOf, type RunSpec, type SpecPatch } from './spec.ts';

const game: RunSpec = {
  ...presetSpec('contest'),
  ...{ beta: 0.01, eta: 0.02, gammaWarmup: 5, costIntoTheta: true, epsilon: 0.2 },
  ...{ seed: 9, epochs: 20, gameEnds: 12, lrTheta: 2e-3, lrThetaSchedule: 'cosine' },
};
const made = (name: BaselineName, like = game, size: WhoStayed = { keep: '59,21' }): RunSpec => {
  const run = baselineOf(name, like, size);
  if (!run.ok) throw new Error(run.note);
  expect(misfitOf(run.spec)).toBeNull();
  return run.spec;
};
const refusal = (name: BaselineName, patch: SpecPatch, size: WhoStayed = { keep: 5 }) => {
  const run = baselineOf(name, { ...game, ...patch }, size);
  return run.ok ? null : run.note;
};
const ofGame = baselineNames.filter((name) => name !== 'scratch');

describe('a baseline', () => {
  it.each(ofGame)('learns as the run does and is free of its game: %s', (name) => {
    const spec = made(name);
    // Whatever the dense twin has of the run, it has, too: net, data, order, optimizer, epochs, seed.
    const { freezeS, ...twin } = denseTwin(game);
    expect(freezeS).toBe(true);
    for (const own of [
      'network',
      'data',
      'split',
      'seed',
      'epochs',
      'batchSize',
      'optimizer',
    ] as const)
      expect(spec[own]).toBe(twin[own]);
    expect(spec).toMatchObject({
      ...{ lrTheta: 2e-3, lrThetaSchedule: 'cosine', keep: '59,21', freezeS: false },
      ...{ beta: 0, eta: 0, gammaWarmup: 0, costIntoTheta: false, epsilon: defaultSpec.epsilon },
    });
    if (name !== 'l0' && name !== 'slimming') expect(spec.gamma).toBe(0);
    if (name !== 'snip') expect(spec.gameEnds).toBe(12);
  });

  it('is cut where the run’s game ends, or after three quarters of its epochs', () => {
    expect(made('random', { ...game, gameEnds: 0 }).gameEnds).toBe(15);
    expect(made('random', { ...game, gameEnds: 40 }).gameEnds).toBe(15);
    expect(made('random', { ...game, gameEnds: 0, epochs: 1 }).gameEnds).toBe(1);
    // Gradually from a seventh of it on.
    expect(made('magnitude-gradual', { ...game, gameEnds: 14 }).pruneFrom).toBe(2);
    expect(made('magnitude').pruneFrom).toBe(0);
  });

  it('SNIP scores for a tenth of an epoch, and for not less than ten batches', () => {
    expect(made('snip').gameEnds).toBe(0.1);
    const points = { ...game, data: 'spiral', network: 'small', points: 1000, batchSize: 32 };
    // 32 · 16 = 512 … of 667 that train.
    expect(made('snip', points as RunSpec, { keep: '6,6' }).gameEnds).toBeGreaterThan(0.3);
  });

  it('L0 prices an open gate by the weights of its player', () => {
    const [first, second] = String(made('l0').gamma).split(',').map(Number);
    expect([first, second]).toEqual(
      [785, 513].map((w) => Number((w * (0.1 / 6e4)).toPrecision(3))),
    );
    const weights = { ...game, granularity: 'weight' } as const;
    expect(made('l0', weights, { keep: 900 }).gamma).toBe(1.67e-6);
  });
});

describe('a net from scratch', () => {
  it('is the dense net at the widths, and nobody plays in it', () => {
    expect(made('scratch')).toMatchObject({ network: '784-59-21-10', freezeS: true, keep: 0 });
    const lenet = { ...game, network: 'lenet-5', granularity: 'filter' } as const;
    expect(made('scratch', lenet, { keep: '5,11,115' }).network).toBe(
      '28x28x1 c5k5 p2 c11k5 p2 d115 d10',
    );
    // A layer in which nobody plays keeps its width.
    const some = { ...game, granularity: 'none,neuron,none' } as const;
    expect(made('scratch', some, { keep: 30 }).network).toBe('784-512-30-10');
  });

  it('reads the pixels that stayed, where pixels play', () => {
    const like = { ...game, network: 'lenet-300-100', granularity: 'pixel-neuron' } as const;
    const run = baselineOf('scratch', like, {
      keep: '780,40,12',
      stayed: (player) => player >= 4,
    });
    expect(run).toMatchObject({
      ok: true,
      spec: { network: '784-40-12-10', granularity: 'pixel,none,none', freezeS: true },
    });
    const { log } = run as Extract<typeof run, { ok: true }>;
    expect(log.map(({ act }) => act)).toEqual(
      [0, 1, 2, 3].map((player) => ({ kind: 'pin', player, participation: 0 })),
    );
  });

  it.each([
    ['of single weights', { granularity: 'weight' }, { keep: 500 }, 'no smaller dense net'],
    ['of the whole net', {}, { keep: 80 }, 'for each layer'],
    ['of an empty layer', {}, { keep: '12,0' }, 'somebody in each layer'],
    [
      'of pixels that are not named',
      { granularity: 'pixel-neuron' },
      { keep: '300,40,12' },
      'which pixels',
    ],
  ] as const)('is refused %s', (_, patch, size, words) => {
    expect(refusal('scratch', patch, size)).toContain(words);
  });
});

it('what makes no sense is refused in a sentence', () => {
  expect(refusal('random', { sandbox: 'clones' })).toContain('Without a network');
  expect(refusal('random', {}, { keep: 0 })).toContain('Nobody would stay');
  expect(refusal('random', {}, { keep: '0,0' })).toContain('Nobody would stay');
  expect(refusal('random', {}, { keep: '1,2,3' })).toContain('names 3 groups of players');
});
