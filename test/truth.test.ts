/**
 * What the page says is true: 2 000 scripted pasts pass through the very parts that make its sentences
 * (the worker's frames, what the page keeps of them, the facts, the words); every claim is read back
 * out of the text and compared with the past itself, by definitions written here and nowhere else.
 */
import { evaluatedAt } from '../src/protocol/test/evaluated.ts';
import { pricesOfGroup } from '../src/game/prices.ts';
import { describe, expect, it } from 'vitest';
import type { Run } from '../src/engine/run.ts';
import type { GameTrainer } from '../src/engine/trainer.ts';
import { movedBy, type Intervention } from '../src/game/interventions.ts';
import { sampleLayer } from '../src/game/frozen/sample.ts';
import { layerFrom } from '../src/game/frozen/types.ts';
import { VERDICTS } from '../src/game/frozen/verdict.ts';
import type { PlayerLayer } from '../src/game/network.ts';
import { randomStream, type Random } from '../src/game/random.ts';
import { shownPlayers } from '../src/game/shown.ts';
import { defaultSpec, type Change, type RunSpec } from '../src/spec/spec.ts';
import { storyOf } from '../src/panels/inspector/words.ts';
import { createObservations } from '../src/state/observations.ts';
import { createLabStore } from '../src/state/store.ts';
import { createFrames } from '../src/worker/frames.ts';
import { gatherFacts } from '../src/pages/lab/sentence/facts.ts';
import { tell } from '../src/pages/lab/sentence/sentence.ts';
import { plainText } from '../src/pages/lab/sentence/parts.ts';
import { playerId, shownIndex } from '../src/game/players.ts';

const WORLDS = 2000;
const PER_EPOCH = 40;
/** Below this a best response may lie between the points that are tried. */
const NEAR = 0.03;
/** Frames are at most this many steps apart. */
const STRIDES = 5;

type Mode =
  | { readonly kind: 'rests' }
  | { readonly kind: 'drifts'; readonly by: number }
  | { readonly kind: 'alternates'; readonly low: number; readonly high: number };

const clip = (s: number) => Math.fround(Math.min(1, Math.max(0, s)));

/** A past that is known step by step. */
class World {
  readonly layers: PlayerLayer[];
  readonly modes: Mode[];
  readonly gram: Float64Array[];
  readonly norms: Float32Array;
  readonly base: Float32Array;
  spec: RunSpec;
  step = 0;
  s: Float32Array;
  /** s when each step began, before anything was done at it. */
  readonly past: Float32Array[] = [];
  readonly changes: Change[] = [];
  readonly kept = new Map<number, number>();
  /** Where and when a hand put a player last; and when it put out who has been out ever since. */
  readonly put = new Map<number, { step: number; s: number }>();
  readonly puts: { player: number; step: number; s: number }[] = [];
  readonly outBy = new Map<number, number>();

  constructor(random: Random) {
    const pick = <T>(...from: T[]) => from[Math.floor(random() * from.length)];
    const counts = pick([1], [3], [5], [2, 4]);
    let first = 0;
    this.layers = counts.map((count, index) => {
      const layer = { name: `Layer ${index + 1}`, granularity: 'neuron', first, count } as const;
      first += count;
      return layer;
    });
    const players = first;
    this.spec = {
      ...defaultSpec,
      beta: pick(0, 0.5),
      gamma: pick(0, 1, 2),
      eta: pick(0, 0.5, 2),
      dynamics: 'adam',
      lrS: 1,
      gammaWarmup: 0,
      benefitMemory: 0,
      benefitScale: pick('absolute', 'relative'),
      sandbox: pick('none', 'none', 'pair'),
      epochs: 3,
    };
    this.modes = Array.from({ length: players }, (): Mode => {
      const kind = pick('rests', 'rests', 'drifts', 'drifts', 'alternates');
      if (kind === 'drifts') return { kind, by: (random() - 0.6) * 0.05 };
      return kind === 'rests' ? { kind } : { kind, low: pick(0, 0.25), high: pick(0.5, 1) };
    });
    this.s = Float32Array.from(this.modes, (mode) =>
      mode.kind === 'alternates'
        ? pick(mode.low, mode.high)
        : clip(pick(0, 0.004, 0.5, 1, random())),
    );
    this.norms = Float32Array.from({ length: players }, () => pick(0.5, 1, 2));
    this.base = Float32Array.from({ length: players }, () => (random() - 0.3) * 4);
    this.gram = counts.map((count, l) => {
      const gram = new Float64Array(count * count);
      for (let i = 0; i < count; i++)
        for (let j = 0; j <= i; j++)
          gram[i * count + j] = gram[j * count + i] =
            i === j ? this.norms[this.layers[l].first + i] : (random() - 0.5) * 0.6;
      return gram;
    });
    this.past.push(this.s.slice());
  }

