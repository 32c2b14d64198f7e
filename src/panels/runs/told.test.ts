import { describe, expect, it } from 'vitest';
import { keptRun, runsOf } from '../test/runs.ts';
import { labOf } from '../test/everyPanel.ts';
import { frameOf } from '../test/crowd.ts';
import type { Evaluated } from '../../protocol/events.ts';
import type { Lab } from '../../state/lab.ts';
import { coefficientText, differing, label, varying } from './coefficients.ts';
import { createTelling, isDead, toldOf } from './told.ts';

describe('a run that is told of', () => {
  const told = toldOf(keptRun('a', { gamma: 2 }, { pruned: 50, accuracy: 95, soft: 96 }));

  it('has its moments in percent, and its end', () => {
    expect(told.moments.map(({ pruned, cut, soft }) => [pruned, cut, soft])).toEqual([
      [25, 94, 96],
      [50, 95, 96],
    ]);
    expect(told).toMatchObject({ players: 192, isKept: true, steps: 20 });
    expect(told.end).toBe(told.moments[1]);
  });

  it('stands at what was changed on the way', () => {
    const kept = keptRun('a', { gamma: 2 }, { pruned: 50, accuracy: 95 });
    const log = [
      { step: 5, patch: { gamma: 4 } },
      { step: 900, patch: { gamma: 9 } },
    ];
    const manifest = { ...kept.digest.manifest, log };
    const changed = toldOf({ ...kept, digest: { ...kept.digest, manifest } });
    expect([changed.startSpec.gamma, changed.spec.gamma]).toEqual([2, 4]);
    expect(coefficientText(changed, 'gamma')).toBe('2 → 4');
    const constant = toldOf(keptRun('b', { gamma: 4 }, { pruned: 50, accuracy: 95 }));
    expect(varying([changed, constant])).toEqual([]);
    expect(differing([changed, constant])).toEqual(['gamma']);
    expect(differing([changed])).toEqual([]);
  });
});

describe('what sets runs apart', () => {
  it('is not where one was meant to end, where both ended alike', () => {
    const kept = keptRun('a', { epochs: 20 }, { pruned: 50, accuracy: 95 });
    const manifest = { ...kept.digest.manifest, log: [{ step: 5, patch: { epochs: 4 } }] };
    const shortened = toldOf({ ...kept, digest: { ...kept.digest, manifest } });
    const other = toldOf(keptRun('b', { epochs: 4 }, { pruned: 50, accuracy: 95 }));
    expect(varying([shortened, other])).toEqual([]);
    expect(differing([shortened, other])).toEqual([]);
  });

  it('is what differs, prices first, where it was computed aside', () => {
    const runs = [
      { gamma: 2, seed: 0, backend: 'cpu' as const },
      { gamma: 4, seed: 1, epsilon: 0.02, backend: 'wasm' as const },
    ].map((patch, i) => toldOf(keptRun(String(i), patch, { pruned: 0, accuracy: 90 })));
    expect(varying(runs)).toEqual(['gamma', 'seed', 'epsilon']);
    expect(varying(runs.slice(0, 1))).toEqual([]);
    expect(label(runs[1], varying(runs))).toBe('γ 4');
    expect(label(runs[1], [])).toBe('run 1');
  });
});

describe('all runs together', () => {
  const lab: Lab = Object.assign(labOf({ frames: [frameOf(0, [1, 1, 1, 1, 1])] }), {
    runs: runsOf(),
  });
  const telling = createTelling(lab);

  it('have this one first, kept or not, and nobody twice', () => {
    expect(telling().all.map(({ name }) => name)).toEqual(['this run']);
    const other = keptRun('a', {}, { pruned: 0, accuracy: 90 });
    lab.runs.store.setState({ runs: [other] });
    expect(telling().all.map(({ name }) => name)).toEqual(['this run', 'run a']);
    expect(telling()).toBe(telling());
    const { spec: startSpec, began } = other.digest.manifest;
    lab.store.setState({ runId: 'a', startSpec, began });
    expect(telling().all.map(({ id, isThis }) => [id, isThis])).toEqual([['a', true]]);
  });

  it('have a kept run that plays again as far as it was kept, and nobody dead who has not learnt', () => {
    const kept = keptRun('k', {}, { pruned: 80, accuracy: 93 });
    const { spec: startSpec, began } = kept.digest.manifest;
    const [first] = kept.digest.evaluations;
    const again: Lab = Object.assign(labOf({ frames: [frameOf(0, [1, 1, 1, 1, 1])] }), {
      runs: runsOf(),
    });
    const untaught = { ...first, step: 0, testAccuracyPruned: 0.1 } as Evaluated;
    again.store.setState({ runId: 'k', startSpec, began, evaluations: [untaught] });
    const tell = createTelling(again);
    expect(isDead(tell().this!)).toBe(false);
    again.runs.store.setState({ runs: [kept] });
    expect(tell().all).toHaveLength(1);
    expect(tell().this).toEqual({ ...toldOf(kept), isThis: true, isKeptFurther: true });
  });

  it('have this run as far as it was played where the page shows an earlier step of it', () => {
    const { digest } = keptRun('p', { gamma: 2 }, { pruned: 80, accuracy: 93 });
    const { spec, began } = digest.manifest;
    const evaluations = digest.evaluations as readonly Evaluated[];
    const log = [{ step: 15, patch: { gamma: 4 } }];
    const story = { runId: 'p', forkOf: null, began, evaluations, engines: [], seen: null };
    const played = {
      moment: { spec, log, step: 20, story },
      record: { verdict: digest.verdict },
    } as unknown as Lab['time']['played'];
    const shown = {
      runId: 'p',
      startSpec: spec,
      spec,
      began,
      evaluations: evaluations.slice(0, 1),
    };
    const past: Lab = Object.assign(labOf({ frames: [frameOf(0, [1, 1, 1, 1, 1])] }), {
      ...{ runs: runsOf(), time: { played } },
    });
    past.store.setState(shown);
    const { this: now } = createTelling(past)();
    expect(now).toMatchObject({ ended: 'complete', steps: 20, end: { pruned: 80, cut: 93 } });
    expect([now!.startSpec.gamma, now!.spec.gamma]).toEqual([2, 4]);
  });

  it('have both the one that is kept and this one, where it has gone another way', () => {
    const change = { step: 5, patch: { gamma: 9 } };
    const [first] = keptRun('a', {}, { pruned: 0, accuracy: 90 }).digest.evaluations;
    lab.store.setState({
      changes: [change],
      evaluations: [{ ...first, testAccuracy: 0.5 } as Evaluated],
    });
    const { all } = telling();
    expect(all.map(({ isThis, isKept }) => [isThis, isKept])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(all.map(({ id }) => id)).toEqual([expect.not.stringMatching(/^a$/), 'a']);
    // What is still to come parts nobody.
    lab.store.setState({ changes: [], scheduled: [{ ...change, step: 15 }] });
    expect(telling().all).toHaveLength(1);
  });
});
