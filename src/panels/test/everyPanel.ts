/** Every picture and every sentence of the panels, and a lab for them that is made of frames. */
import { createPaperChoice } from '../../state/paperChoice.ts';
import { evaluatedAt } from '../../protocol/test/evaluated.ts';
import { vi } from 'vitest';
import { finderOf, finderStateOf } from './find.ts';
import { mapOf, mapStateOf } from './map.ts';
import { keptRuns, runsOf } from './runs.ts';
import { createFindPainter } from '../find/painter.ts';
import { gameSentence, toldGames } from '../find/told.ts';
import { createAroundPainter } from '../priceMap/around.ts';
import { createPriceMapPainter } from '../priceMap/painter.ts';
import { mapScene } from '../../state/map/scene.ts';
import { cellInWords, mapInWords } from '../priceMap/words.ts';
import { createLabStore } from '../../state/store.ts';
import type { Lab } from '../../state/lab.ts';
import { PruningHistory } from '../../state/pruningHistory.ts';
import type { AnalysisMonitor } from '../../state/analysisMonitor.ts';
import type { PlaneTaken, Sheet } from '../../state/pictures.ts';
import { PlaneHistory } from '../../state/planeHistory.ts';
import { Trajectory } from '../../state/trajectory.ts';
import type { RunSpec } from '../../spec/spec.ts';
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
import * as more from '../participation/otherViews.ts';
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
import {
  createRunsPlanePainter,
  describePlane as describeRunsPlane,
} from '../runsPlane/painter.ts';
import { createPricesPainter, describePrices } from '../runsPrices/painter.ts';
import { createSlicePainter } from '../slice/painter.ts';
import { createUtilityPainter, describeUtility, explainUtility } from '../utility/painter.ts';
import { describeVerdicts, explainVerdicts } from '../verdicts/words.ts';
import { createPlanePainter } from '../plane/painter.ts';
import {
  describeLine,
  describePlane,
  differenceInWords,
  explainPlane,
  readingOf,
  wordsInPicture,
} from '../plane/words.ts';
import { createMomentsPainter } from '../planeHistory/painter.ts';
import { createPixelsPainter } from '../pixels/painter.ts';
import { describePixel, describePixels, explainPixels } from '../pixels/words.ts';
import { createReadPainter } from '../stillRead/painter.ts';
import { describeRead, explainRead, readerWords } from '../stillRead/words.ts';
import { unitNow } from '../shared/units.ts';
import { createUnitPainter } from '../unit/painter.ts';
import { describeUnitNow, explainUnit } from '../unit/words.ts';
import { layerLayout } from '../weights/layout.ts';
import { createWeightsPainter } from '../weights/painter.ts';
import { describeUnit, describeWeights, explainWeights } from '../weights/words.ts';
import type { Frame } from '../shared/states.ts';
import type { Painter } from '../shared/useCanvas.ts';
import { createFiringPainter } from '../ask/firingPainter.ts';
import { createAskPainter } from '../ask/painter.ts';
import { describeAnswers, explainAnswers } from '../ask/words.ts';
import { createFiltersPainter } from '../filters/painter.ts';
import { describeFilter, describeFilters, explainFilters, rowsOf } from '../filters/words.ts';
import { createWorkPainter } from '../work/painter.ts';
import { describeWork, explainWork } from '../work/words.ts';
import type { Kernels } from '../../state/pictures.ts';
import type { Told } from '../../state/asking.ts';
import { closeupPlayer } from './closeup.ts';
import { layersOf, spec } from './crowd.ts';
import { strictContext } from './strictContext.ts';
import { plainTheme } from './recorder.ts';
import { playerId, shownIndex, type ShownIndex } from '../../game/players.ts';

const ignore = () => undefined;

interface Fake {
  canvas: Record<string, unknown>;
}

/** A page without a browser: pictures are drawn on what throws where a canvas does. */
export function stubCanvas(): void {
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
}

/** Five players in two layers. */
export const layers = layersOf(3, 2);

const { NaN: nan } = Number;
const inf = Infinity;

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

export interface World {
  readonly frames: readonly Frame[];
  readonly of?: typeof layers;
  readonly patch?: Partial<RunSpec>;
  readonly selected?: readonly number[];
  /** The number of the first player shown, among all. */
  readonly from?: number;
  readonly bad?: boolean;
  /** Pictures of groups whose players have a pixel each. */
  readonly sheets?: readonly Sheet[];
  /** What filters look for, and what the net has answered. */
  readonly kernels?: readonly Kernels[];
  readonly told?: Told | null;
  /** What the net answered in the plane, one after another. */
  readonly planes?: readonly PlaneTaken[];
}