  rivalry(): Float32Array {
    const sums = new Float32Array(this.s.length);
    this.layers.forEach(({ first, count }, l) => {
      for (let i = 0; i < count; i++)
        for (let j = 0; j < count; j++)
          if (i !== j) sums[first + i] += this.s[first + j] * this.gram[l][i * count + j];
    });
    return sums;
  }

  /** b of a player that alternates is what drives it on. */
  benefit(): Float32Array {
    const rivalry = this.rivalry();
    return this.base.map((b, i) => {
      const mode = this.modes[i];
      if (mode.kind !== 'alternates') return b;
      const drive = this.s[i] === mode.low ? 3 : -3;
      const { beta, gamma, eta } = pricesOfGroup(this.spec, 0, 1);
      return drive + gamma + eta * rivalry[i] + beta * this.norms[i];
    });
  }

  advance(): void {
    if (!this.spec.freezeS)
      this.s = this.s.map((s, i) => {
        const mode = this.modes[i];
        if (this.kept.has(i)) return this.kept.get(i)!;
        if (mode.kind === 'rests') return s;
        if (mode.kind === 'drifts') return clip(s + mode.by);
        return s === mode.low ? mode.high : mode.low;
      });
    this.step++;
    this.past[this.step] = this.s.slice();
    for (const i of this.outBy.keys()) if (this.s[i] >= 0.01) this.outBy.delete(i);
  }

  act(act: Intervention, random: Random): void {
    const before = this.s.slice();
    const alternated = this.modes.map((_, i) => this.alternates(i));
    if (act.kind === 'pin') this.kept.set(act.player, Math.fround(act.participation));
    if (act.kind === 'release') this.kept.delete(act.player);
    if (act.kind === 'pin' || act.kind === 'set') this.s[act.player] = act.participation;
    if (act.kind === 'setToEquilibrium')
      this.s = this.s.map((_, i) => this.kept.get(i) ?? clip(Math.floor(random() * 3) / 2));
    const moved =
      act.kind === 'setToEquilibrium'
        ? [...this.s.keys()]
        : act.kind === 'moveLine'
          ? []
          : [(act as { player: number }).player];
    for (const i of moved) {
      this.put.set(i, { step: this.step, s: this.s[i] });
      this.puts.push({ player: i, step: this.step, s: this.s[i] });
      if (this.s[i] >= 0.01) this.outBy.delete(i);
      else if (before[i] >= 0.01 || alternated[i]) this.outBy.set(i, this.step);
    }
  }

  /** Whether a player has turned back, far, at each of the last two steps. */
  alternates(i: number): boolean {
    const { step, past, s } = this;
    return this.turnsBack(i, [past[step - 2]?.[i], past[step - 1]?.[i], s[i]], step - 2, Infinity);
  }

  /** The same when an earlier step began. */
  alternatedAt(step: number, i: number): boolean {
    const before = [step - 2, step - 1, step].map((at) => this.past[at]?.[i]);
    return this.turnsBack(i, before, step - 2, step);
  }

