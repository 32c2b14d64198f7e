import { describe, expect, it } from 'vitest';
import { playerId } from '../../game/players.ts';
import { frameOf } from '../test/crowd.ts';
import { labOf, layers } from '../test/everyPanel.ts';
import { playerNow } from './playerNow.ts';

const usual = [1, 0.5, 0.001, 0, 0.9];
const weights = layers.map((layer) => ({ ...layer, granularity: 'weight' as const }));

describe('what a player has now', () => {
  it('comes with the frames where they carry it', () => {
    const lab = labOf({ frames: [frameOf(3, usual, {}, layers)], from: 100 });
    const now = playerNow(lab, playerId(101));
    expect(now?.s).toBeCloseTo(0.5, 6);
    expect(now?.stake).toEqual({ benefit: 1, normSquared: 1, rivalry: 0 });
  });

  it('comes with the figures that were asked for where they do not', () => {
    const of = weights.map((layer) => ({ ...layer, total: 1000, firstId: playerId(0) }));
    const lab = labOf({ frames: [frameOf(3, usual, {}, weights)], of, from: 100 });
    const figures = {
      ...{ step: 3, first: playerId(7) },
      participation: Float32Array.of(0.25, 1),
      benefit: Float32Array.of(2, 3),
      rivalry: Float32Array.of(-1, 4),
      theta: Float32Array.of(-0.5, 2),
    };
    Object.assign(lab.figuresMonitor, { latest: figures });
    expect(playerNow(lab, playerId(7))).toMatchObject({
      s: 0.25,
      stake: { benefit: 2, normSquared: 0.25, rivalry: -1 },
    });
    expect(playerNow(lab, playerId(9))).toBeNull();
    Object.assign(lab.figuresMonitor, { latest: { ...figures, theta: null } });
    expect(playerNow(lab, playerId(7))).toBeNull();
  });

  it('is nothing before the first frame', () => {
    expect(playerNow(labOf({ frames: [] }), playerId(0))).toBeNull();
  });
});
