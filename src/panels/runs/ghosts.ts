/** Kept runs, drawn faintly behind the one that is shown. */
import { extent } from 'd3';
import type { RunView } from '../../state/lab.ts';
import type { KeptRun } from '../../state/runs/keptRun.ts';
import { shownKept } from '../../state/runs/shownKept.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { textOnPaper } from '../shared/type.ts';
import { shortened } from './coefficients.ts';

/** What is drawn over time: percent, except for s. */
export type GhostFigure = 'accuracy' | 'pruned' | 'mean';

/** A linear axis: what stands at its two ends, and where they are. */
export interface Ends {
  readonly values: readonly [number, number];
  readonly places: readonly [number, number];
}

export interface Frame {
  /** Steps of the run that is shown. */
  readonly x: Ends;
  readonly y: Ends;
  /** Whether names are written: A, B and what is pointed at. */
  readonly isNamed: boolean;
  /** Place across beyond which other words stand; names end there. */
  readonly namesTo: number;
}

export interface Ghosts {
  draw(ctx: Ctx, figure: GhostFigure, frame: Frame, theme: Theme): void;
}

/** More are not told from one another. */
const MOST = 50;

/** Epoch and figure, one after another. */
export function coursePoints({ digest }: KeptRun, figure: GhostFigure): number[] {
  const { course, stepsPerEpoch, evaluations, groups } = digest;
  if (figure === 'accuracy')
    return evaluations.flatMap(({ epoch, testAccuracyPruned: cut }) =>
      cut === null ? [] : [epoch, 100 * cut],
    );
  const players = groups.reduce((sum, { count }) => sum + count, 0);
  const of =
    figure === 'mean'
      ? (moment: number) => course.meanParticipation[moment]
      : (moment: number) =>
          100 *
          (1 -
            groups.reduce((sum, _, g) => sum + course.inPerGroup[moment * groups.length + g], 0) /
              players);
  return Array.from(course.steps).flatMap((step, moment) => [step / stepsPerEpoch, of(moment)]);
}

interface Line {
  readonly id: string;
  readonly name: string;
  readonly path: Path2D;
  readonly points: readonly number[];
}

function lineOf(run: KeptRun, figure: GhostFigure): Line {
  const points = coursePoints(run, figure);
  const path = new Path2D();
  for (let i = 0; i + 1 < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
  return { id: run.id, name: run.name, path, points };
}

export function createGhosts(lab: RunView): Ghosts {
  const known = new Map<
    GhostFigure,
    { of: readonly KeptRun[]; lines: readonly Line[]; all: Path2D }
  >();

  /** Made once for the runs as they are kept, in their own epochs; the axes only move them. */
  function linesOf(figure: GhostFigure, runs: readonly KeptRun[]) {
    const found = known.get(figure);
    if (
      found !== undefined &&
      found.of.length === runs.length &&
      runs.every((run, i) => run === found.of[i])
    )
      return found;
    const lines = runs.map((run) => lineOf(run, figure));
    const all = new Path2D();
    for (const { path } of lines) all.addPath(path);
    const made = { of: runs, lines, all };
    known.set(figure, made);
    return made;
  }

  return {
    draw(ctx, figure, { x, y, isNamed, namesTo }, theme) {
      const state = lab.store.getState();
      const { stepsPerEpoch } = state;
      const { runs, lit, a, b, chosen } = lab.runs.store.getState();
      const shown = shownKept(state, runs);
      const others = runs
        .filter((run) => run !== shown && (chosen === null || chosen.has(run.id)))
        .slice(0, MOST);
      if (others.length === 0) return;
      const { lines, all } = linesOf(figure, others);
      const perEpoch = (slope(x) || 0) * stepsPerEpoch;
      const matrix = {
        a: perEpoch,
        d: slope(y),
        e: x.places[0] - x.values[0] * slope(x),
        f: y.places[0] - y.values[0] * slope(y),
      };
      const moved = (path: Path2D) => {
        const made = new Path2D();
        made.addPath(path, matrix);
        return made;
      };
      const [left, right] = extent(x.places) as [number, number];
      const [top, bottom] = extent(y.places) as [number, number];
      ctx.save();
      ctx.beginPath();
      ctx.rect(left, top - 1, right - left, bottom - top + 2);
      ctx.clip();
      ctx.lineJoin = 'round';
      ctx.setLineDash([3, 2.5]);
      // Among the lines of players a hairline would be lost.
      ctx.strokeStyle = isNamed ? theme.muted : theme.axis;
      ctx.lineWidth = 1;
      ctx.stroke(moved(all));
      for (const [id, word, dash] of [
        [a, 'A', []],
        [b, 'B', [4, 3]],
        [lit, '', []],
      ] as const) {
        const line = lines.find((each) => each.id === id);
        if (line === undefined || line.points.length === 0) continue;
        ctx.setLineDash(dash as unknown as number[]);
        ctx.strokeStyle = theme.ink;
        ctx.lineWidth = 1.4;
        ctx.stroke(moved(line.path));
        if (!isNamed) continue;
        const [last] = line.points.slice(-2);
        const at = Math.min(namesTo - 6, right - 4, matrix.e + matrix.a * last);
        const value = valueAt(line.points, (at - matrix.e) / (matrix.a || 1));
        const above = Math.max(top + 8, Math.min(bottom - 8, matrix.f + matrix.d * value));
        textOnPaper(ctx, `${word} ${shortened(line.name)}`.trim(), at, above, theme.paper, {
          color: theme.ink,
          align: 'right',
        });
      }
      ctx.restore();
    },
  };
}

/** On the straight pieces between the points; before the first and after the last, theirs. */
function valueAt(points: readonly number[], epoch: number): number {
  let i = 0;
  while (i + 3 < points.length && points[i + 2] < epoch) i += 2;
  const [x1, y1, x2 = x1, y2 = y1] = points.slice(i, i + 4);
  const share = x2 === x1 ? 0 : Math.max(0, Math.min(1, (epoch - x1) / (x2 - x1)));
  return y1 + share * (y2 - y1);
}

const slope = ({ values, places }: Ends): number =>
  values[1] === values[0] ? 0 : (places[1] - places[0]) / (values[1] - values[0]);
