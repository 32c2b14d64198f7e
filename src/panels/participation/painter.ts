/** Paints the time picture: the dense past from its own canvas, everything else anew each time. */
import { priceOf } from '../../game/prices.ts';
import { BARS, barsOf } from '../../game/summary.ts';
import type { RunView } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { createBehind } from '../shared/behind.ts';
import { createCrowdMemo, type Crowd, type Frame } from '../shared/states.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { DensePast, isPastView } from './dense.ts';
import type { Density } from './density.ts';
import { drawChanges, drawSAxis, drawStrips, drawTimeAxis, type Strip } from './draw.ts';
import type { Heat } from './heat.ts';
import { drawnColumns, endOfAxis, stepsPerPx, timeLayout, type TimeLayout } from './layout.ts';
import {
  drawChosen,
  drawCursor,
  drawEndLabels,
  drawNowLine,
  drawPush,
  type NowScene,
} from './now.ts';
import { pictureKey } from './picture.ts';
import { PlayedAlready } from './played.ts';
import { changeMarks, priceSteps, stripPrices } from './prices.ts';
import type * as OtherViews from './otherViews.ts';
import { lineStride, type View } from './views.ts';
import { shownIndex, type ShownIndex } from '../../game/players.ts';
import { hoveredIn, named, selectedIn } from '../shared/shownPlayers.ts';

const RATE = 30;
/** Frames that come at least this fast leave room for turns. */
const TURN_MS = 25;
/** How near a line the pointer must be to mean it. */
const REACH_PX = 7;
/** Changes of one slider closer than this are one mark. */
const MARK_PX = 10;

export interface TimePainter extends Painter {
  view: View;
  /** Views besides the lines are drawn with it; until it was fetched, only their axes are. */
  more: typeof OtherViews | null;
  /** Step under the reading line; null while there is none. */
  cursor: number | null;
  readonly layout: TimeLayout | null;
  /** The player meant by a point of the picture. */
  playerAt(x: number, y: number): ShownIndex | null;
}

/** The price strips as they stand. */
function stripsOf(lab: RunView): Strip[] {
  const { startSpec, spec, changes } = lab.store.getState();
  const { latest, steps, fees, layerCount, length } = lab.trajectory;
  // Where groups differ the strip is the first one's.
  const first = fees.filter((_, at) => at % layerCount === 0);
  return stripPrices(startSpec, changes).map((name) => {
    const eases = name === 'gamma' && (startSpec.gammaWarmup > 0 || spec.gammaWarmup > 0);
    const epochs = `${spec.gammaWarmup} epoch${spec.gammaWarmup === 1 ? '' : 's'}`;
    return {
      name,
      steps: priceSteps(name, startSpec, changes),
      inForce: eases ? { steps, values: first, length } : null,
      now: eases ? (latest?.fees[0] ?? 0) : priceOf(spec[name], 0),
      note: eases ? `eases in over ${epochs}` : '',
    };
  });
}

/** The player whose line passes nearest to a point, within reach. */
function nearestLine(lab: RunView, layout: TimeLayout, step: number, y: number): ShownIndex | null {
  const { trajectory } = lab;
  const column =
    step >= (trajectory.latest?.step ?? 0) ? trajectory.length : trajectory.columnAt(step);
  const s =
    column < trajectory.length
      ? trajectory.column(Math.max(0, column))
      : trajectory.latest?.participation;
  let nearest: ShownIndex | null = null;
  let reach = REACH_PX;
  const stride = lineStride(s?.length ?? 0);
  s?.forEach((value, player) => {
    if (player % stride !== 0) return;
    const distance = Math.abs(layout.y(value) - y);
    if (distance < reach) [nearest, reach] = [shownIndex(player), distance];
  });
  return nearest;
}

const heatIn = ({ picture }: DensePast): Heat | null =>
  picture?.kind === 'heat' ? (picture as Heat) : null;

