import { describe, expect, it } from 'vitest';
import { presetSpec } from '../spec/presets.ts';
import { defaultSpec, type RunSpec } from '../spec/spec.ts';
import { divergenceOf } from './divergence.ts';
import type { PlayerColumns } from './trainer.ts';

const columns = (patch: Partial<PlayerColumns> = {}): PlayerColumns => ({
  participation: Float32Array.of(1, 0),
  benefit: Float32Array.of(1, 1),
  normSquared: Float32Array.of(1, 1),
  rivalry: Float32Array.of(0, 0),
  loss: 0.3,
  ...patch,
});
const network: RunSpec = { ...defaultSpec, alpha: 1, beta: 0, gamma: 2, eta: 0, lrTheta: 0.5 };

describe('what is said of numbers that ran away', () => {
  it('is nothing while they are finite, and before there is a loss', () => {
    expect(divergenceOf(columns(), network, 4)).toBeNull();
    expect(divergenceOf(columns({ loss: NaN }), network, 0)).toBeNull();
    expect(divergenceOf(columns({ loss: NaN }), presetSpec('clones-share'), 9)).toBeNull();
  });

  it('names what moves the weights of this run, and nothing else', () => {
    const lost = columns({ loss: Infinity });
    const sentence = (patch: Partial<RunSpec>) => divergenceOf(lost, { ...network, ...patch }, 7);
    expect(sentence({})).toBe(
      'At step 7 the loss is no longer a number: the weights grew without bound. Lower η_θ (0.5) and start again.',
    );
    expect(sentence({ beta: 100 })).toContain('Lower η_θ (0.5) and start again.');
    expect(sentence({ beta: 100, eta: 3, costIntoTheta: true })).toContain(
      'Lower η_θ (0.5), β (100) or η (3) and start again.',
    );
  });

  it('speaks of prices where a participation alone is lost', () => {
    const lost = columns({ participation: Float32Array.of(NaN, 1) });
    expect(divergenceOf(lost, { ...network, lrS: 0.5 }, 7)).toBe(
      'At step 7 a participation is no longer a number: what the players earn and pay is too large to add up. Lower α (1), γ (2) or η_s (0.5) and start again.',
    );
  });

  it('has no network and no weights in a sandbox run', () => {
    const sandbox = { ...presetSpec('clones-share'), alpha: 20, beta: 100, gamma: 0, eta: 0 };
    const lost = columns({
      ...{ participation: Float32Array.of(NaN, 1), benefit: Float32Array.of(Infinity, 1) },
      loss: NaN,
    });
    const sentence = divergenceOf(lost, sandbox, 3)!;
    expect(sentence).toBe(
      'At step 3 a participation is no longer a number: the benefits, norms or overlaps are too large for their numbers. Lower α (20) or β (100), or the numbers of the game itself, and start again.',
    );
    expect(sentence).not.toMatch(/weight|network|loss|θ/);
  });
});
