/** Paints one player's utility, and says it in words. */
import { utilityAt } from '../../game/frozen/utility.ts';
import { statementOf } from '../../game/frozen/statement.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { feeShareAt, priceOf, pricesOfGroup } from '../../game/prices.ts';
import { groupIn } from '../../game/shown.ts';
import type { Prices } from '../../game/utility.ts';
import type { RunView } from '../../state/lab.ts';
import { figure, setting } from '../../ui/format.ts';
import { termOfPrice } from '../../ui/labels.ts';
import { priceNames, type PriceName } from '../../game/prices.ts';
import { CalmEnd, settleIn } from '../shared/calm.ts';
import type { Line } from '../shared/Explain.tsx';
import { groundOf, bestResponseWord, type Ground } from '../shared/ground.ts';
import { formatS } from '../shared/numbers.ts';
import { stateAt, stateWord, type Frame } from '../shared/states.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawReading, drawUtility, type UtilityScene } from './draw.ts';
import { reachOf, utilityLayout, type UtilityLayout } from './layout.ts';
import { readingAt } from './reading.ts';
import type { ShownIndex } from '../../game/players.ts';
import { nameOf } from '../shared/shownPlayers.ts';
import { nobodyInWords } from '../shared/uncarried.ts';

const RATE = 10;
/** While an s is being read, so that the pointer is followed. */
const READING_RATE = 30;

export interface UtilityPainter extends Painter {
  /** The player shown; null while there is none. */
  player: ShownIndex | null;
  /** The s being read; null while there is none. */
  cursor: number | null;
  readonly layout: UtilityLayout | null;
  /** As it was drawn last. */
  readonly scene: UtilityScene | null;
}

/** The prices of the run's beginning, its fee as far as its own warm-up would be. */
export const pricesBefore = (start: RunSpec, epoch: number, group: number): Prices =>
  pricesOfGroup(start, group, feeShareAt(start.gammaWarmup, epoch));

/** The prices of a group that are not what they were at the start. */
export const changedPrices = (start: RunSpec, now: RunSpec, group: number): PriceName[] =>
  priceNames.filter((name) => priceOf(start[name], group) !== priceOf(now[name], group));

function sceneOf(
  frame: Frame,
  player: ShownIndex,
  start: RunSpec,
  spec: RunSpec,
  stepsPerEpoch: number,
): UtilityScene {
  const ground = groundOf(frame, spec, player);
  const { gain, curvature, reply, regret, s } = ground;
  const changed = changedPrices(start, spec, groupIn(frame, player));
  const named = (of: RunSpec, otherwise: string) =>
    changed.length === 1
      ? `${termOfPrice(changed[0]).letter} = ${setting(priceOf(of[changed[0]], groupIn(frame, player)))}`
      : otherwise;
  const old =
    changed.length === 0
      ? null
      : groundOf(
          frame,
          spec,
          player,
          pricesBefore(start, frame.step / stepsPerEpoch, groupIn(frame, player)),
        );
  return {
    s,
    state: stateAt(frame, spec, player),
    now: { gain, curvature, reply, name: changed.length === 0 ? '' : named(spec, 'now') },
    regret,
    before: old && {
      gain: old.gain,
      curvature: old.curvature,
      reply: old.reply,
      name: named(start, 'before'),
      color: changed.length === 1 ? termOfPrice(changed[0]).term : 'muted',
    },
  };
}

/** The same of a player that frames carry; null before the first. */
export function sceneNow(lab: RunView, player: ShownIndex): UtilityScene | null {
  const { latest } = lab.trajectory;
  const { spec, startSpec, stepsPerEpoch } = lab.store.getState();
  return latest === null ? null : sceneOf(latest, player, startSpec, spec, stepsPerEpoch);
}

