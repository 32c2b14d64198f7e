/** Paints the potential over time and says it in words. */
import { stepGauge } from '../../game/frozen/curvature.ts';
import { frozenSentence, statementOf } from '../../game/frozen/statement.ts';
import type { Lab } from '../../state/lab.ts';
import { figure, grouped } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import type { TimePainter } from '../shared/TimePanel.tsx';
import { stepOnAxis } from '../shared/timeKeys.ts';
import type { Surface } from '../shared/useCanvas.ts';
import { drawPotential } from './draw.ts';
import { potentialLayout, type PotentialLayout } from './layout.ts';
import { CAUSES, potentialSeries, type PotentialSeries } from './series.ts';

const RATE = 5;
/** While a step is being read, so that the pointer is followed. */
const READING_RATE = 30;

const signed = (value: number): string => (value > 0 ? `+${figure(value)}` : figure(value));

const inWords = ({ by, total }: PotentialSeries, at: number): string =>
  `Φ ${signed(total[at])}: players ${signed(by.players[at])}, learning ${signed(by.learning[at])}, prices ${signed(by.prices[at])}`;

export function createPotentialPainter(lab: Lab, onCursor: (words: string) => void): TimePainter {
  let layout: PotentialLayout | null = null;
  const painter: TimePainter = {
    get ratePerSecond() {
      return painter.cursor === null ? RATE : READING_RATE;
    },
    cursor: null,
    stepAt: (x) => stepOnAxis(layout?.x, x),
    draw({ ctx, width, height, theme }: Surface): void {
      const series = potentialSeries(lab.analysisMonitor.past);
      const { steps, total, by } = series;
      const all = [total, ...CAUSES.map((cause) => by[cause])].flat();
      layout = potentialLayout(
        width,
        height,
        [steps[0] ?? 0, steps[steps.length - 1] ?? 1],
        [Math.min(0, ...all), Math.max(0, ...all)],
      );
      const read = painter.cursor;
      const after = read === null ? -1 : steps.findIndex((step) => step > read);
      const cursor = read === null || after < 0 ? null : Math.max(0, after - 1);
      ctx.clearRect(0, 0, width, height);
      drawPotential(ctx, { ...series, cursor }, layout, theme);
      onCursor(cursor === null ? '' : `Step ${grouped(steps[cursor])}: ${inWords(series, cursor)}`);
    },
  };
  return painter;
}

export function describePotential(lab: Lab): string {
  const series = potentialSeries(lab.analysisMonitor.past);
  const last = series.steps.length - 1;
  if (last < 0) return lab.analysisMonitor.failure ?? 'The potential has not been looked at yet.';
  if (last === 0) return `The potential is counted from step ${grouped(series.steps[0])} on.`;
  return `Change of the potential since step ${grouped(series.steps[0])}: ${inWords(series, last)}. Arrow keys read the past.`;
}

export function explainPotential(lab: Lab): Line[] {
  const { past, latest } = lab.analysisMonitor;
  const { spec } = lab.store.getState();
  const series = potentialSeries(past);
  const last = series.steps.length - 1;
  const curvature = Math.max(...(latest?.ends.layers ?? []).map((layer) => layer.lambdaMax), 0);
  return [
    {
      words:
        'All players of the frozen game share one function: whoever moves, Φ changes by exactly what that player gains.',
      formula: 'Φ = Σ_i (αb_i s_i − β‖θ_i‖²s_i² − γs_i) − η Σ_{i<j} s_i s_j ⟨θ_i, θ_j⟩',
      ...(last >= 0 && {
        numbers: `Φ = ${figure(past[last].potential)} at step ${grouped(series.steps[last])}`,
      }),
    },
    {
      words:
        'Between two samples its change is split exactly: first the players move at the old prices, θ and b; then the prices change; then θ and b change.',
      ...(last >= 0 && {
        numbers: `since step ${grouped(series.steps[0])}: ${inWords(series, last)}`,
      }),
    },
    {
      words:
        'The players’ part never falls while their steps are small against the curvature λ of Φ: η_s λ / 2 must stay below 1 (projected gradient, all players moving at once).',
      formula: 'η_s λ_{max} / 2',
      ...(latest && {
        numbers: `${figure(spec.lrS)} × ${figure(curvature)} / 2 = ${figure(stepGauge(spec.lrS, curvature))}`,
      }),
    },
    { words: `${frozenSentence} ${statementOf(spec).sentence}` },
  ];
}
