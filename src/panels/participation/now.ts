/** What happens at "now": the present push of every player, chosen lines, counts beside the ends. */
import type { RunSpec } from '../../spec/spec.ts';
import { grouped } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { drawMark, type Ctx } from '../shared/marks.ts';
import { formatEpoch, formatS } from '../shared/numbers.ts';
import { spread } from '../shared/spread.ts';
import {
  HOURGLASS,
  listedStates,
  MARK,
  pushed,
  STATES,
  type Crowd,
  type Frame,
} from '../shared/states.ts';
import { font, line, text, textOnPaper } from '../shared/type.ts';
import type { Trajectory } from '../../state/trajectory.ts';
import { EPOCH_0_PX, horizonSteps, type TimeLayout } from './layout.ts';
import { endOf } from './lines.ts';
import { ORDER, setLine } from './styles.ts';
import { lineStride } from './views.ts';
import { shownIndex } from '../../game/players.ts';
import type { NamedPlayer } from '../shared/shownPlayers.ts';

export interface NowScene {
  readonly frame: Frame;
  readonly crowd: Crowd;
  readonly spec: RunSpec;
  readonly trajectory: Trajectory;
  /** Columns to draw chosen lines from. */
  readonly columns: readonly number[];
  /** Selected first, then hovered. */
  readonly chosen: readonly NamedPlayer[];
  /** Step at which the dense picture ends. */
  readonly drawnStep: number;
}

export function drawNowLine(ctx: Ctx, layout: TimeLayout, step: number, theme: Theme): void {
  const { plot, strips } = layout;
  const x = layout.x(step);
  const bottom = plot.y + plot.height;
  line(ctx, x, (strips[0]?.y ?? plot.y) - 4, x, bottom + 3, theme.ink, 1);
  ctx.fillStyle = theme.ink;
  ctx.beginPath();
  ctx.moveTo(x - 4, bottom + 2);
  ctx.lineTo(x + 4, bottom + 2);
  ctx.lineTo(x + 4, bottom + 6);
  ctx.lineTo(x, bottom + 10);
  ctx.lineTo(x - 4, bottom + 6);
  ctx.closePath();
  ctx.fill();
  // While now stands where “epoch 0” would, it says what it counts.
  const label = `now ${x < plot.x + EPOCH_0_PX ? 'epoch ' : ''}${formatEpoch(step / layout.stepsPerEpoch)}`;
  text(ctx, label, x + 8, bottom + 11, { color: theme.ink, font: font.strong });
}

/** From the end of the dense picture to now, and on to where the present push leads. */
export function drawPush(ctx: Ctx, scene: NowScene, layout: TimeLayout, theme: Theme): void {
  const { frame, crowd, spec, trajectory } = scene;
  const steps = horizonSteps(layout);
  const from = trajectory.columnAt(scene.drawnStep);
  const before = from < 0 ? frame.participation : trajectory.column(from);
  const x0 = layout.x(from < 0 ? frame.step : trajectory.steps[from]);
  const x1 = layout.x(frame.step);
  const x2 = layout.x(frame.step + steps);
  const { y: top, height } = layout.plot;
  const y = (s: number) => top + 1 + (1 - s) * (height - 1);
  const stride = lineStride(crowd.state.length);
  for (const mark of ORDER) {
    // Who turns back at every step goes nowhere in many.
    if (mark === HOURGLASS) continue;
    setLine(ctx, theme, mark, crowd.state.length / stride);
    ctx.setLineDash([]);
    ctx.beginPath();
    for (let at = 0; at < crowd.state.length; at += stride) {
      const player = shownIndex(at);
      if (MARK[crowd.state[player]] !== mark) continue;
      const s = frame.participation[player];
      const then = pushed(frame, spec, player, steps);
      if (before[player] === 0 && s === 0 && (then ?? 0) === 0) continue;
      ctx.moveTo(x0, y(before[player]));
      ctx.lineTo(x1, y(s));
      if (then === null) continue;
      ctx.moveTo(x1 + 4, y(s + (then - s) * (4 / (x2 - x1))));
      ctx.lineTo(x2, y(then));
    }
    ctx.stroke();
  }
}