  /** What a hand does is no turn of the player's own. */
  private turnsBack(
    i: number,
    [a, b, c]: readonly (number | undefined)[],
    first: number,
    until: number,
  ): boolean {
    if (a === undefined || b === undefined || c === undefined) return false;
    const puts = this.puts.filter(({ player, step }) => player === i && step < until);
    if (puts.some(({ step }) => step > first)) return false;
    // Put at the first of the three, it began from where it was put.
    const start = puts.findLast(({ step }) => step === first)?.s ?? a;
    return (b - start) * (c - b) < 0 && Math.min(Math.abs(b - start), Math.abs(c - b)) >= 0.05;
  }

  /** The step of the visitor's last move, or of the first of those that belong together with it. */
  sinceStep(): number {
    let at = this.changes.length - 1;
    const isAct = this.changes[at].act !== undefined;
    while (at > 0) {
      const [before, own] = [this.changes[at - 1], this.changes[at]];
      if ((before.act !== undefined) !== isAct) break;
      if (own.step - before.step > (isAct ? 0 : 0.4 * PER_EPOCH)) break;
      at--;
    }
    return this.changes[at].step;
  }

  /** Freezing twice is doing nothing. */
  wasTakenBack(): boolean {
    const freezes = this.changes.filter(({ patch }) => 'freezeS' in patch).length;
    return freezes > 1;
  }

  /** What the others’ present s make of b and c; asked for only when the past is complete. */
  private faced: { benefit: Float32Array; rivalry: Float32Array } | null = null;

  private utilityOf(i: number, s: number): number {
    const { alpha, beta, gamma, eta } = pricesOfGroup(this.spec, 0, 1);
    this.faced ??= { benefit: this.benefit(), rivalry: this.rivalry() };
    const { benefit, rivalry } = this.faced;
    return alpha * benefit[i] * s - beta * this.norms[i] * s * s - gamma * s - eta * rivalry[i] * s;
  }

  /** How much U grows per unit of s, a little to the left and to the right of where it is. */
  private slope(i: number): number {
    const h = 1e-3;
    return (this.utilityOf(i, this.s[i] + h) - this.utilityOf(i, this.s[i] - h)) / (2 * h);
  }

  /** All states it may be said to be in: one, but where a few steps more of the past would change it. */
  statesOf(i: number): Set<string> {
    const s = this.s[i];
    if (!this.spec.freezeS && this.alternates(i)) return new Set(['alternating']);
    if (s < 0.01) return new Set(['pruned']);
    const slope = this.slope(i);
    if (Math.abs(Math.min(1, Math.max(0, s + slope)) - s) <= 1e-3) return new Set(['settled']);
    // Whatever they did before they were stopped.
    if (this.spec.freezeS) return new Set(['still']);
    const states = new Set<string>();
    for (let back = 20; back < 20 + STRIDES; back++) {
      const from = Math.max(0, this.step - back);
      const put = this.put.get(i);
      const then = put !== undefined && put.step >= from ? put.s : this.past[from][i];
      states.add(s === then ? 'still' : s > then ? 'rising' : 'falling');
    }
    return states;
  }

  pays(i: number): boolean {
    return (
      this.s[i] >= 0.01 &&
      (this.spec.freezeS || !this.alternates(i)) &&
      this.utilityOf(i, this.s[i]) < 0
    );
  }

  isZeroBest(i: number): boolean {
    const all = Array.from({ length: 101 }, (_, k) => this.utilityOf(i, k / 100));
    return Math.max(...all) <= 1e-9;
  }
}

