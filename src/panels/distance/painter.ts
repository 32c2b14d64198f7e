/** Paints the distance from equilibrium over time, and says it in words. */
import { distanceOf } from '../../state/trajectory.ts';
import type { Lab } from '../../state/lab.ts';
import { figure, grouped } from '../../ui/format.ts';
import { changeMarks } from '../participation/prices.ts';
import type { Line } from '../shared/Explain.tsx';
import { groundOf } from '../shared/ground.ts';
import { formatEpoch } from '../shared/numbers.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawDistance } from './draw.ts';
import { distanceLayout, type DistanceLayout } from './layout.ts';

const RATE = 5;
/** While a step is being read, so that the pointer is followed. */
const READING_RATE = 30;
/** One slider's changes closer than this many pixels are one. */
const MARK_PX = 6;

export interface DistancePainter extends Painter {
  /** Step being read; null for now. */
  cursor: number | null;
  readonly layout: DistanceLayout | null;
}

export function createDistancePainter(
  lab: Lab,
  onCursor: (words: string) => void,
): DistancePainter {
  let layout: DistanceLayout | null = null;
  const painter: DistancePainter = {
    get ratePerSecond() {
      return painter.cursor === null ? RATE : READING_RATE;
    },
    cursor: null,
    get layout() {
      return layout;
    },
    draw({ ctx, width, height, theme }: Surface): void {
      const { trajectory } = lab;
      const { startSpec, changes, stepsPerEpoch } = lab.store.getState();
      const { length } = trajectory;
      const nowStep = trajectory.latest?.step ?? 0;
      const apart = nowStep / Math.max(1, width - 126);
      const [steps, gaps, convs]: [number[], number[], number[]] = [[], [], []];
      let [smallest, largest] = [Infinity, 0];
      for (let column = 0; column < length; column++) {
        const step = trajectory.steps[column];
        if (column < length - 1 && steps.length > 0 && step - steps[steps.length - 1] < apart)
          continue;
        const [gap, conv] = [trajectory.nashGaps[column], trajectory.nashConvs[column]];
        steps.push(step);
        gaps.push(gap);
        convs.push(conv);
        if (gap > 0 && gap < smallest) smallest = gap;
        if (conv > largest) largest = conv;
      }
      layout = distanceLayout(
        width,
        height,
        nowStep,
        Number.isFinite(smallest) ? smallest : 0,
        largest,
      );
      const read = painter.cursor;
      const after = read === null ? -1 : steps.findIndex((step) => step > read);
      const cursor = read === null || after < 0 ? null : Math.max(0, after - 1);
      ctx.clearRect(0, 0, width, height);
      drawDistance(
        ctx,
        {
          steps,
          gaps,
          convs,
          marks: changeMarks(startSpec, changes, MARK_PX * apart),
          nowStep,
          stepsPerEpoch,
          cursor,
        },
        layout,
        theme,
      );
      onCursor(
        cursor === null
          ? ''
          : `epoch ${formatEpoch(steps[cursor] / stepsPerEpoch)}, step ${grouped(steps[cursor])}: worst ${figure(gaps[cursor])}, all ${figure(convs[cursor])}`,
      );
    },
  };
  return painter;
}

/** The present distance, from the latest frame. */
function worst(lab: Lab): { gap: number; conv: number; player: number } | null {
  const { latest } = lab.trajectory;
  if (latest === null) return null;
  const { spec } = lab.store.getState();
  let [player, most] = [0, -1];
  for (let i = 0; i < latest.participation.length; i++) {
    const { regret } = groundOf(latest, spec, i);
    if (regret > most) [player, most] = [i, regret];
  }
  return { ...distanceOf(latest, spec), player };
}

export function describeDistance(lab: Lab): string {
  const now = worst(lab);
  if (now === null) return 'Nothing has happened yet.';
  return `Nash gap ${figure(now.gap)}, the regret of player ${now.player}; NashConv ${figure(now.conv)}, the regrets of all ${lab.trajectory.playerCount} players together. At 0 nobody could do better alone. Arrow keys read the past.`;
}

export function explainDistance(lab: Lab, player: number | null): Line[] {
  const now = worst(lab);
  const { latest } = lab.trajectory;
  const { spec } = lab.store.getState();
  const own =
    latest === null || player === null || player >= latest.participation.length
      ? null
      : groundOf(latest, spec, player);
  return [
    {
      words:
        'A player’s regret is what it would gain by its best reply r, the others as they stand:',
      formula: 'U(r) − U(s)',
      ...(own && { numbers: `player ${player}: ${figure(own.regret)}` }),
    },
    {
      words: 'The Nash gap is the worst of them (dashed):',
      ...(now && { numbers: `max = ${figure(now.gap)}, player ${now.player}` }),
    },
    {
      words: 'NashConv is the regret of all, added up (line):',
      ...(now && {
        numbers: `Σ = ${figure(now.conv)} over ${lab.trajectory.playerCount} players`,
      }),
    },
    {
      words:
        'Both are 0 exactly at a Nash equilibrium of the frozen game: θ and b held at their present values, judged by the prices of each step. A falling line means the players near it; θ moves on and keeps it from staying.',
    },
  ];
}
