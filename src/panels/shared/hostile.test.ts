/**
 * No picture and no sentence of a panel throws, whatever numbers reach it: none yet, none any more, not
 * a number, beyond every bound, or of players that are gone.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLabStore } from '../../state/store.ts';
import type { Lab } from '../../state/lab.ts';
import { PruningHistory } from '../../state/pruningHistory.ts';
import type { AnalysisMonitor } from '../../state/analysisMonitor.ts';
import { Trajectory } from '../../state/trajectory.ts';
import type { RunSpec } from '../../game/spec.ts';
import { explainCrowd } from '../crowd/explain.ts';
import { createCrowdPainter, describeCrowd } from '../crowd/painter.ts';
import { createDistancePainter, describeDistance, explainDistance } from '../distance/painter.ts';
import { createNowPainter, momentNow } from '../inspector/now.ts';
import { createInspectorPainter } from '../inspector/painter.ts';
import { describeInspector, explainInspector } from '../inspector/words.ts';
import { explainCurves } from '../netCurves/explain.ts';
import { createCurvesPainter, describeCurves } from '../netCurves/painter.ts';
import { explainParticipation } from '../participation/explain.ts';
import { createTimePainter } from '../participation/painter.ts';
import { describeNow } from '../participation/words.ts';
import { explainPlayers } from '../players/explain.ts';
import { describePlayer } from '../players/Inset.tsx';
import { createPlayersPainter } from '../players/painter.ts';
import {
  createPotentialPainter,
  describePotential,
  explainPotential,
} from '../potential/painter.ts';
import { createRegimePainter, sceneOf } from '../regimes/painter.ts';
import { describeRegimes, explainRegimes } from '../regimes/words.ts';
import { createMapPainter, describeMap, explainMap } from '../responses/painter.ts';
import { createRollPainter } from '../pruningHistory/painter.ts';
import { describeRoll, explainRoll } from '../pruningHistory/words.ts';
import { describeScene, explainSlice } from '../slice/explain.ts';
import { createSlicePainter } from '../slice/painter.ts';
import { createUtilityPainter, describeUtility, explainUtility } from '../utility/painter.ts';
import { describeVerdicts, explainVerdicts } from '../verdicts/words.ts';
import type { Frame } from './states.ts';
import type { Painter } from './useCanvas.ts';
import { frameOf, layersOf, spec } from '../test/crowd.ts';
import { strictContext } from '../test/strictContext.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { playerId, shownIndex, type ShownIndex } from '../../game/players.ts';
import { FIGURE, SUMMARY_LENGTH } from '../../game/summary.ts';

interface Fake {
  canvas: Record<string, unknown>;
}

beforeAll(() => {
  vi.stubGlobal(
    'ImageData',
    class {
      readonly data: Uint8ClampedArray;
      constructor(
        readonly width: number,
        readonly height: number,
      ) {
        if (!(width >= 1 && height >= 1)) throw new RangeError('ImageData of no size');
        this.data = new Uint8ClampedArray(4 * width * height);
      }
    },
  );
  const createElement = (): Fake['canvas'] => {
    const canvas: Fake['canvas'] = { width: 300, height: 150 };
    canvas.getContext = () => strictContext(canvas);
    return canvas;
  };
  vi.stubGlobal('document', { createElement });
});
afterAll(() => vi.unstubAllGlobals());

const { NaN: nan } = Number;
const inf = Infinity;

/** Fields of a frame, for five players. */
const hostile: Record<string, Partial<Frame>> = {
  sound: {},
  'no participation': { participation: new Float32Array(5).fill(nan) },
  'no benefit': { benefit: new Float32Array(5).fill(nan) },
  'endless benefit': { benefit: Float32Array.of(inf, -inf, inf, 0, nan) },
  'no norms': { normSquared: new Float32Array(5).fill(nan) },
  'endless norms': { normSquared: new Float32Array(5).fill(inf) },
  'no rivalry': { rivalry: Float32Array.of(nan, inf, -inf, nan, 0) },
  'no fee': { fee: nan },
  'endless fee': { fee: inf },
  'no loss': { loss: nan, stepsPerSecond: nan, stepMs: nan, workShare: nan },
  nothing: {
    participation: new Float32Array(5).fill(nan),
    benefit: new Float32Array(5).fill(nan),
    normSquared: new Float32Array(5).fill(nan),
    rivalry: new Float32Array(5).fill(nan),
    fee: nan,
    loss: nan,
  },
  huge: {
    benefit: new Float32Array(5).fill(3e38),
    normSquared: new Float32Array(5).fill(3e38),
    rivalry: new Float32Array(5).fill(-3e38),
    fee: 1e300,
  },
};

const layers = layersOf(3, 2);
const usual = [1, 0.5, 0.001, 0, 0.9];