/** Plays a world through the worker's frames and the page's memory. */
async function lived(seed: number) {
  const random = randomStream(seed, 'sampling');
  const world = new World(random);
  const players = world.s.length;
  const trainer = {
    layers: world.layers,
    readPlayers: () =>
      Promise.resolve({
        participation: world.s.slice(),
        benefit: world.benefit(),
        normSquared: world.norms.slice(),
        rivalry: world.rivalry(),
        loss: 1,
      }),
    memory: () => ({ tensors: 0, bytes: 0 }),
    workShare: () => 1,
  } as unknown as GameTrainer;
  const run = {
    trainer,
    get step() {
      return world.step;
    },
    get spec() {
      return world.spec;
    },
    feeShare: 1,
  } as Run<GameTrainer>;
  const shown = shownPlayers(world.layers, 0);
  const observations = createObservations();
  observations.begin(shown.players, world.layers.length);
  const frames = createFrames({
    run,
    shown,
    stepMs: () => 1,
    now: () => 0,
    post(buffer) {
      observations.takeFrame(
        { type: 'frame', run: 1, buffer: buffer.slice(0) },
        world.spec,
        PER_EPOCH,
      );
      frames.giveBack(buffer);
    },
  });
  const note = (change: Change) => {
    world.changes.push(change);
    observations.noteChange(change);
  };
  const startSpec = world.spec;
  const end = 1 + Math.floor(random() * 60);
  const changeAt = new Set(
    Array.from({ length: Math.floor(random() * 3) }, () => Math.floor(random() * end)),
  );
  const stride = 1 + Math.floor(random() * 5);
  await frames.send();
  while (world.step < end) {
    if (changeAt.has(world.step)) {
      const player = playerId(Math.floor(random() * players));
      const kind = Math.floor(random() * 7);
      if (kind < 2) {
        const patch =
          kind === 0
            ? { gamma: (world.spec.gamma as number) + 1 }
            : { freezeS: !world.spec.freezeS };
        world.spec = { ...world.spec, ...patch };
        note({ step: world.step, patch });
        frames.invalidate();
        await frames.tell();
      } else {
        const participation = [0, 0.5, 1][Math.floor(random() * 3)];
        const act: Intervention =
          kind === 2
            ? { kind: 'setToEquilibrium' }
            : kind === 3
              ? { kind: 'set', player, participation }
              : kind === 4
                ? { kind: 'moveLine', player, weights: [1, 0], bias: 0 }
                : { kind: 'pin', player, participation };
        await frames.tell();
        world.act(act, random);
        note({ step: world.step, patch: {}, act });
        frames.invalidateMoved(movedBy(act));
        await frames.tell();
      }
    }
    world.advance();
    await frames.glance();
    if (world.step % stride === 0) await frames.send();
  }
  await frames.send();

  const store = createLabStore({
    spec: startSpec,
    scheduled: [],
    notices: [],
    theme: 'light',
    whenHidden: 'goOn',
    view: 'net',
  });
  const testedAt = random() < 0.3 ? world.step : Math.floor(random() * world.step);
  store.setState({
    phase: (['playing', 'paused', 'finished'] as const)[Math.floor(random() * 3)],
    spec: world.spec,
    changes: world.changes,
    layers: shown.layers,
    stepsPerEpoch: PER_EPOCH,
    evaluations: [evaluatedAt(testedAt, 0.9 + testedAt / 1000)],
  });
  const { voice, below } = tell(
    gatherFacts({ store, ...parts(observations), time: { played: null } }),
  );
  return { world, observations, testedAt, store, voice: plainText(voice), below: plainText(below) };
}

const parts = ({
  trajectory,
  pruningHistory,
  baselines,
}: ReturnType<typeof createObservations>) => ({
  trajectory,
  pruningHistory,
  baselines,
});

/** The count that stands before some words; 0 where they do not occur, so that leaving one out is a claim too. */
function counted(text: string, words: string): number {
  const found = new RegExp(`(\\d+) ${words}`).exec(text);
  return found === null ? 0 : Number(found[1]);
}

/** Players between the certain and the possible: frames that are some steps apart see 20 steps or a few more. */
function expectCount(
  found: number,
  world: World,
  of: (states: ReadonlySet<string>) => boolean | null,
) {
  const verdicts = world.modes.map((_, i) => of(world.statesOf(i)));
  const certain = verdicts.filter((verdict) => verdict === true).length;
  const open = verdicts.filter((verdict) => verdict === null).length;
  expect(found).toBeGreaterThanOrEqual(certain);
  expect(found).toBeLessThanOrEqual(certain + open);
}

