/** Paints the distance from equilibrium over time, and says it in words. */
import { nashConvOf, regretOf, REGIONS, totalOf, worstOf } from '../../game/summary.ts';
import type { RunView } from '../../state/lab.ts';
import { figure, grouped } from '../../ui/format.ts';
import { changeMarks } from '../participation/prices.ts';
import type { Line } from '../shared/Explain.tsx';
import { groundOf } from '../shared/ground.ts';
import { formatEpoch } from '../shared/numbers.ts';
import type { TimePainter } from '../shared/TimePanel.tsx';
import { stepOnAxis } from '../shared/timeKeys.ts';
import type { Surface } from '../shared/useCanvas.ts';
import { drawDistance, PARTS } from './draw.ts';
import { distanceLayout, type DistanceLayout } from './layout.ts';
import type { ShownIndex } from '../../game/players.ts';
import { nameOf } from '../shared/shownPlayers.ts';

const RATE = 5;
/** While a step is being read, so that the pointer is followed. */
const READING_RATE = 30;
/** One slider's changes closer than this many pixels are one. */
const MARK_PX = 6;

export function createDistancePainter(
  lab: RunView,
  onCursor: (words: string) => void,
): TimePainter {
  let layout: DistanceLayout | null = null;
  const painter: TimePainter = {
    get ratePerSecond() {
      return painter.cursor === null ? RATE : READING_RATE;
    },
    cursor: null,
    stepAt: (x) => stepOnAxis(layout?.x, x),
    draw({ ctx, width, height, theme }: Surface): void {
      const { trajectory } = lab;
      const { startSpec, changes, stepsPerEpoch } = lab.store.getState();
      const { length } = trajectory;
      const nowStep = trajectory.latest?.step ?? 0;
      const apart = nowStep / Math.max(1, width - 146);
      const [steps, gaps, convs]: [number[], number[], number[]] = [[], [], []];
      const parts = PARTS.map((name) => ({ name, values: [] as number[] }));
      let [smallest, largest] = [Infinity, 0];
      for (let column = 0; column < length; column++) {
        const step = trajectory.steps[column];
        if (column < length - 1 && steps.length > 0 && step - steps[steps.length - 1] < apart)
          continue;
        const all = trajectory.summary(column);
        const [{ gap }, conv] = [worstOf(all), nashConvOf(all)];
        steps.push(step);
        gaps.push(gap);
        convs.push(conv);
        REGIONS.forEach((region, index) =>
          parts[index].values.push(totalOf(all, regretOf[region])),
        );
        if (gap > 0 && gap < smallest) smallest = gap;
        if (conv > largest && conv < Infinity) largest = conv;
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
          parts: parts.filter(({ values }) => values.some((value) => value > 0)),
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
function present(lab: RunView): { gap: number; whose: string; conv: number; parts: string } | null {
  const { latest } = lab.trajectory;
  if (latest === null) return null;
  const { gap, player } = worstOf(latest.summaries);
  return {
    gap,
    whose: player === null ? 'one player' : `player ${player}`,
    conv: nashConvOf(latest.summaries),
    parts: REGIONS.map(
      (region, index) =>
        `${PARTS[index]} ${figure(totalOf(latest.summaries, regretOf[region]))} (${grouped(totalOf(latest.summaries, region))} players)`,
    ).join(' + '),
  };
}

export function describeDistance(lab: RunView): string {
  const now = present(lab);
  if (now === null) return 'Nothing has happened yet.';
  return `Nash gap ${figure(now.gap)}, the regret of ${now.whose}; NashConv ${figure(now.conv)}, the regrets of all ${countOf(lab)} players together, by where their best response lies: ${now.parts}. At 0 nobody could do better alone. Arrow keys read the past.`;
}

const countOf = ({ trajectory: { latest } }: RunView): string =>
  grouped(latest === null ? 0 : totalOf(latest.summaries, 'count'));

export function explainDistance(lab: RunView, player: ShownIndex | null): Line[] {
  const now = present(lab);
  const { latest } = lab.trajectory;
  const { spec } = lab.store.getState();
  const own =
    latest === null || player === null || player >= latest.participation.length
      ? null
      : `player ${nameOf(lab, player)}: ${figure(groundOf(latest, spec, player).regret)}`;
  return [
    {
      words:
        'A player’s regret is what it would gain by its best response r, the others as they stand:',
      formula: 'U(r) − U(s)',
      ...(own && { numbers: own }),
    },
    {
      words: 'The Nash gap is the largest of them (“worst”, dashed):',
      ...(now && { numbers: `max = ${figure(now.gap)}, ${now.whose}` }),
    },
    {
      words: 'NashConv is the regret of all, added up (“all”):',
      ...(now && { numbers: `Σ = ${figure(now.conv)} over ${countOf(lab)} players` }),
    },
    {
      words:
        'It is the sum of three parts, by whether a player’s best response is 0 (out), partly in (between) or 1 (in):',
      ...(now && { numbers: `Σ = ${now.parts}` }),
    },
    {
      words:
        'Both are 0 exactly at a Nash equilibrium of the frozen game: θ and b held at their present values, judged by the prices of each step. A falling line means that the players come nearer to it; while θ learns, the equilibrium moves too.',
    },
  ];
}