/** @param onReading gets what the curve says at the cursor, or nothing */
export function createUtilityPainter(
  lab: RunView,
  onReading: (words: string) => void,
): UtilityPainter {
  const [low, high] = [new CalmEnd(), new CalmEnd()];
  let shown = '';
  let layout: UtilityLayout | null = null;
  let scene: UtilityScene | null = null;
  const painter: UtilityPainter = {
    get ratePerSecond() {
      return painter.cursor === null ? RATE : READING_RATE;
    },
    player: null,
    cursor: null,
    get layout() {
      return layout;
    },
    get scene() {
      return scene;
    },
    draw({ ctx, width, height, theme }: Surface): number {
      const { run, spec, startSpec, stepsPerEpoch } = lab.store.getState();
      const { latest } = lab.trajectory;
      const { player } = painter;
      ctx.clearRect(0, 0, width, height);
      if (latest === null || player === null || player >= latest.participation.length) return 0;
      if (`${run} ${player}` !== shown) {
        shown = `${run} ${player}`;
        low.reset();
        high.reset();
      }
      scene = sceneOf(latest, player, startSpec, spec, stepsPerEpoch);
      const reaches = [scene.now, scene.before].flatMap((curve) =>
        curve === null ? [] : [reachOf(curve.gain, curve.curvature)],
      );
      const time = performance.now();
      layout = utilityLayout(
        width,
        height,
        low.update(Math.max(...reaches.map((reach) => reach.low)), time),
        high.update(Math.max(...reaches.map((reach) => reach.high)), time),
      );
      drawUtility(ctx, scene, layout, theme);
      if (painter.cursor !== null) drawReading(ctx, scene, painter.cursor, layout, theme);
      onReading(painter.cursor === null ? '' : readingAt(scene, painter.cursor));
      return settleIn([low, high], time);
    },
  };
  return painter;
}

function groundNow(lab: RunView, player: ShownIndex | null): Ground | null {
  const { latest } = lab.trajectory;
  return latest === null || player === null || player >= latest.participation.length
    ? null
    : groundOf(latest, lab.store.getState().spec, player);
}

export function describeUtility(lab: RunView, player: ShownIndex | null): string {
  const ground = groundNow(lab, player);
  const { latest } = lab.trajectory;
  const { spec, startSpec, stepsPerEpoch } = lab.store.getState();
  if (ground === null || latest === null || player === null) return nobodyInWords(lab);
  const { s, gain, curvature, reply, regret } = ground;
  const { before, state } = sceneOf(latest, player, startSpec, spec, stepsPerEpoch);
  return [
    `Player ${nameOf(lab, player)}, ${stateWord(state)}, at s ${formatS(s)}: utility ${figure(utilityAt(s, gain, curvature))}.`,
    `Best response: ${bestResponseWord(reply)}. Regret ${figure(regret)}.`,
    ...(before === null
      ? []
      : [
          `At the prices of the start its best response would be: ${bestResponseWord(before.reply)}.`,
        ]),
  ].join(' ');
}

/** The panel's formulas with the numbers of the player in them, and what the reading lets one say. */
export function explainUtility(lab: RunView, player: ShownIndex | null): Line[] {
  const ground = groundNow(lab, player);
  const statement = statementOf(lab.store.getState().spec);
  const written = (value: number) => (value < 0 ? `(${figure(value)})` : figure(value));
  const at = (name: string, s: number, { gain, curvature }: Ground) =>
    `U(${name}) = ${written(gain)} × ${formatS(s)} − ½ × ${figure(curvature)} × ${formatS(s)}² = ${figure(utilityAt(s, gain, curvature))}`;
  return [
    {
      words: `The utility (8) of ${player === null ? 'a player' : `player ${nameOf(lab, player)}`} at any s it could choose, x = αb − γ − ηc and y = 2β‖θ‖²:`,
      formula: 'U(s) = x s − ½ y s²',
      ...(ground && { numbers: at('s', ground.s, ground) }),
    },
    {
      words:
        'Its slope is 0 at ŝ (13). Without a price of size U is a straight line, and there is no ŝ.',
      formula: 'ŝ = x / y',
      ...(ground && {
        numbers:
          ground.curvature === 0
            ? 'y = 0: all or nothing, by the sign of x'
            : `${written(ground.gain)} / ${figure(ground.curvature)} = ${figure(ground.gain / ground.curvature)}, kept within 0 and 1: ${formatS(ground.reply)}`,
      }),
    },
    {
      words: `Its best response r is${ground === null ? ' where that is highest' : `: ${bestResponseWord(ground.reply)}`}.`,
      ...(ground && { formula: at('r', ground.reply, ground) }),
    },
    {
      words: 'Regret is what it could gain by moving from s to r:',
      formula: 'U(r) − U(s)',
      ...(ground && {
        numbers: `= ${figure(utilityAt(ground.reply, ground.gain, ground.curvature))} − ${written(utilityAt(ground.s, ground.gain, ground.curvature))} = ${figure(ground.regret)}`,
      }),
    },
    { words: statement.sentence },
  ];
}
