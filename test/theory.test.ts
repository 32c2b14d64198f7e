/** Every claim of docs/theory.md, shown by the very addresses that it gives. */
import { pricesOfGroup } from '../src/game/prices.ts';
import type { Prices } from '../src/game/utility.ts';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepare } from '../cli/runExperiment.ts';
import { bestResponses, standing } from '../src/game/frozen/bestResponse.ts';
import { contraction } from '../src/game/frozen/contraction.ts';
import { lambdaMax } from '../src/game/frozen/curvature.ts';
import { dominance } from '../src/game/frozen/dominance.ts';
import { certified } from '../src/game/frozen/verdict.ts';
import { quadraticOf } from '../src/game/frozen/quadratic.ts';
import { nashGap, nashGapOf, regrets } from '../src/game/frozen/regret.ts';
import type { FrozenLayer } from '../src/game/frozen/types.ts';
import { potential } from '../src/game/frozen/utility.ts';
import { presets, presetSpec, sandboxPresetNames } from '../src/spec/presets.ts';
import { sandboxGame } from '../src/game/sandbox/game.ts';
import type { Change, RunSpec } from '../src/spec/spec.ts';
import { readHash, writeHash, type RunAddress } from '../src/state/url.ts';

const root = path.resolve(import.meta.dirname, '..');
const text = readFileSync(path.join(root, 'docs/theory.md'), 'utf8');

interface Link {
  readonly label: string;
  readonly hash: string;
  readonly spec: RunSpec;
  readonly changes: readonly Change[];
  readonly view: RunAddress['view'];
}

const linksOf = (section: string): Link[] =>
  [...section.matchAll(/\[([^\]]+)\]\(\.\.\/(#[^)]*)\)/g)].map(([, label, hash]) => {
    const { notes, ...run } = readHash(hash);
    expect(notes).toEqual([]);
    return { label, hash, ...run };
  });

const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((section): [string, string] => [section.slice(0, section.indexOf('\n')), section]),
);

/** What a run shows along the way. */
interface Moment {
  readonly step: number;
  readonly s: readonly number[];
  /** The game that its players face now. */
  readonly layer: FrozenLayer;
  readonly spec: RunSpec;
  /** In force. */
  readonly prices: Prices;
}

/** Plays a sandbox as its address says and stops at each of the steps. */
async function watch({ spec, changes }: Link, steps: readonly number[]): Promise<Moment[]> {
  const { run } = await prepare(spec, changes);
  const moments: Moment[] = [];
  for (const step of steps) {
    while (run.step < step) await run.advance();
    const { participation } = await run.trainer.readPlayers();
    const layer = { ...sandboxGame(run.spec)[0], participation: Float64Array.from(participation) };
    moments.push({
      step,
      s: [...participation],
      layer,
      spec: run.spec,
      prices: pricesOfGroup(run.spec, 0, run.feeShare),
    });
  }
  return moments;
}

const at = async (link: Link, step: number): Promise<Moment> => (await watch(link, [step]))[0];

const gapOf = ({ prices, layer }: Moment): number =>
  nashGap(regrets(standing(prices, layer), layer.participation));

const every = (count: number, upTo: number): number[] =>
  Array.from({ length: upTo / count + 1 }, (_, i) => i * count);

type Show = (links: Link[]) => Promise<void>;

