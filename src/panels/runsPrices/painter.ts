/** Paints the parallel axes of all runs, and says them in words. */
import type { Lab } from '../../state/lab.ts';
import { longName, varying } from '../runs/coefficients.ts';
import { Layer } from '../runs/layer.ts';
import { createTelling, type Told } from '../runs/told.ts';
import { bestAccuracy } from '../runsPlane/scene.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { axesOf, type Axis, type Brushes } from './axes.ts';
import { drawAxes, drawBrushes, drawStrand, drawWords } from './draw.ts';
import { axesLayout, strandAt, strandsOf, type AxesLayout, type Strand } from './layout.ts';

const RATE = 5;
const REACH_PX = 8;

export interface PricesPainter extends Painter {
  brushes: Brushes;
  readonly layout: AxesLayout | null;
  runAt(x: number, y: number): string | null;
  /** Ids in the order of their accuracy, the worst first. */
  order(): string[];
}

export const axesNow = ({ all }: Told): readonly Axis[] =>
  axesOf(all, varying(all), bestAccuracy(all));

export function createPricesPainter(lab: Lab): PricesPainter {
  const tell = createTelling(lab);
  const layer = new Layer();
  let layout: AxesLayout | null = null;
  let strands: readonly Strand[] = [];
  let axes: readonly Axis[] = [];
  let built: readonly unknown[] = [];
  /** Changes when what is drawn once must be drawn anew. */
  let settled = {};
  let said = '';

  function build(told: Told, { width, height }: Surface): void {
    axes = axesNow(told);
    layout = axesLayout(width, height, axes.length);
    strands = strandsOf(told.all, axes, layout);
    const kept = strands.filter(({ run }) => !run.isThis);
    const now = JSON.stringify([
      axes.map(({ id, ticks }) => [id, ticks]),
      kept.map(({ run, places }) => [run.id, places]),
    ]);
    if (now !== said) [said, settled] = [now, {}];
  }

  const painter: PricesPainter = {
    ratePerSecond: RATE,
    brushes: {},
    get layout() {
      return layout;
    },
    runAt: (x, y) =>
      layout === null ? null : (strandAt(strands, layout, x, y, REACH_PX)?.run.id ?? null),
    order: () =>
      [...strands]
        .sort((p, q) => (p.run.end?.cut ?? 0) - (q.run.end?.cut ?? 0))
        .map(({ run }) => run.id),
    draw(surface: Surface): void {
      const { ctx, width, height, theme, version } = surface;
      const told = tell();
      const { lit, a, b, chosen } = lab.runs.store.getState();
      ctx.clearRect(0, 0, width, height);
      if (told.all.length < 2) return;
      const key = [told, version];
      if (key.some((part, i) => part !== built[i])) {
        built = key;
        build(told, surface);
      }
      const places = layout!;
      layer.show(surface, [settled, chosen], (own) => {
        drawAxes(own, axes, places, theme);
        const isChosen = ({ run }: Strand) => chosen?.has(run.id) === true;
        const kept = strands.filter(({ run }) => !run.isThis);
        for (const strand of kept.filter((each) => !isChosen(each)))
          drawStrand(own, strand, places, { color: theme.axis, width: 0.8 });
        for (const strand of kept.filter(isChosen))
          drawStrand(own, strand, places, { color: theme.ink, width: 1 });
      });
      const find = (id: string | null) => strands.find(({ run }) => run.id === id);
      const pens = [
        [strands.find(({ run }) => run.isThis), { color: theme.ink, width: 1.6 }],
        [find(a), { color: theme.ink, width: 2 }],
        [find(b), { color: theme.ink, width: 2, dash: [4, 3] }],
        [find(lit), { color: theme.paper, width: 5 }],
        [find(lit), { color: theme.ink, width: 2.4 }],
      ] as const;
      for (const [strand, pen] of pens)
        if (strand !== undefined) drawStrand(ctx, strand, places, pen);
      drawWords(ctx, axes, places, theme);
      drawBrushes(ctx, axes, painter.brushes, places, theme);
    },
  };
  return painter;
}

export function describePrices(lab: Lab): string {
  const { all } = createTelling(lab)();
  const names = varying(all);
  if (all.length < 2 || names.length === 0) return 'No two runs differ yet.';
  const { chosen } = lab.runs.store.getState();
  const said = chosen === null ? '' : ` ${chosen.size} of ${all.length} are chosen by brushes.`;
  return `Runs differ in ${names.map(longName).join(', ')}.${said}`;
}