const isOnly = (state: string) => (states: ReadonlySet<string>) =>
  !states.has(state) ? false : states.size === 1 ? true : null;

function checkStates(world: World, voice: string): void {
  const players = world.modes.length;
  const out = world.modes.filter((_, i) => world.statesOf(i).has('pruned')).length;
  const all = /All (\d+) players are (in|out)|The (only) player is (in|out)/i.exec(voice);
  const some = /(\d+) of (\d+) players (?:is|are) out/.exec(voice);
  if (out === players || out === 0) {
    const found = all?.[3] === undefined ? [Number(all?.[1]), all?.[2]] : [1, all[4]];
    expect(found).toEqual([players, out === 0 ? 'in' : 'out']);
    expect(some).toBeNull();
  } else {
    expect([Number(some?.[1]), Number(some?.[2])]).toEqual([out, players]);
    expect(all).toBeNull();
  }
  for (const [state, words] of [
    ['settled', '(?:is|are) settled'],
    ['rising', '(?:is|are) rising'],
    ['falling', '(?:is|are) falling'],
    ['still', 'stands? still'],
    ['alternating', 'alternates? at every step'],
  ] as const)
    expectCount(counted(voice, words), world, isOnly(state));
  expect(counted(voice, 'of those who are in pays? more')).toBe(
    world.modes.filter((_, i) => world.pays(i)).length,
  );
  if (/Nobody has moved/.test(voice)) {
    const since = world.step - PER_EPOCH / 2;
    expect(since).toBeGreaterThanOrEqual(0);
    for (const s of world.past.slice(since))
      s.forEach((then, i) => expect(Math.abs(then - world.s[i])).toBeLessThan(0.005));
  }
  const empty = /No player of layer (\d) is in/.exec(voice);
  if (empty !== null) {
    const { first, count } = world.layers[Number(empty[1]) - 1];
    expect(Math.max(...world.s.slice(first, first + count))).toBeLessThan(0.01);
  }
}

function checkSince(world: World, voice: string): void {
  if (!voice.includes('Since you')) {
    // A change that nobody took back is never passed over.
    const isEnd = voice.startsWith('After');
    if (world.changes.length > 0 && !world.wasTakenBack() && !isEnd)
      expect(voice).toMatch(/You |Since you/);
    return;
  }
  const began = world.sinceStep();
  const then = world.past[began];
  const swings = (i: number) => world.alternates(i) || world.alternatedAt(began, i);
  const crossed = (from: ArrayLike<number>, to: ArrayLike<number>) =>
    world.modes.filter((_, i) => !swings(i) && from[i] >= 0.01 && to[i] < 0.01).length;
  expect(counted(voice, 'players? (?:has|have) dropped out')).toBe(crossed(then, world.s));
  expect(counted(voice, 'players? (?:has|have) come back')).toBe(crossed(world.s, then));
  if (/nobody has left or come back|the same players are in as before/.test(voice))
    expect(crossed(then, world.s) + crossed(world.s, then)).toBe(0);
  if (/nobody has left or come back/.test(voice))
    for (const s of world.past.slice(began)) expect(crossed(then, s)).toBe(0);
}

function checkMoments(world: World, voice: string, below: string, testedAt: number): void {
  const after = /After ([\d.]+) epoch/.exec(voice);
  if (after !== null) expect(Number(after[1])).toBeCloseTo(world.step / PER_EPOCH, 1.9);
  if (world.spec.sandbox !== 'none') return expect(below).not.toMatch(/accuracy/);
  const past = /accuracy at step (\d+) was ([\d.]+)/.exec(below);
  const now = /accuracy is ([\d.]+)/.exec(below);
  const accuracy = 100 * (0.9 + testedAt / 1000);
  if (testedAt === world.step) expect(Number(now?.[1])).toBeCloseTo(accuracy, 1);
  else
    expect([Number(past?.[1]), Number(past?.[2])]).toEqual([testedAt, expect.closeTo(accuracy, 1)]);
  if (testedAt !== world.step) expect(below).not.toMatch(/would (?:cost|add|change)/);
}

