/** Paints the best-response map, and says it in words. */
import type { Region } from '../../game/frozen/bestResponse.ts';
import { totalOf } from '../../game/summary.ts';
import type { RunView } from '../../state/lab.ts';
import { figure, setting } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import { groundOf, bestResponseWord, type Ground } from '../shared/ground.ts';
import { equalsS } from '../shared/numbers.ts';
import {
  createCrowdMemo,
  pricesOfGroupAt,
  stateAt,
  stateWord,
  type Frame,
} from '../shared/states.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawMap } from './draw.ts';
import { MapEnds, mapLayout, nearest, places, type Places } from './layout.ts';
import { shownIndex, type PlayerId, type ShownIndex } from '../../game/players.ts';
import { hoveredIn, named, nameOf, selectedIn } from '../shared/shownPlayers.ts';

const RATE = 5;
/** How far from a mark the pointer may be. */
const REACH_PX = 16;

export interface MapPainter extends Painter {
  /** The player nearest to a point of the picture. */
  playerAt(x: number, y: number): ShownIndex | null;
  /** All players from left to right as they stand now. */
  order(): ShownIndex[];
}

/** “player 7: x = −1.20, y = 0.05, best response out; s = 0.54 now”. */
export function describePlace(player: PlayerId, { gain, curvature, reply, s }: Ground): string {
  const size = curvature === 0 ? '' : `, y = ${figure(curvature)}`;
  return `player ${player}: x = ${figure(gain)}${size}, best response ${bestResponseWord(reply)}; ${equalsS(s)} now`;
}

export function createMapPainter(lab: RunView, onShown: (words: string) => void): MapPainter {
  const ends = new MapEnds();
  const crowdOf = createCrowdMemo();
  let run = -1;
  let gain = new Float64Array(0);
  let curvature = new Float64Array(0);
  let found: Places = { at: new Float32Array(0), beyond: new Uint8Array(0) };

  function measure(frame: Frame): void {
    const { spec } = lab.store.getState();
    const count = frame.participation.length;
    if (gain.length !== count) {
      gain = new Float64Array(count);
      curvature = new Float64Array(count);
      found = { at: new Float32Array(2 * count), beyond: new Uint8Array(count) };
    }
    let [group, prices] = [0, pricesOfGroupAt(frame, spec, 0)];
    for (let i = 0; i < count; i++) {
      while (group < frame.ends.length - 1 && i >= frame.ends[group])
        prices = pricesOfGroupAt(frame, spec, ++group);
      const { alpha, beta, gamma, eta } = prices;
      gain[i] = alpha * frame.benefit[i] - gamma - eta * frame.rivalry[i];
      curvature[i] = 2 * beta * frame.normSquared[i];
    }
  }

  return {
    ratePerSecond: RATE,
    playerAt: (x, y) => nearest(found.at, x, y, REACH_PX),
    order: () => Array.from(gain.keys(), shownIndex).sort((a, b) => gain[a] - gain[b] || a - b),
    draw({ ctx, width, height, theme }: Surface): number {
      const state = lab.store.getState();
      const { latest } = lab.trajectory;
      ctx.clearRect(0, 0, width, height);
      if (state.run !== run) {
        run = state.run;
        ends.reset();
      }
      if (latest === null) return 0;
      measure(latest);
      const layout = mapLayout(
        width,
        height,
        state.layers,
        ends.update(gain, curvature, performance.now()),
      );
      places(layout, gain, curvature, found);
      const { spec } = state;
      const [selected, hovered] = [selectedIn(lab), hoveredIn(lab)];
      const ringed = [...new Set([...(hovered === null ? [] : [hovered]), ...selected])]
        .filter((player) => player < gain.length)
        .map((player) => named(lab, player));
      drawMap(ctx, { places: found, state: crowdOf(latest, spec).state, ringed }, layout, theme);
      onShown(
        hovered === null || hovered >= gain.length
          ? ''
          : describePlace(nameOf(lab, hovered), groundOf(latest, spec, hovered)),
      );
      return ends.settlesIn(performance.now());
    },
  };
}

/** How many players should be where, in words. */
export function describeMap(lab: RunView): string {
  const { latest } = lab.trajectory;
  const { spec } = lab.store.getState();
  if (latest === null) return 'No player has moved yet.';
  const counts = (region: Region) => totalOf(latest.summaries, region);
  const chosen = selectedIn(lab)
    .filter((player) => player < latest.participation.length)
    .map(
      (player) =>
        `${describePlace(nameOf(lab, player), groundOf(latest, spec, player))}, ${stateWord(stateAt(latest, spec, player))}.`,
    );
  return [
    `Being out is best for ${counts('out')}, partly in for ${counts('interior')}, fully in for ${counts('in')}.`,
    ...(counts('indifferent') > 0 ? [`Any s does as well for ${counts('indifferent')}.`] : []),
    ...chosen,
  ].join(' ');
}

const factor = (value: number): string => (value < 0 ? `(${figure(value)})` : figure(value));

/** The map's formulas with the numbers of one player in them. */
export function explainMap(lab: RunView, player: ShownIndex | null): Line[] {
  const { latest } = lab.trajectory;
  const { spec } = lab.store.getState();
  const known = latest !== null && player !== null && player < latest.participation.length;
  const ground = known ? groundOf(latest, spec, player) : null;
  const lines: Line[] = [
    {
      words: `Marginal utility at s = 0, the fee included${known ? `, for player ${nameOf(lab, player)}` : ''}:`,
      formula: 'x = α b − γ − η c',
      ...(ground && {
        numbers: `= ${setting(ground.prices.alpha)} × ${factor(ground.stake.benefit)} − ${figure(ground.prices.gamma)} − ${setting(ground.prices.eta)} × ${factor(ground.stake.rivalry)} = ${figure(ground.gain)}`,
      }),
    },
    {
      words: 'How fast it falls as s grows, by the cost of size:',
      formula: 'y = 2 β ‖θ‖²',
      ...(ground && {
        numbers: `= 2 × ${setting(ground.prices.beta)} × ${figure(ground.stake.normSquared)} = ${figure(ground.curvature)}`,
      }),
    },
    {
      words: 'Best response (14): out if x ≤ 0, fully in if x ≥ y, else x / y.',
      ...(ground && { formula: replyFormula(ground) }),
    },
  ];
  if (spec.beta === 0)
    lines.push({
      words:
        'Without a price of size, y is 0 for all: the best response is all or nothing by the sign of x, and height only keeps the marks apart.',
    });
  return lines;
}

function replyFormula({ gain, curvature, reply, region, s }: Ground): string {
  const now = `; ${equalsS(s)} now`;
  switch (region) {
    case 'out':
      return `x = ${figure(gain)} ≤ 0: out${now}`;
    case 'in':
      return `x = ${figure(gain)} ≥ ${figure(curvature)} = y: fully in${now}`;
    case 'interior':
      return `x / y = ${figure(gain)} / ${figure(curvature)} = ${bestResponseWord(reply)}${now}`;
    case 'indifferent':
      return `x = y = 0: any s does as well${now}`;
    default:
      return region satisfies never;
  }
}
