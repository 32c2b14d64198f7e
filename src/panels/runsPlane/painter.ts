/** Paints the accuracy–sparsity plane, and says it in words. */
import { dataSetOf } from '../../data/rows.ts';
import type { ParameterName } from '../../spec/parameters.ts';
import type { RunView } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { coefficientValue, isNumeric, varying } from '../runs/coefficients.ts';
import { describeRun } from '../runs/describeRun.ts';
import { Layer } from '../runs/layer.ts';
import { createTelling, isTested, type Told, type ToldRun } from '../runs/told.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import {
  drawFront,
  drawGround,
  drawKept,
  drawOver,
  drawPaper,
  type GroundWords,
  type Standing,
} from './draw.ts';
import { planeLayout, type PlaneLayout } from './layout.ts';
import { bestAccuracy, paperBelongs, planeScene, traceAt, type PlaneScene } from './scene.ts';

const RATE = 10;
const REACH_PX = 14;

export interface RunsPlanePainter extends Painter {
  /** Whose share pruned is the way across; null for all players. */
  group: number | null;
  /** By which runs are coloured; null for none. */
  colourBy: ParameterName | null;
  readonly scene: PlaneScene | null;
  /** The run near a point of the picture. */
  runAt(x: number, y: number): string | null;
  /** Ids of those that have a place, the largest first. */
  order(): string[];
}

/** What one answer for everything would read of the test examples, percent. */
function deadAccuracy(run: ToldRun | null): number | null {
  if (run === null || run.isRecorded === true) return null;
  // The commonest digit of MNIST’s test set is the 1.
  return run.spec.data === 'mnist' ? 11.35 : 100 / dataSetOf(run.spec).classes.length;
}

function groundWords({ this: now, all }: Told, group: number | null): GroundWords {
  const run = now ?? all[0] ?? null;
  const count = group === null ? run?.players : run?.groups[group]?.count;
  const of = group === null ? '' : ` of ${run?.groups[group]?.name.toLowerCase() ?? 'the layer'}`;
  const isNet = run !== null && (isTested(run) || run.spec.sandbox === 'none');
  return {
    leftEnd: count === undefined ? 'all players in' : `${grouped(count)} of ${grouped(count)} in`,
    across: `pruned${of}, %`,
    dead: isNet ? deadAccuracy(run) : null,
  };
}

/** Colours from the ramp of s, by rank: what is tried is rarely spread evenly. */
export function colouring(
  runs: readonly ToldRun[],
  name: ParameterName | null,
  rampAt: (s: number) => string,
): ((run: ToldRun) => string) | null {
  if (name === null) return null;
  const key = (run: ToldRun) =>
    isNumeric(name) ? coefficientValue(run, name) : String(run.spec[name]);
  const values = [...new Set(runs.map(key))].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  );
  const last = Math.max(1, values.length - 1);
  // The ramp's first stop is hardly seen.
  return (run) => rampAt(0.2 + (0.8 * values.indexOf(key(run))) / last);
}

export function createRunsPlanePainter(lab: RunView): RunsPlanePainter {
  const tell = createTelling(lab);
  const layer = new Layer();
  let layout: PlaneLayout | null = null;
  let scene: PlaneScene | null = null;
  let built: readonly unknown[] = [];
  let differing: readonly ParameterName[] = [];
  let colourOf: Standing['colourOf'] = null;
  /** What is drawn once: all that stands while this run goes on. */
  let settled: readonly ToldRun[] = [];

  const painter: RunsPlanePainter = {
    ratePerSecond: RATE,
    group: null,
    colourBy: null,
    get scene() {
      return scene;
    },
    runAt: (x, y) =>
      scene === null ? null : (traceAt(scene.traces, x, y, REACH_PX)?.run.id ?? null),
    order: () =>
      [...(scene?.traces ?? [])].sort((p, q) => p.x - q.x || q.y - p.y).map(({ run }) => run.id),
    draw(surface: Surface): void {
      const { ctx, width, height, theme, version } = surface;
      const told = tell();
      const { lit, a, b, chosen } = lab.runs.store.getState();
      const { group, colourBy } = painter;
      const key = [told, group, colourBy, version, theme];
      if (layout === null || key.some((part, i) => part !== built[i])) {
        built = key;
        layout = planeLayout(width, height, bestAccuracy(told.all));
        scene = planeScene(told.all, layout, group);
        differing = varying(told.all);
        colourOf = colouring(told.all, colourBy, (s) => theme.rampAt(s));
        const kept = told.all.filter(({ isThis }) => !isThis);
        const isSame = kept.length === settled.length && kept.every((run, i) => run === settled[i]);
        if (!isSame) settled = kept;
      }
      const [now, all] = [scene!, layout];
      const standing: Standing = { ...{ lit, a, b, group, chosen, differing, colourOf } };
      const words = groundWords(told, group);
      ctx.clearRect(0, 0, width, height);
      const { floor, top } = all.accuracy;
      const standingFront = now.front.length;
      const parts = [settled, chosen, group, colourBy, floor, top, words.leftEnd, standingFront];
      layer.show(surface, parts, (own) => {
        drawGround(own, all, words, theme);
        drawFront(own, now, theme);
        drawKept(own, now, standing, theme);
        drawPaper(own, now, theme);
      });
      drawOver(ctx, all, now, standing, theme);
    },
  };
  return painter;
}

export function describePlane(lab: RunView): string {
  const { all } = createTelling(lab)();
  const kept = all.filter(({ isKept }) => isKept);
  if (kept.length === 0)
    return `No run is kept.${paperBelongs(all) ? ' The paper’s four points stand in the plane.' : ''}`;
  const ended = kept.filter(isTested);
  const best = ended.toSorted((p, q) => q.end!.cut! - p.end!.cut!)[0];
  const names = varying(all);
  const most = best === undefined ? '' : ` The best: ${describeRun(best, names)}.`;
  return `${kept.length} ${kept.length === 1 ? 'run' : 'runs'} kept.${most}`;
}
