/** Places of the roll call: the share still in above, one lane per reason below, one time axis. */
import { scaleLinear, type Scale } from '../shared/scales.ts';
import type { Box } from '../participation/layout.ts';
import type { Reason } from '../shared/causes.ts';
import type { Group } from './data.ts';

export interface Lane {
  readonly reason: Reason;
  readonly box: Box;
}

export interface RollLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  /** Step → x. */
  readonly x: Scale;
  /** Share in, 0 to 1 → y. */
  readonly y: Scale;
  readonly lanes: readonly Lane[];
  /** Left edge of the reasons' names; null where there is no room for them. */
  readonly wordX: number | null;
  /** Right edges of the columns of counts, one per layer. */
  readonly countX: readonly number[];
  readonly layerCount: number;
}

const LANE_HEIGHT = 17;
const LANES_GAP = 20;
const COUNT_WIDTH = 28;
const WORD_WIDTH = 56;
/** “L1 100 % in” behind a piece of its line, and without “in”. */
const LABEL_WIDTH = 86;
const SHORT_LABEL_WIDTH = 72;
/** Below this the reasons are named by their letters alone. */
const WORDS_FROM = 320;
const AXIS_HEIGHT = 20;
/** Departures closer than this share a mark. */
const CELL_PX = 4;

export function rollLayout(
  width: number,
  height: number,
  nowStep: number,
  layerCount: number,
  reasons: readonly Reason[],
): RollLayout {
  const [left, top] = [34, 8];
  const words = width >= WORDS_FROM;
  const columns = (words ? WORD_WIDTH : 0) + COUNT_WIDTH * layerCount;
  const right = 10 + Math.max(columns, words ? LABEL_WIDTH : SHORT_LABEL_WIDTH);
  const lanesHeight = LANE_HEIGHT * reasons.length;
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - LANES_GAP - lanesHeight - AXIS_HEIGHT),
  };
  const lanesTop = plot.y + plot.height + LANES_GAP;
  return {
    width,
    height,
    plot,
    x: scaleLinear([0, Math.max(1, nowStep)], [plot.x, plot.x + plot.width]),
    y: scaleLinear([0, 1], [plot.y + plot.height, plot.y]),
    lanes: reasons.map((reason, index) => ({
      reason,
      box: {
        x: plot.x,
        y: lanesTop + index * LANE_HEIGHT,
        width: plot.width,
        height: LANE_HEIGHT,
      },
    })),
    wordX: words ? plot.x + plot.width + 10 : null,
    countX: Array.from(
      { length: layerCount },
      (_, index) => width - COUNT_WIDTH * (layerCount - 1 - index),
    ),
    layerCount,
  };
}

/** Steps that one mark spans: a power of two, so that marks regroup seldom while time goes on. */
export const cellSteps = ({ x, plot }: RollLayout): number =>
  2 ** Math.max(0, Math.ceil(Math.log2((CELL_PX * x.domain()[1]) / plot.width)));

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Where a group's mark lies: its reason's lane, in the row of its layer; more players, a larger mark. */
export function placeOf(
  { reason, layer, first, last, players }: Group,
  { lanes, x, layerCount }: RollLayout,
): Place {
  const { box } = lanes.find((lane) => lane.reason === reason) ?? lanes[lanes.length - 1];
  const row = box.height / layerCount;
  return {
    x: x((first + last) / 2),
    y: box.y + (layer + 0.5) * row,
    radius: Math.min(0.48 * row + 0.4, 1.9 + 0.5 * Math.sqrt(players.length)),
  };
}

/** The nearest mark within reach; -1 if there is none. */
export function nearestPlace(
  places: readonly Place[],
  x: number,
  y: number,
  reach: number,
): number {
  let [nearest, least] = [-1, reach];
  places.forEach((place, index) => {
    const distance = Math.hypot(place.x - x, place.y - y);
    if (distance < least) [nearest, least] = [index, distance];
  });
  return nearest;
}
