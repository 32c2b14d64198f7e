/** Paints the four curves, and says them in words. */
import type { Published } from '../../spec/preset.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { RunView } from '../../state/lab.ts';
import type { PlayedTo } from '../../state/time/moment.ts';
import { fixed, grouped } from '../../ui/format.ts';
import { changeMarks } from '../participation/prices.ts';
import { createBehind } from '../shared/behind.ts';
import { formatEpoch } from '../shared/numbers.ts';
import { shortName } from '../shared/groups.ts';
import type { TimePainter } from '../shared/TimePanel.tsx';
import type { Surface } from '../shared/useCanvas.ts';
import { lowestAccuracy, netCurves, publishedFor, valueAt, type NetCurves } from './data.ts';
import { drawCurves } from './draw.ts';
import { curvesLayout, inShares, stepAt, type CurvesLayout } from './layout.ts';

const RATE = 10;
/** While a step is being read, so that the pointer is followed. */
const READING_RATE = 30;
/** Points of a curve, and one slider's changes, closer than this many pixels are one. */
const POINT_PX = 1;
const MARK_PX = 6;

export function createCurvesPainter(lab: RunView, onCursor: (words: string) => void): TimePainter {
  const behind = createBehind(lab);
  let layout: CurvesLayout | null = null;
  let published: Published | null = null;
  let named: readonly [RunSpec, RunSpec] | null = null;
  const painter: TimePainter = {
    get ratePerSecond() {
      return painter.cursor === null ? RATE : READING_RATE;
    },
    cursor: null,
    stepAt: (x, y) => (layout === null ? null : stepAt(layout, x, y)),
    draw({ ctx, width, height, theme }: Surface): void {
      const { layers, startSpec, spec, changes, evaluations, stepsPerEpoch, recorded } =
        lab.store.getState();
      const { trajectory } = lab;
      const nowStep = trajectory.latest?.step ?? 0;
      const { played } = lab.time;
      const endStep = Math.max(nowStep, played?.moment.step ?? 0);
      const perPx = endStep / Math.max(1, width / 2 - 78);
      const largestLayer = Math.max(1, ...layers.map(({ total }) => total));
      const shares = inShares({ largestLayer });
      const curves = netCurves(evaluations, trajectory, POINT_PX * perPx, shares);
      if (named === null || named[0] !== startSpec || named[1] !== spec) {
        published = recorded === null ? publishedFor(startSpec, spec) : null;
        named = [startSpec, spec];
      }
      layout = curvesLayout(width, height, {
        tested: isTested(lab),
        endStep,
        lowestAccuracy: lowestAccuracy(curves, published),
        largestLayer,
        longestValue: Math.max(
          6,
          ...layers.map(
            (layer) => `${shortName(layer)} ${shares ? '99.9' : grouped(layer.total)}`.length,
          ),
        ),
      });
      ctx.clearRect(0, 0, width, height);
      const cursor = painter.cursor === null ? null : Math.min(painter.cursor, nowStep);
      drawCurves(
        ctx,
        {
          curves,
          marks: changeMarks(startSpec, changes, MARK_PX * perPx),
          published,
          nowStep,
          endStep,
          behind: behind(),
          played: played && playedCurves(played, POINT_PX * perPx, shares),
          stepsPerEpoch,
          layerNames: layers.map(shortName),
          inShares: shares,
          cursor,
        },
        layout,
        theme,
      );
      onCursor(cursor === null ? '' : describeCurves(lab, cursor));
    },
  };
  return painter;
}

/** Whether a net is tested: in a game alone there is none, and of a recording it may not be told. */
function isTested({ store, time }: RunView): boolean {
  const { spec, recorded, evaluations } = store.getState();
  const told = time.played?.moment.story.evaluations ?? evaluations;
  return !isSandbox(spec) && (recorded === null || told.length > 0);
}

const playedCurves = (
  { moment, trajectory }: PlayedTo,
  apart: number,
  shares: boolean,
): NetCurves => netCurves(moment.story.evaluations, trajectory, apart, shares);

const testedWords = (soft: number | undefined, cut: number | undefined): string =>
  soft === undefined || cut === undefined
    ? 'not tested yet'
    : `accuracy ${fixed(soft, 1)} %, ${fixed(cut, 1)} % with pruned players removed`;

/** The figures at a step, or now. */
export function describeCurves(lab: RunView, step: number | null): string {
  const { layers, evaluations, stepsPerEpoch } = lab.store.getState();
  const { trajectory } = lab;
  const at = step ?? trajectory.latest?.step ?? 0;
  const curves = netCurves(evaluations, trajectory, 0);
  const soft = valueAt(curves.soft, at);
  const cut = valueAt(curves.cut, at);
  const sparsity = valueAt(curves.sparsity, at);
  const mean = valueAt(curves.mean, at);
  if (sparsity === undefined || mean === undefined) return 'Nothing measured yet.';
  const words = [
    `epoch ${formatEpoch(at / stepsPerEpoch)}`,
    ...(isTested(lab) ? [testedWords(soft, cut)] : []),
    `${fixed(sparsity, 1)} % pruned`,
    `mean s ${fixed(mean, 2)}`,
  ];
  if (step === null)
    curves.active.forEach((series, layer) =>
      words.push(`${layers[layer].name}: ${grouped(valueAt(series, at) ?? 0)} active`),
    );
  return words.join(' · ');
}