export function labOf({
  frames,
  of = layers,
  patch = {},
  selected = [0],
  bad = false,
  from = 0,
  sheets = [],
  kernels = [],
  told = null,
  planes = [],
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
  store.setState({
    phase: 'playing',
    layers: of,
    shown: Uint32Array.from({ length: count }, (_, i) => from + i),
    stepsPerEpoch: 10,
    selected: selected.map(playerId),
    evaluations: bad ? [evaluatedAt(0, nan), evaluatedAt(10, inf, nan)] : [],
    changes: [{ step: 5, patch: { gamma: 3 } }],
  });
  const trajectory = new Trajectory(count, of.length);
  const pruningHistory = new PruningHistory(count);
  for (const frame of frames) {
    trajectory.push(frame);
    pruningHistory.observe(frame, rules);
  }
  const planeHistory = new PlaneHistory();
  for (const plane of planes) planeHistory.observe(plane, rules.epsilon);
  const products = [0, 1, 2].map(() => (bad ? nan : 0.2));
  return {
    store,
    trajectory,
    pruningHistory,
    fields: null,
    closeup: { step: 0, players: of.length > 0 ? [closeupPlayer(from, 0, products)] : [] },
    sheets,
    kernels,
    asking: {
      latest: told,
      question: { kind: 'test', from: 0, label: null },
      ask: ignore,
      watch: () => ignore,
      listen: () => ignore,
    },
    partings: { latest: null, missed: 0, askNext: ignore, listen: () => ignore },
    plane: planes.at(-1) ?? null,
    planeHistory,
    figuresMonitor: { latest: null, watch: () => ignore },
    time: { played: null },
    runs: runsOf(keptRuns(bad)),
    paper: createPaperChoice(),
    experiments: () =>
      Promise.resolve({ map: mapOf(rules, bad), finder: finderOf(rules, false, bad) }),
    on: () => ignore,
    lookAt: ignore,
    analysisMonitor: monitorOf(bad),
    drawLoop: { add: () => undefined, markDirty: () => undefined },
    hover: () => undefined,
    select: () => undefined,
  } as unknown as Lab;
}

/** With figures that are none. */
const mapFor = (lab: Lab) => mapOf(lab.store.getState().spec, true);

/** Every painter, set to speak of a player where it can be. */
export const painters: Record<string, (lab: Lab, player: ShownIndex | null) => Painter> = {
  crowd: (lab) => createCrowdPainter(lab, ignore),
  distance: (lab) => createDistancePainter(lab, ignore),
  inspector: (lab, player) =>
    Object.assign(createInspectorPainter(lab, ignore, ignore), { player, cursor: 3 }),
  'inspector now': (lab, player) => Object.assign(createNowPainter(lab), { player }),
  curves: (lab) => Object.assign(createCurvesPainter(lab, ignore), { cursor: 3 }),
  lines: (lab) => Object.assign(createTimePainter(lab, ignore), { cursor: 3 }),
  heat: (lab) => Object.assign(createTimePainter(lab, ignore), { more, view: 'heat' }),
  'by layer': (lab) => Object.assign(createTimePainter(lab, ignore), { more, view: 'layers' }),
  density: (lab) =>
    Object.assign(createTimePainter(lab, ignore), { more, view: 'density', cursor: 3 }),
  plane: (lab, player) =>
    Object.assign(createPlanePainter(lab), { focused: 99, without: player === null ? null : 1 }),
  'plane, past': (lab) => createMomentsPainter(lab),
  filters: (lab) => Object.assign(createFiltersPainter(lab), { focused: shownIndex(99) }),
  work: createWorkPainter,
  ask: createAskPainter,
  firing: createFiringPainter,
  pixels: (lab) => Object.assign(createPixelsPainter(lab, ignore), { focused: 99 }),
  'still read': (lab) => Object.assign(createReadPainter(lab, ignore), { pixel: 99 }),
  players: (lab) => createPlayersPainter(lab, ignore),
  find: (lab) =>
    Object.assign(createFindPainter(finderOf(lab.store.getState().spec, false, true)), { lit: 1 }),
  'find, several': (lab) =>
    Object.assign(createFindPainter(finderOf(lab.store.getState().spec, true, true)), { lit: 7 }),
  'price map': (lab) => createPriceMapPainter(lab, mapFor(lab)),
  'price map, around': (lab) => {
    const map = mapFor(lab);
    return createAroundPainter(lab, map, createPriceMapPainter(lab, map));
  },
  potential: (lab) => createPotentialPainter(lab, ignore),
  regimes: (lab, player) => Object.assign(createRegimePainter(lab, ignore), { chosen: player }),
  responses: (lab) => createMapPainter(lab, ignore),
  'roll call': (lab) => createRollPainter(lab, ignore),
  'runs, plane': (lab) => Object.assign(createRunsPlanePainter(lab), { colourBy: 'gamma' }),
  'runs, plane of a layer': (lab) => Object.assign(createRunsPlanePainter(lab), { group: 1 }),
  'runs, prices': (lab) =>
    Object.assign(createPricesPainter(lab), { brushes: { gamma: [0, 0.5], gone: [0, 1] } }),
  slice: (lab, player) => Object.assign(createSlicePainter(lab, ignore), { chosen: player }),
  'slice, asked': (lab, player) =>
    Object.assign(createSlicePainter(lab, ignore), { chosen: player, whatIf: [0.3, 0.7] }),
  unit: (lab) => Object.assign(createUnitPainter(lab, ignore), { unit: unitNow(lab), column: 99 }),
  'unit, strongest': (lab) =>
    Object.assign(createUnitPainter(lab, ignore), { unit: { layer: 1, row: 1 } }),
  weights: (lab) =>
    Object.assign(createWeightsPainter(lab), {
      layers: lab.sheets.map((sheet) => ({
        layer: sheet.layer,
        layout: layerLayout(sheet, { x: 0, y: 0, width: 336, height: 160 }),
      })),
      hovered: { layer: 0, row: 1 },
      focused: { layer: 1, row: 99 },
    }),
  utility: (lab, player) =>
    Object.assign(createUtilityPainter(lab, ignore), { player, cursor: 0.4 }),
};

/** At the sizes that it may have, in the slices that it asks for. */
export function draw(painter: Painter): void {
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
export const sentences: Record<string, (lab: Lab, player: ShownIndex | null) => unknown> = {
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
  'price map': (lab) => {
    const state = mapStateOf(lab.store.getState().spec, true);
    const scene = mapScene(state);
    return [mapInWords(state, scene), ...state.games.map((_, at) => cellInWords(state, scene, at))];
  },
  find: (lab) =>
    [false, true].map((several) => {
      const state = finderStateOf(lab.store.getState().spec, several, true);
      return toldGames(state.asked!, state).map((game) => gameSentence(state.asked!, game));
    }),
  regimes: (lab, player) => [
    describeRegimes(sceneOf(lab, player)),
    explainRegimes(sceneOf(lab, player)),
  ],
  responses: (lab, player) => [describeMap(lab), explainMap(lab, player)],
  'roll call': (lab, player) => [describeRoll(lab), explainRoll(lab, player)],
  'runs, plane': (lab) => describeRunsPlane(lab),
  'runs, prices': (lab) => describePrices(lab),
  slice: (lab, player) => {
    const painter = Object.assign(createSlicePainter(lab, ignore), { chosen: player });
    draw(painter);
    if (painter.scene !== null) describeScene(painter.scene);
    return explainSlice(painter.scene, lab.store.getState().spec);
  },
  utility: (lab, player) => [describeUtility(lab, player), explainUtility(lab, player)],
  unit: (lab) => [describeUnitNow(lab, unitNow(lab)), explainUnit(lab, unitNow(lab), 0)],
  plane: (lab) => {
    const painter = createPlanePainter(lab);
    draw(painter);
    const { scene } = painter;
    return [
      ...[describePlane(lab, scene), describeLine(lab, scene, 1), explainPlane(lab, scene, 3)],
      scene && [readingOf(scene, 3), differenceInWords(scene), wordsInPicture(scene)],
    ];
  },
  filters: (lab, player) => [
    describeFilters(lab),
    describeFilter(lab, player ?? shownIndex(0)),
    explainFilters(lab),
    rowsOf(lab),
  ],
  work: (lab) => [describeWork(lab), explainWork(lab)],
  ask: (lab) => [describeAnswers(lab), explainAnswers(lab)],
  pixels: (lab) => [describePixels(lab), describePixel(lab, 1), explainPixels(lab)],
  'still read': (lab) => [describeRead(lab), explainRead(lab), readerWords(lab, 1)],
  weights: (lab) => [
    describeWeights(lab),
    explainWeights(lab),
    describeUnit(lab, { layer: 0, row: 1 }),
    describeUnit(lab, { layer: 7, row: 99 }),
  ],
  verdicts: (lab, player) => [describeVerdicts(lab, null), explainVerdicts(lab, player)],
};