function checkStories(
  world: World,
  call: ReturnType<typeof createObservations>['pruningHistory'],
): void {
  const { spec } = world;
  const prices = pricesOfGroup(spec, 0, 1);
  const rivalry = world.rivalry();
  world.layers.forEach(({ first, count }, l) => {
    const own = (column: Float32Array) => Float64Array.from(column.slice(first, first + count));
    const { verdicts } = sampleLayer(
      prices,
      layerFrom({
        marginalBenefit: own(world.benefit()),
        normSquared: own(world.norms),
        gram: world.gram[l],
        participation: own(world.s),
      }),
    );
    const verdictOf = (place: number) => VERDICTS[verdicts[place]];
    for (let i = first; i < first + count; i++) {
      const story = storyOf(call, shownIndex(i));
      expect(story).not.toMatch(/[Dd]ominated/);
      const gain = prices.alpha * world.benefit()[i] - prices.gamma - prices.eta * rivalry[i];
      if (/0 has been its best response/.test(story)) {
        expect(world.isZeroBest(i)).toBe(true);
        expect(verdictOf(i - first)).not.toBe('in');
      } else if (gain > NEAR) expect(world.isZeroBest(i)).toBe(false);
      else expect(gain).toBeGreaterThan(-1e-6);
      if (/taking part would be worth it/.test(story)) {
        if (gain > NEAR) expect(world.isZeroBest(i)).toBe(false);
        expect(verdictOf(i - first)).not.toBe('out');
      }
      const hand = /[Oo]ut since step (\d+): you/.exec(story);
      if (hand !== null) {
        expect(world.outBy.get(i)).toBe(Number(hand[1]));
        expect(world.s[i]).toBeLessThan(0.01);
      }
      if (world.kept.has(i)) expect(story).toMatch(/you keep it/i);
      if ((world.kept.has(i) || spec.freezeS) && world.s[i] >= 0.01)
        expect(story).not.toMatch(/because/);
      if (/^(?:Out|Left) /.test(story)) expect(world.s[i]).toBeLessThan(0.01);
      if (world.outBy.has(i) && !world.alternates(i)) {
        expect(story).not.toMatch(/because/);
        expect(hand).not.toBeNull();
      }
      const left = /(?:Left at|[Oo]ut since) step (\d+)/.exec(story);
      if (left !== null)
        for (const s of world.past.slice(Number(left[1]) + 1)) expect(s[i]).toBeLessThan(0.01);
    }
  });
}

describe('what the page says', () => {
  const said: string[] = [];

  it('is true of the states, the moments, what came since a change, and every player’s story', async () => {
    for (let seed = 0; seed < WORLDS; seed++) {
      const { world, voice, below, testedAt, observations } = await lived(seed);
      said.push(`${voice} ${below}`);
      try {
        checkStates(world, voice);
        checkSince(world, voice);
        checkMoments(world, voice, below, testedAt);
        checkStories(world, observations.pruningHistory);
      } catch (error) {
        throw new Error(`Seed ${seed}: “${voice} ${below}”`, { cause: error });
      }
    }
  });

  it('was tried for everything there is to say', () => {
    const all = said.join('\n');
    for (const words of [
      /are settled/,
      /are rising/,
      /are falling/,
      /still though/,
      /at every step/,
      /pays? more than/,
      /dropped out/,
      /come back/,
      /nobody has left/,
      /froze the players/,
      /jump to equilibrium/,
      /kept player/,
      /accuracy at step/,
      /accuracy is/,
      /Nobody has moved/,
      /No player of layer/,
      /^After/m,
    ])
      expect(all).toMatch(words);
  });
});
