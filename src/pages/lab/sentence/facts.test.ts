import { describe, expect, it } from 'vitest';
import { shownPlayers } from '../../../game/shown.ts';
import { defaultSpec } from '../../../spec/spec.ts';
import { frameOf } from '../../../panels/test/crowd.ts';
import { createLabStore } from '../../../state/store.ts';
import { Baselines } from '../../../state/baselines.ts';
import { PruningHistory } from '../../../state/pruningHistory.ts';
import { Trajectory } from '../../../state/trajectory.ts';
import { gatherFacts } from './facts.ts';
import { playerLayers } from '../../../../test/playerLayers.ts';

/** What the page knows of two frames with a change of γ before them, when `most` players are shown. */
function told(
  before: readonly number[],
  after: readonly number[],
  most: number,
  spec = defaultSpec,
  fee = 1,
) {
  const layers = playerLayers([before.length - 2, 2]);
  const all = shownPlayers(layers, 1, Infinity).layers;
  const shown = shownPlayers(layers, 1, most);
  const kept = (column: Float32Array) => Float32Array.from(shown.players, (i) => column[i]);
  const trajectory = new Trajectory(shown.players.length, layers.length);
  const pruningHistory = new PruningHistory(shown.players.length);
  const baselines = new Baselines();
  baselines.expect(0);
  [before, after].forEach((s, index) => {
    const frame = frameOf(10 * index, s, { fee }, all);
    const told = {
      ...frame,
      participation: kept(frame.participation),
      benefit: kept(frame.benefit),
      normSquared: kept(frame.normSquared),
      rivalry: kept(frame.rivalry),
      motion: kept(frame.motion),
      swing: kept(frame.swing),
    };
    trajectory.push(told);
    pruningHistory.observe(told, spec);
    baselines.observe(told, pruningHistory.version);
  });
  const { gamma } = spec;
  const store = createLabStore({
    spec,
    scheduled: [],
    notices: [],
    theme: 'light',
    whenHidden: 'goOn',
    view: 'net',
  });
  store.setState({
    phase: 'playing',
    layers: shown.layers,
    changes: [{ step: 0, patch: { gamma: (gamma as number) + 1 } }],
  });
  return gatherFacts({ store, trajectory, pruningHistory, baselines, time: { played: null } });
}

describe('facts', () => {
  const before = [1, 1, 1, 0, 0, 1, 1, 1];
  const after = [0, 0, 1, 1, 0, 1, 0, 0];

  it('count who left and who came back where all are shown', () => {
    const facts = told(before, after, 100);
    expect(facts.counts?.pruned).toBe(5);
    expect(facts.emptyLayer).toBe('layer 2');
    expect(facts.latest).toMatchObject({ felt: true, since: { left: 4, back: 1 } });
  });

  it('speak of all players, and of what crossings came to, where only some are shown', () => {
    const facts = told(before, after, 4);
    expect(facts.counts?.pruned).toBe(5);
    expect(facts.emptyLayer).toBe('layer 2');
    expect(facts.latest).toMatchObject({ felt: true, since: { left: 3, back: 0 } });
    expect(told(after, before, 4).latest).toMatchObject({ since: { left: 0, back: 3 } });
  });

  it('say of no fee in full force that it still rises, though frames have it in single precision', () => {
    const gamma = 3e-5;
    expect(Math.fround(gamma)).toBeLessThan(gamma);
    const at = (fee: number) => told(before, after, 100, { ...defaultSpec, gamma }, fee).easingIn;
    expect(at(gamma)).toBe(false);
    expect(at(gamma / 2)).toBe(true);
  });
});