function monitorOf(bad: boolean): AnalysisMonitor {
  const past = bad
    ? [0, 10, 20].map((step) => ({
        step,
        potential: step === 10 ? nan : inf,
        change: { byPlayers: nan, byPrices: inf, byLearning: -inf },
      }))
    : [];
  const none = () => undefined;
  return {
    latest: null,
    past,
    failure: null,
    watch: () => none,
    markChanged: none,
    restart: none,
  } as unknown as AnalysisMonitor;
}

interface World {
  readonly frames: readonly Frame[];
  readonly of?: typeof layers;
  readonly patch?: Partial<RunSpec>;
  readonly selected?: readonly number[];
  /** The number of the first player shown, among all. */
  readonly from?: number;
  readonly bad?: boolean;
}

function labOf({
  frames,
  of = layers,
  patch = {},
  selected = [0],
  bad = false,
  from = 0,
}: World): Lab {
  const count = of.reduce((sum, layer) => sum + layer.count, 0);
  const rules = spec(patch);
  const store = createLabStore({
    spec: rules,
    scheduled: [],
    notices: [],
    theme: 'light',
    view: 'net',
    whenHidden: 'goOn',
  } as unknown as Parameters<typeof createLabStore>[0]);
  const evaluated = (step: number, testAccuracy: number) => ({
    step,
    testAccuracy,
    testAccuracyPruned: nan,
    validationAccuracy: null,
  });
  store.setState({
    phase: 'playing',
    layers: of,
    shown: Uint32Array.from({ length: count }, (_, i) => from + i),
    stepsPerEpoch: 10,
    selected: selected.map(playerId),
    evaluations: bad ? [evaluated(0, nan), evaluated(10, inf)] : [],
    changes: [{ step: 5, patch: { gamma: 3 } }],
  });
  const trajectory = new Trajectory(count, of.length);
  const pruningHistory = new PruningHistory(count);
  for (const frame of frames) {
    trajectory.push(frame);
    pruningHistory.observe(frame, rules);
  }
  const products = new Float32Array(3).fill(bad ? nan : 0.2);
  return {
    store,
    trajectory,
    pruningHistory,
    fields: null,
    closeup: { step: 0, rows: of.length > 0 ? [{ player: playerId(from), products }] : [] },
    analysisMonitor: monitorOf(bad),
    drawLoop: { add: () => undefined, markDirty: () => undefined },
    hover: () => undefined,
    select: () => undefined,
  } as unknown as Lab;
}

const ignore = () => undefined;

/** Every painter, set to speak of a player where it can be. */
const painters: Record<string, (lab: Lab, player: ShownIndex | null) => Painter> = {
  crowd: (lab) => createCrowdPainter(lab, ignore),
  distance: (lab) => createDistancePainter(lab, ignore),
  inspector: (lab, player) =>
    Object.assign(createInspectorPainter(lab, ignore, ignore), { player, cursor: 3 }),
  'inspector now': (lab, player) => Object.assign(createNowPainter(lab), { player }),
  curves: (lab) => Object.assign(createCurvesPainter(lab, ignore), { cursor: 3 }),
  lines: (lab) => Object.assign(createTimePainter(lab, ignore), { cursor: 3 }),
  heat: (lab) => Object.assign(createTimePainter(lab, ignore), { view: 'heat' }),
  'by layer': (lab) => Object.assign(createTimePainter(lab, ignore), { view: 'layers' }),
  players: (lab) => createPlayersPainter(lab, ignore),
  potential: (lab) => createPotentialPainter(lab, ignore),
  regimes: (lab, player) => Object.assign(createRegimePainter(lab, ignore), { chosen: player }),
  responses: (lab) => createMapPainter(lab, ignore),
  'roll call': (lab) => createRollPainter(lab, ignore),
  slice: (lab, player) => Object.assign(createSlicePainter(lab, ignore), { chosen: player }),
  'slice, asked': (lab, player) =>
    Object.assign(createSlicePainter(lab, ignore), { chosen: player, whatIf: [0.3, 0.7] }),
  utility: (lab, player) =>
    Object.assign(createUtilityPainter(lab, ignore), { player, cursor: 0.4 }),
};

function draw(painter: Painter): void {
  for (const [width, height] of [
    [336, 160],
    [704, 356],
    [1, 1],
  ]) {
    const canvas = { width, height };
    const ctx = strictContext(canvas) as unknown as CanvasRenderingContext2D;
    const surface = { ctx, width, height, ratio: 1, theme: plainTheme, reducedMotion: false };
    for (let slice = 0; slice < 3; slice++) painter.draw({ ...surface, version: width });
  }
}

