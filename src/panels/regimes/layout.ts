/** Places of the regime map: β across, η upwards, on the sliders' axes, where 0 stands apart. */
import { parameters } from '../../spec/parameters.ts';
import { sliderScale, ZERO_GAP, type Tick } from '../../ui/sliderScale.ts';
import type { Box } from '../participation/layout.ts';

/** The two prices of the map. */
export interface Spot {
  readonly beta: number;
  readonly eta: number;
}

export const betaScale = sliderScale(parameters.beta);
export const etaScale = sliderScale(parameters.eta);

/** Half the width of the strips that stand for a price of 0, pixels. */
const STRIP = 9;

export interface RegimeLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  /** Where both prices are above 0. */
  readonly main: Box;
  /** β = 0. */
  readonly left: Box;
  /** η = 0. */
  readonly foot: Box;
  x(beta: number): number;
  y(eta: number): number;
  spotAt(px: number, py: number): Spot;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export function regimeLayout(width: number, height: number): RegimeLayout {
  const [left, right, top, bottom] = [34, 12, 22, 34];
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - bottom),
  };
  // Zero stands in the middle of its strip.
  const [across, upwards] = [plot.width - STRIP, plot.height - STRIP];
  const [zeroX, zeroY] = [plot.x + STRIP, plot.y + upwards];
  const x = (beta: number) => zeroX + across * betaScale.position(beta);
  const y = (eta: number) => zeroY - upwards * etaScale.position(eta);
  const [mainX, mainBottom] = [zeroX + ZERO_GAP * across, zeroY - ZERO_GAP * upwards];
  const main = {
    x: mainX,
    y: plot.y,
    width: plot.x + plot.width - mainX,
    height: mainBottom - plot.y,
  };
  return {
    width,
    height,
    plot,
    main,
    left: { x: plot.x, y: plot.y, width: 2 * STRIP, height: main.height },
    foot: { x: main.x, y: zeroY - STRIP, width: main.width, height: 2 * STRIP },
    x,
    y,
    spotAt: (px, py) => ({
      beta: betaScale.valueAt((px - zeroX) / across),
      eta: etaScale.valueAt((zeroY - py) / upwards),
    }),
    xTicks: betaScale.ticks,
    yTicks: etaScale.ticks,
  };
}

/**
 * The border η = ratio · β inside the main region, as its two ends in pixels; null where it lies
 * outside.
 */
export function borderOf(
  { x, y }: RegimeLayout,
  ratio: number,
): readonly [readonly [number, number], readonly [number, number]] | null {
  const { min, max, logFrom = min } = parameters.beta;
  const low = Math.max(logFrom, logFrom / ratio);
  const high = Math.min(max, max / ratio);
  if (!(ratio > 0) || low >= high) return null;
  return [
    [x(low), y(ratio * low)],
    [x(high), y(ratio * high)],
  ];
}

/** The next spot for an arrow key, or for a decade with Shift; null where the key means nothing. */
export function movedSpot({ beta, eta }: Spot, key: string, far: boolean): Spot | null {
  const next = far ? ('page' as const) : ('step' as const);
  switch (key) {
    case 'ArrowRight':
      return { beta: betaScale[next](beta, 1), eta };
    case 'ArrowLeft':
      return { beta: betaScale[next](beta, -1), eta };
    case 'ArrowUp':
      return { beta, eta: etaScale[next](eta, 1) };
    case 'ArrowDown':
      return { beta, eta: etaScale[next](eta, -1) };
    default:
      return null;
  }
}
