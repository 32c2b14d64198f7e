/** Paints one player's utility, and says it in words. */
import { utilityAt } from '../../game/frozen/utility.ts';
import { statementOf } from '../../game/frozen/statement.ts';
import type { RunSpec } from '../../game/spec.ts';
import { feeAt, type Prices } from '../../game/utility.ts';
import type { Lab } from '../../state/lab.ts';
import { figure, setting } from '../../ui/format.ts';
import { priceNames, termOfPrice, type PriceName } from '../../ui/labels.ts';
import { CalmEnd } from '../shared/calm.ts';
import type { Line } from '../shared/Explain.tsx';
import { groundOf, replyWord, type Ground } from '../shared/ground.ts';
import { formatS } from '../shared/numbers.ts';
import { crowdOf, STATES, type Frame } from '../shared/states.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawUtility, type UtilityScene } from './draw.ts';
import { reachOf, utilityLayout } from './layout.ts';

const RATE = 10;

export interface UtilityPainter extends Painter {
  /** The player shown; null while there is none. */
  player: number | null;
}

/** The prices of the run's beginning, its fee as far as its own warm-up would be. */
export const pricesBefore = (start: RunSpec, epoch: number): Prices => ({
  alpha: start.alpha,
  beta: start.beta,
  gamma: feeAt(start.gamma, start.gammaWarmup, epoch),
  eta: start.eta,
});

/** The prices that are not what they were at the start. */
export const changedPrices = (start: RunSpec, now: RunSpec): PriceName[] =>
  priceNames.filter((name) => start[name] !== now[name]);

function sceneOf(
  frame: Frame,
  player: number,
  start: RunSpec,
  spec: RunSpec,
  stepsPerEpoch: number,
): UtilityScene {
  const ground = groundOf(frame, spec, player);
  const { gain, curvature, reply, regret, s } = ground;
  const changed = changedPrices(start, spec);
  const named = (of: RunSpec, otherwise: string) =>
    changed.length === 1
      ? `${termOfPrice(changed[0]).letter} = ${setting(of[changed[0]])}`
      : otherwise;
  const old =
    changed.length === 0
      ? null
      : groundOf(frame, spec, player, pricesBefore(start, frame.step / stepsPerEpoch));
  return {
    s,
    state: crowdOf(frame, spec).state[player],
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

export function createUtilityPainter(lab: Lab): UtilityPainter {
  const [low, high] = [new CalmEnd(), new CalmEnd()];
  let shown = '';
  const painter: UtilityPainter = {
    ratePerSecond: RATE,
    player: null,
    draw({ ctx, width, height, theme }: Surface): void {
      const { run, spec, startSpec, stepsPerEpoch } = lab.store.getState();
      const { latest } = lab.trajectory;
      const { player } = painter;
      ctx.clearRect(0, 0, width, height);
      if (latest === null || player === null || player >= latest.participation.length) return;
      if (`${run} ${player}` !== shown) {
        shown = `${run} ${player}`;
        low.reset();
        high.reset();
      }
      const scene = sceneOf(latest, player, startSpec, spec, stepsPerEpoch);
      const reaches = [scene.now, scene.before].flatMap((curve) =>
        curve === null ? [] : [reachOf(curve.gain, curve.curvature)],
      );
      const time = performance.now();
      const layout = utilityLayout(
        width,
        height,
        low.update(Math.max(...reaches.map((reach) => reach.low)), time),
        high.update(Math.max(...reaches.map((reach) => reach.high)), time),
      );
      drawUtility(ctx, scene, layout, theme);
    },
  };
  return painter;
}

function groundNow(lab: Lab, player: number | null): Ground | null {
  const { latest } = lab.trajectory;
  return latest === null || player === null || player >= latest.participation.length
    ? null
    : groundOf(latest, lab.store.getState().spec, player);
}

export function describeUtility(lab: Lab, player: number | null): string {
  const ground = groundNow(lab, player);
  const { latest } = lab.trajectory;
  const { spec, startSpec, stepsPerEpoch } = lab.store.getState();
  if (ground === null || latest === null || player === null) return 'No player is chosen yet.';
  const { s, gain, curvature, reply, regret } = ground;
  const { before, state } = sceneOf(latest, player, startSpec, spec, stepsPerEpoch);
  return [
    `Player ${player}, ${STATES[state]}, at s ${formatS(s)}: utility ${figure(utilityAt(s, gain, curvature))}.`,
    `Best reply: ${replyWord(reply)}. Regret ${figure(regret)}.`,
    ...(before === null
      ? []
      : [`At the prices of the start its best reply would be: ${replyWord(before.reply)}.`]),
  ].join(' ');
}

/** The panel's formulas with the numbers of the player in them, and what the reading lets one say. */
export function explainUtility(lab: Lab, player: number | null): Line[] {
  const ground = groundNow(lab, player);
  const statement = statementOf(lab.store.getState().spec);
  const written = (value: number) => (value < 0 ? `(${figure(value)})` : figure(value));
  const at = (name: string, s: number, { gain, curvature }: Ground) =>
    `U(${name}) = ${written(gain)} × ${formatS(s)} − ½ × ${figure(curvature)} × ${formatS(s)}² = ${figure(utilityAt(s, gain, curvature))}`;
  return [
    {
      words: `The utility (8) of ${player === null ? 'a player' : `player ${player}`} at any s it could choose, x = αb − γ − ηc and y = 2β‖θ‖²:`,
      formula: 'U(s) = x s − ½ y s²',
      ...(ground && { numbers: at('s', ground.s, ground) }),
    },
    {
      words: `Its best reply r is${ground === null ? ' where that is highest' : `: ${replyWord(ground.reply)}`}.`,
      ...(ground && { formula: at('r', ground.reply, ground) }),
    },
    {
      words: 'Regret is what it forgoes by staying where it is:',
      formula: 'U(r) − U(s)',
      ...(ground && {
        numbers: `= ${figure(utilityAt(ground.reply, ground.gain, ground.curvature))} − ${written(utilityAt(ground.s, ground.gain, ground.curvature))} = ${figure(ground.regret)}`,
      }),
    },
    { words: statement.sentence },
  ];
}