/** All that is said of a state, on the page and to screen readers. */
const sentences: Record<string, (lab: Lab, player: ShownIndex | null) => unknown> = {
  crowd: (lab) => [explainCrowd(lab), describeCrowd(lab)],
  distance: (lab, player) => [describeDistance(lab), explainDistance(lab, player)],
  inspector: (lab, player) =>
    (['unit', 'all'] as const).map((measure) => [
      describeInspector(lab, player, momentNow(lab, player, measure)),
      explainInspector(lab, player, measure),
    ]),
  curves: (lab) => [describeCurves(lab, null), describeCurves(lab, 3), explainCurves(lab)],
  participation: (lab, player) => [describeNow(lab), explainParticipation(lab, player)],
  players: (lab, player) => [
    explainPlayers(lab, player),
    describePlayer(lab, player ?? shownIndex(0)),
  ],
  potential: (lab) => [describePotential(lab), explainPotential(lab)],
  regimes: (lab, player) => [
    describeRegimes(sceneOf(lab, player)),
    explainRegimes(sceneOf(lab, player)),
  ],
  responses: (lab, player) => [describeMap(lab), explainMap(lab, player)],
  'roll call': (lab, player) => [describeRoll(lab), explainRoll(lab, player)],
  slice: (lab, player) => {
    const painter = Object.assign(createSlicePainter(lab, ignore), { chosen: player });
    draw(painter);
    if (painter.scene !== null) describeScene(painter.scene);
    return explainSlice(painter.scene, lab.store.getState().spec);
  },
  utility: (lab, player) => [describeUtility(lab, player), explainUtility(lab, player)],
  verdicts: (lab, player) => [describeVerdicts(lab, null), explainVerdicts(lab, player)],
};

const frame = (step: number, patch: Partial<Frame>) => frameOf(step, usual, patch, layers);

const worlds: Record<string, World> = {
  'before the first frame': { frames: [] },
  'no layers': { frames: [frameOf(0, [], {}, [])], of: [] },
  'a chosen player that is gone': { frames: [frame(0, {})], selected: [99] },
  'looks that are no numbers': {
    frames: [frame(0, {}), frame(10, {})],
    selected: [0, 1],
    bad: true,
    patch: { eta: 0.5, beta: 0.1 },
  },
  ...Object.fromEntries(
    Object.entries(hostile).flatMap(([name, patch]) => [
      [
        name,
        { frames: [frame(0, patch), frame(10, patch)], selected: [0, 1], patch: { eta: 0.5 } },
      ],
      [`${name}, after sound steps`, { frames: [frame(0, {}), frame(10, {}), frame(20, patch)] }],
      [
        `${name}, prices without bounds`,
        {
          frames: [frame(0, {}), frame(10, patch)],
          bad: true,
          patch: { alpha: 1e308, beta: 1e308, gamma: 1e308, eta: 1e308 },
        },
      ],
    ]),
  ),
};

describe.each(Object.entries(worlds))('%s', (_, world) => {
  it.each(Object.entries(painters))('does not break %s', (_name, create) => {
    for (const player of [null, ...[0, 4, 99].map(shownIndex)]) {
      const lab = labOf(world);
      draw(create(lab, player));
    }
  });

  it.each(Object.entries(sentences))('does not break what is said of %s', (_name, say) => {
    for (const player of [null, ...[0, 4].map(shownIndex)]) {
      const lab = labOf(world);
      say(lab, player);
    }
  });
});

describe('a player that is shown at another place than its number', () => {
  const from = 5000;
  const of = layers.map((layer) => ({ ...layer, firstId: playerId(from + layer.first) }));
  const sent = (step: number) => {
    const now = frame(step, {});
    // As the worker sums up: by the numbers among all.
    of.forEach((_, l) => (now.summaries[l * SUMMARY_LENGTH + FIGURE.worst] += from));
    return now;
  };
  const world: World = {
    frames: [sent(0), sent(10), sent(20)],
    of,
    selected: [from, from + 1],
    patch: { eta: 0.5, beta: 0.1 },
    from,
  };

  it.each(Object.entries(sentences))(
    'is named by its number in what is said of %s',
    (_name, say) => {
      const words = JSON.stringify(say(labOf(world), shownIndex(1)));
      for (const [name, number] of words.matchAll(/(?:players?|line for|dashed for) (\d+)/gi))
        expect(Number(number), name).toBeGreaterThanOrEqual(from);
    },
  );

  // Texts that are nothing but names, and those that hold one.
  const NAMES = /(?:players?|s of|best for) (\d+)|^"(50\d\d)"/i;
  it.each(['crowd', 'lines', 'heat', 'responses', 'slice'])(
    'is named so in the picture %s',
    (name) => {
      const lab = labOf(world);
      const { ctx, texts } = recorder();
      const surface = {
        width: 704,
        height: 356,
        ratio: 1,
        theme: plainTheme,
        reducedMotion: false,
      };
      const painter = painters[name](lab, shownIndex(0));
      for (let slice = 0; slice < 3; slice++)
        painter.draw({ ...surface, ctx: ctx as never, version: 1 });
      const drawn = texts().flatMap((words) => NAMES.exec(words)?.slice(1).filter(Boolean) ?? []);
      expect(drawn).toContain(String(from));
      for (const each of drawn) expect(Number(each), texts().join()).toBeGreaterThanOrEqual(from);
    },
  );
});