export function createTimePainter(lab: RunView, onCursor: (column: number) => void): TimePainter {
  const dense = new DensePast(lab);
  let density: Density | null = null;
  const already = new PlayedAlready();
  const behind = createBehind(lab);
  const crowdOf = createCrowdMemo();
  let layout: TimeLayout | null = null;
  let [drawnAt, calledAt, lastVersion] = [-Infinity, -Infinity, -1];
  let pending = false;
  let lastView: View = 'lines';

  function layOut({ width, height }: Surface, stripCount: number): TimeLayout {
    const { stepsPerEpoch } = lab.store.getState();
    const last = Math.max(lab.trajectory.latest?.step ?? 0, lab.time.played?.moment.step ?? 0);
    const epoch = last / stepsPerEpoch;
    const end = endOfAxis(epoch, lab.store.getState().spec.epochs);
    return timeLayout(width, height, end, stepsPerEpoch, stripCount);
  }

  function paint(
    surface: Surface,
    at: TimeLayout,
    strips: readonly Strip[],
    frame: Frame,
    crowd: Crowd,
  ): void {
    const { ctx, theme, ratio } = surface;
    const { view, cursor, more } = painter;
    const { trajectory } = lab;
    const { startSpec, spec, changes, layers } = lab.store.getState();
    const column = cursor === null ? -1 : Math.max(0, trajectory.columnAt(cursor));
    const columns = drawnColumns(trajectory.steps, trajectory.length, -1, stepsPerPx(at));
    const marks = changeMarks(startSpec, changes, MARK_PX * stepsPerPx(at));
    // Between two runs the chosen players may be those of the other.
    const hovered = hoveredIn(lab);
    const chosen = [...new Set([...selectedIn(lab), ...(hovered === null ? [] : [hovered])])]
      .filter((player) => player < trajectory.playerCount)
      .map((player) => named(lab, player));

    ctx.clearRect(0, 0, surface.width, surface.height);
    const { played } = lab.time;
    if (played !== null)
      already.draw(
        ctx,
        played.trajectory,
        { nowStep: frame.step, withLines: view === 'lines' },
        at,
        { theme, ratio, key: pictureKey(view, surface.version, trajectory, at) },
      );
    if (isPastView(view)) dense.show(ctx, ratio, crowd);
    const drawnStep = dense.picture?.lastStep ?? frame.step;
    const scene: NowScene = { frame, crowd, spec, trajectory, columns, chosen, drawnStep };
    if (view === 'layers') more?.drawBands(ctx, columns, trajectory, layers, at, theme);
    const inner = view === 'density' ? (more?.densityLayout(at) ?? at) : at;
    if (view === 'density' && more !== null) {
      density ??= new more.Density();
      const key = [pictureKey(view, surface.version, trajectory, at), columns.length, frame.step];
      density.draw(ctx, trajectory, columns, frame, at, theme, key.join(' '));
    }
    drawTimeAxis(ctx, at, frame.step, theme);
    if (view === 'lines')
      behind()?.draw(
        ctx,
        'mean',
        {
          x: {
            values: at.x.domain() as [number, number],
            places: at.x.range() as [number, number],
          },
          y: {
            values: at.y.domain() as [number, number],
            places: at.y.range() as [number, number],
          },
          isNamed: true,
          namesTo: at.x(frame.step),
        },
        theme,
      );
    if (view !== 'heat') drawSAxis(ctx, inner, theme);
    drawChanges(ctx, marks, at, theme);
    drawStrips(ctx, strips, marks, at, frame.step, theme);
    if (view === 'lines') {
      drawPush(ctx, scene, at, theme);
      drawChosen(ctx, scene, at, theme);
    } else if (view === 'density') drawChosen(ctx, scene, inner, theme);
    drawNowLine(ctx, at, frame.step, theme);
    const withDots = view === 'lines' || view === 'density';
    if (column >= 0) drawCursor(ctx, scene, inner, column, withDots, theme);
    if (view === 'lines') drawEndLabels(ctx, scene, at, theme);
    else if (view === 'density') {
      const wholly = barsOf(frame.summaries)[BARS - 1];
      const words = at.narrow ? grouped(wholly) : `${grouped(wholly)} at exactly 1`;
      drawEndLabels(ctx, scene, inner, theme, [{ y: at.plot.y + 4, words, state: null }]);
    }
    if (view === 'layers') {
      more?.drawBandLabels(ctx, frame.summaries, layers, at, frame.step, theme);
    } else if (view === 'heat') {
      const heat = heatIn(dense);
      if (heat !== null)
        more?.drawHeatLabels(ctx, layers, heat.rows, chosen, at, frame.step, theme);
    }
    onCursor(column);
  }

  const painter: TimePainter = {
    ratePerSecond: RATE,
    view: 'lines',
    more: null,
    cursor: null,
    get layout() {
      return layout;
    },
    playerAt(x, y) {
      const { latest } = lab.trajectory;
      if (layout === null || latest === null || !isPastView(painter.view)) return null;
      const step = layout.x.invert(x);
      if (step < 0 || step > latest.step + 40 * stepsPerPx(layout)) return null;
      if (painter.view === 'lines') return nearestLine(lab, layout, step, y);
      const heat = heatIn(dense);
      return heat && (painter.more?.heatPlayer(layout, heat.scene.layers, heat.rows, y) ?? null);
    },
    marks() {
      const { latest } = lab.trajectory;
      if (layout === null || latest === null) return {};
      const { plot, x, y } = layout;
      const [player] = selectedIn(lab);
      const s = player === undefined ? undefined : latest.participation[player];
      return {
        now: [x(latest.step), plot.y + plot.height / 2],
        epsilon: [x(latest.step / 2), y(lab.store.getState().spec.epsilon)],
        ...(s === undefined ? {} : { selected: [x(latest.step), y(s)] }),
      };
    },
    draw(surface) {
      const { latest } = lab.trajectory;
      const strips = stripsOf(lab);
      const next = layOut(surface, strips.length);
      dense.forgetOtherRuns();
      if (latest === null) {
        layout = next;
        surface.ctx.clearRect(0, 0, surface.width, surface.height);
        drawTimeAxis(surface.ctx, next, 0, surface.theme);
        drawSAxis(surface.ctx, next, surface.theme);
        return false;
      }
      const crowd = crowdOf(latest, lab.store.getState().spec);
      const before = dense.picture;
      const { view, more } = painter;
      dense.more = more;
      const isPast = isPastView(view) && (view === 'lines' || more !== null);
      if (!isPast) dense.clear();
      const began = performance.now();
      const due = began - drawnAt >= 1000 / RATE - 4;
      // At full frame rate a slice and the rest of the picture take turns.
      const skip = due && pending && before !== null && began - calledAt < TURN_MS;
      calledAt = began;
      if (!skip) {
        pending = isPast && dense.work(view, surface, next, crowd);
      }
      // Axes and lines change together: until the new picture is complete, the old axes stand.
      const shown = dense.picture?.scene.layout ?? next;
      const fits = shown.strips.length === next.strips.length && shown.width === next.width;
      layout = fits ? shown : next;
      const urgent =
        before !== dense.picture || surface.version !== lastVersion || lastView !== painter.view;
      if (pending && !urgent && (!due || surface.reducedMotion)) return true;
      [drawnAt, lastVersion, lastView] = [began, surface.version, painter.view];
      paint(surface, layout, strips, latest, crowd);
      return pending;
    },
  };
  return painter;
}