/** Chosen players on top of all others, with a halo of paper. */
export function drawChosen(ctx: Ctx, scene: NowScene, layout: TimeLayout, theme: Theme): void {
  const { frame, spec, trajectory, columns } = scene;
  const steps = horizonSteps(layout);
  for (const { player } of [...scene.chosen].reverse()) {
    const swings = columns.some(
      (column) => trajectory.swing[column * trajectory.playerCount + player] !== 0,
    );
    const path = () => {
      ctx.beginPath();
      for (const end of swings ? ([-1, 1] as const) : ([-1] as const)) {
        for (const [index, column] of columns.entries()) {
          const at = column * trajectory.playerCount + player;
          const s = endOf(trajectory.participation[at], trajectory.swing[at], end);
          const [x, y] = [layout.x(trajectory.steps[column]), layout.y(s)];
          if (index === 0) ctx.moveTo(x, y);
          else ctx.lineTo(x, y);
        }
        const s = endOf(frame.participation[player], frame.swing[player], end);
        ctx.lineTo(layout.x(frame.step), layout.y(s));
      }
      const then = frame.swing[player] === 0 ? pushed(frame, spec, player, steps) : null;
      if (then !== null) ctx.lineTo(layout.x(frame.step + steps), layout.y(then));
      ctx.stroke();
    };
    ctx.lineJoin = 'round';
    ctx.strokeStyle = theme.paper;
    ctx.lineWidth = 5;
    path();
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 2.2;
    path();
  }
}

/** Where a state without players is labelled, s. */
const PLACE_OF_NONE = {
  settled: 1,
  rising: 0.9,
  still: 0.7,
  falling: 0.5,
  alternating: 0.3,
  pruned: 0,
} as const;

export interface Label {
  readonly y: number;
  readonly words: string;
  readonly state: number | null;
}

/**
 * Names beside the ends of the lines; never on top of one another.
 * @param others further ones among them
 */
export function drawEndLabels(
  ctx: Ctx,
  scene: NowScene,
  layout: TimeLayout,
  theme: Theme,
  others: readonly Label[] = [],
): void {
  const { frame, crowd } = scene;
  const [sums, shown] = [STATES.map(() => 0), STATES.map(() => 0)];
  crowd.state.forEach((state, player) => {
    sums[state] += frame.participation[player];
    shown[state]++;
  });
  const groups: Label[] = listedStates(crowd.counts).map(({ state, words }) => ({
    y: layout.y(shown[state] === 0 ? PLACE_OF_NONE[STATES[state]] : sums[state] / shown[state]),
    words: layout.narrow ? grouped(crowd.counts[state]) : words,
    state,
  }));
  const chosen: Label[] = scene.chosen.map(({ player, name }) => ({
    y: layout.y(frame.participation[player]),
    words: layout.narrow ? `${name}` : `player ${name}`,
    state: null,
  }));
  const labels = [...groups, ...chosen, ...others];
  const { plot } = layout;
  const places = spread(
    labels.map(({ y }) => y),
    16,
    plot.y + 6,
    plot.y + plot.height - 8,
  );
  const x = Math.ceil(layout.x(frame.step + horizonSteps(layout))) + 8;
  labels.forEach(({ words, state }, index) => {
    if (state !== null) drawMark(ctx, theme, state, x + 4, places[index]);
    textOnPaper(ctx, words, state === null ? x : x + 13, places[index], theme.paper, {
      color: theme.ink,
      font: state === null ? font.strong : font.note,
    });
  });
}

/** The reading line at a past step, with dots where chosen players were. */
export function drawCursor(
  ctx: Ctx,
  scene: NowScene,
  layout: TimeLayout,
  column: number,
  withDots: boolean,
  theme: Theme,
): void {
  const { trajectory, chosen } = scene;
  const { plot, strips } = layout;
  const x = layout.x(trajectory.steps[column]);
  line(ctx, x, strips[0]?.y ?? plot.y, x, plot.y + plot.height, theme.ink, 1, [3, 2]);
  if (!withDots || chosen.length === 0) return;
  const s = chosen.map(
    ({ player }) => trajectory.participation[column * trajectory.playerCount + player],
  );
  const places = spread(
    s.map((value) => layout.y(value)),
    15,
    plot.y + 6,
    plot.y + plot.height - 6,
  );
  const left = x > plot.x + plot.width / 2;
  chosen.forEach((_, index) => {
    ctx.beginPath();
    ctx.arc(x, layout.y(s[index]), 3.5, 0, 2 * Math.PI);
    ctx.fillStyle = theme.ink;
    ctx.fill();
    ctx.strokeStyle = theme.paper;
    ctx.lineWidth = 1;
    ctx.stroke();
    textOnPaper(ctx, formatS(s[index]), left ? x - 8 : x + 8, places[index], theme.paper, {
      color: theme.ink,
      font: font.strong,
      align: left ? 'right' : 'left',
    });
  });
}