/** By title: what stands under “Look”. */
const shows: Record<string, Show> = {
  'A dominated player drops out': async ([dominated]) => {
    const { spec, prices, layer } = await at(dominated, 0);
    const { certificates } = certified(dominance(prices, layer));
    expect(certificates[1]).toBe('out');
    expect(layer.overlap.product(0, 1)).toBeGreaterThan(0);
    const slope = prices.alpha * layer.marginalBenefit[1] - prices.gamma;
    const bound = Math.ceil(1 / (spec.lrS * Math.abs(slope)));
    for (const { s } of await watch(dominated, [bound, bound + 500, bound + 1000])) {
      expect(s[1]).toBe(0);
      expect(s[0]).toBeGreaterThan(0.8);
    }
  },

  'Dominance goes round by round': async ([chain]) => {
    const { prices, layer } = await at(chain, 0);
    expect(certified(dominance(prices, layer))).toEqual({
      certificates: ['in', 'open', 'open', 'open', 'open', 'open'],
      eliminationRound: [1, 2, 3, 4, 5, 6],
      eliminatedAs: ['in', 'out', 'in', 'out', 'in', 'out'],
      eliminationIsComplete: true,
    });
    const moments = await watch(chain, every(10, 2000));
    expect(moments.at(-1)!.s).toEqual([1, 0, 1, 0, 1, 0]);
    for (const player of [2, 4]) {
      const lowest = Math.min(...moments.map(({ s }) => s[player]));
      expect(lowest).toBeLessThan(0.98);
    }
  },

  'The best response has a formula': async ([hierarchy]) => {
    const { s, spec, prices, layer } = await at(hierarchy, 20_000);
    const stand = standing(prices, layer);
    bestResponses(stand, layer.participation).forEach((best, i) =>
      expect(Math.abs(s[i] - best)).toBeLessThan(2e-3),
    );
    const out = s.map((each) => each < spec.epsilon);
    expect(out).toEqual([...stand.gain].map((gain) => gain <= 0));
    expect(s[0]).toBe(1);
    expect(out.filter(Boolean)).toHaveLength(24);
    for (const i of [1, 2, 3, 4, 5, 6]) expect(s[i] > 0.01 && s[i] < 0.99).toBe(true);
  },

  'There is an equilibrium': async ([crowd]) => {
    const moments = await watch(crowd, [...every(10, 500), 20_000]);
    const climbs = moments.map(({ prices, layer }) =>
      potential(prices, layer, layer.participation),
    );
    for (let i = 1; i < climbs.length; i++) expect(climbs[i]).toBeGreaterThan(climbs[i - 1] - 1e-6);
    expect(gapOf(moments.at(-1)!)).toBeLessThan(1e-6);
    expect(gapOf(moments[0])).toBeGreaterThan(1);
  },

  'With η below 2β there is only one': async ([share]) => {
    for (const seed of [0, 1, 2, 3]) {
      const { s } = await at({ ...share, spec: { ...share.spec, seed } }, 4000);
      for (const each of s) expect(each).toBeCloseTo(1 / (2 * 0.5 + 0.5), 5);
    }
  },

  'With η above 2β the start decides': async ([one, other]) => {
    const [first, second] = [await at(one, 4000), await at(other, 4000)];
    expect(first.s[0]).toBeCloseTo(1, 5);
    expect(first.s[1]).toBe(0);
    expect(second.s[0]).toBe(0);
    expect(second.s[1]).toBeCloseTo(1, 5);
    expect(second.layer.overlap.gram).toEqual(first.layer.overlap.gram);
    // The shared point is an equilibrium too.
    const shared = Float64Array.of(0.4, 0.4);
    expect(gapOf({ ...first, layer: { ...first.layer, participation: shared } })).toBeCloseTo(
      0,
      12,
    );
  },

  'Rivalry removes the redundant': async ([clones, later]) => {
    const { s, spec } = await at(clones, 6000);
    for (let kind = 0; kind < 8; kind++) {
      const copies = s.slice(3 * kind, 3 * kind + 3);
      expect(copies.filter((each) => each >= spec.epsilon)).toHaveLength(1);
    }
    const [before, after] = await watch(later, [200, 3000]);
    const out = ({ s: all }: Moment) => all.filter((each) => each < spec.epsilon).length;
    expect(out(before)).toBe(0);
    expect(out(after)).toBeGreaterThan(20);
  },

  'Opposites hold each other in': async ([opposites, apart]) => {
    const { s, prices, layer } = await at(opposites, 3000);
    expect(Math.max(...layer.marginalBenefit)).toBeLessThan(prices.gamma);
    const inside = s.map((each) => each > 0.9);
    for (let i = 0; i < s.length; i += 2) expect(inside[i]).toBe(inside[i + 1]);
    expect(inside).toContain(true);
    expect(inside).toContain(false);
    expect((await at(apart, 3000)).s.every((each) => each === 0)).toBe(true);
  },

  'Best responses settle when rivals weigh little': async ([chase, calm]) => {
    const cycle = await watch(chase, [100, 101, 102]);
    expect(cycle.map(({ s }) => s)).toEqual([
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
    expect(contraction(cycle[0].prices, cycle[0].layer).factor).toBe(1.5);
    const moments = await watch(calm, [0, 1, 2, 3, 4]);
    expect(contraction(moments[0].prices, moments[0].layer).factor).toBe(0.5);
    const far = moments.map(({ s }) => Math.abs(s[0] - 2 / 3));
    for (let i = 1; i < far.length; i++) expect(far[i] / far[i - 1]).toBeCloseTo(0.5, 5);
  },

  'Small steps climb, long ones overshoot': async ([long, shortened]) => {
    const [first, next, again] = await watch(long, [200, 201, 202]);
    expect(lambdaMax(quadraticOf(first.prices, first.layer))).toBeCloseTo(7.6, 10);
    expect(next.s).not.toEqual(first.s);
    expect(again.s).toEqual(first.s);
    expect(gapOf(first)).toBeGreaterThan(0.1);
    const rest = await at(shortened, 400);
    expect(gapOf(rest)).toBeLessThan(1e-9);
  },

  'In training nothing guarantees the climb': async ([live]) => {
    const { run } = await prepare(live.spec, live.changes);
    const gaps: number[] = [];
    for (const step of every(20, 1000)) {
      while (run.step < step) await run.advance();
      gaps.push(
        nashGapOf(await run.trainer.readPlayers(), pricesOfGroup(run.spec, 0, run.feeShare)),
      );
    }
    run.trainer.dispose();
    const rises = gaps.slice(3).filter((gap, i) => gap > 1.05 * gaps[i + 2]);
    expect(rises.length).toBeGreaterThan(3);
  },

  'The fee alone is a threshold': async ([fee]) => {
    const { s, prices, layer } = await at(fee, 5000);
    expect(s).toEqual([...layer.marginalBenefit].map((b) => (b > prices.gamma ? 1 : 0)));
    expect(s.filter((each) => each === 1)).toHaveLength(11);
  },

  'Size alone prunes nobody who earns': async ([size]) => {
    const { s, spec, layer } = await at(size, 2000);
    s.forEach((each, i) => expect(each).toBeCloseTo(layer.marginalBenefit[i] / 4, 5));
    expect(s.every((each) => each >= spec.epsilon)).toBe(true);
    const dearer = await at({ ...size, spec: { ...spec, beta: 100, lrS: 0.001 } }, 4000);
    expect(dearer.s.every((each) => each > 0)).toBe(true);
  },

  'Size takes the large first': async ([norms]) => {
    const { s, layer } = await at(norms, 2000);
    expect(layer.marginalBenefit[0]).toBe(layer.marginalBenefit[1]);
    expect(s[0]).toBeCloseTo(0.25, 5);
    expect(s[1]).toBeCloseTo(1, 5);
  },

  'The printed sign rewards harm': async (links) => {
    const accuracies: number[] = [];
    for (const { spec, changes } of links) {
      const { run, evaluate } = await prepare(spec, changes);
      while (run.step < 200) await run.advance();
      accuracies.push((await evaluate())!.test.accuracy);
      run.trainer.dispose();
    }
    const [printed, descent] = accuracies;
    expect(printed).toBeLessThan(0.2);
    expect(descent).toBeGreaterThan(0.88);
  },

  'Zero absorbs': async ([net, noNet]) => {
    const { run } = await prepare(net.spec, net.changes);
    for (const step of [100, 300]) {
      while (run.step < step) await run.advance();
      const { participation } = await run.trainer.readPlayers();
      expect(participation.every((s) => s === 0)).toBe(true);
    }
    expect(run.spec.gamma).toBe(0);
    run.trainer.dispose();
    const [before, after] = await watch(noNet, [200, 3000]);
    expect(before.s.every((s) => s === 0)).toBe(true);
    expect(after.s).toEqual([...after.layer.marginalBenefit].map((b) => (b > 0 ? 1 : 0)));
  },
};

describe('docs/theory.md', () => {
  it('has a check for every claim, and a claim for every check', () => {
    expect([...sections.keys()]).toEqual(Object.keys(shows));
  });

  it('uses every preset without a network, by its name', () => {
    const labels = linksOf(text).map(({ label }) => label);
    for (const name of sandboxPresetNames) expect(labels).toContain(presets[name].label);
  });

  it('writes addresses as the page does; a link with a preset’s name is that preset', () => {
    for (const { label, hash, spec, changes, view } of linksOf(text)) {
      expect(writeHash(spec, changes, view)).toBe(hash);
      const preset = sandboxPresetNames.find((name) => presets[name].label === label);
      if (preset !== undefined) expect(spec).toEqual(presetSpec(preset));
    }
  });

  it.each([...sections])('%s: names code and tests that exist', (_, section) => {
    for (const [, file] of section.matchAll(/^- Code: (.*)$/gm))
      for (const [, name] of file.matchAll(/`([^`]+)`/g))
        expect(existsSync(path.join(root, name))).toBe(true);
    const test = /^- Test: `([^`]+)`, “(.+)”$/m.exec(section);
    expect(test).not.toBeNull();
    expect(readFileSync(path.join(root, test![1]), 'utf8')).toContain(`'${test![2]}'`);
    for (const field of ['Status', 'Show', 'Look']) expect(section).toContain(`\n- ${field}: `);
  });
});

describe('what the addresses of docs/theory.md show', () => {
  it.each([...sections])('%s', async (title, section) => {
    await shows[title](linksOf(section));
  });
});
