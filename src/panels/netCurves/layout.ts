/** Places and scales of the small curves, four or, where nothing is tested, three; one time axis for all. */
import { scaleLinear, type Scale } from '../shared/scales.ts';
import type { Box } from '../participation/layout.ts';

export const CURVES = ['accuracy', 'sparsity', 'mean', 'active'] as const;
export type CurveName = (typeof CURVES)[number];

export interface Curve {
  readonly name: CurveName;
  readonly title: string;
  readonly titleY: number;
  readonly plot: Box;
  /** Step → x. */
  readonly x: Scale;
  /** Value → y; percent for accuracy and sparsity. */
  readonly y: Scale;
  readonly ticks: readonly number[];
  /** Bottom row: carries the numbers of the time axis. */
  readonly bottom: boolean;
}

export interface CurvesLayout {
  readonly width: number;
  readonly height: number;
  /** Without accuracy where no network is tested. */
  readonly curves: Readonly<Record<Exclude<CurveName, 'accuracy'>, Curve>> & {
    readonly accuracy?: Curve;
  };
  /** The same in reading order. */
  readonly shown: readonly Curve[];
}

export interface CurvesData {
  /** Whether there is a network to test. */
  readonly tested: boolean;
  /** The last step of the time axis. */
  readonly endStep: number;
  /** Lowest accuracy, in percent, that must be seen. */
  readonly lowestAccuracy: number;
  /** Players of the largest layer. */
  readonly largestLayer: number;
  /** Characters of the longest name of a layer with its figure; 6 where it is left out. */
  readonly longestValue?: number;
}

/** From so many players of one layer on, layers of very different sizes are compared by shares. */
const MANY_PLAYERS = 10_000;

export const inShares = ({ largestLayer }: Pick<CurvesData, 'largestLayer'>): boolean =>
  largestLayer >= MANY_PLAYERS;

const TITLES: Record<CurveName, string> = {
  accuracy: 'Test accuracy, %',
  sparsity: 'Pruned, %',
  mean: 'Mean participation',
  active: 'Active, per layer',
};

const FLOORS = [98, 95, 90, 80, 50, 0];

/** The accuracy axis keeps one of a few floors, so that it seldom moves. */
export const accuracyFloor = (lowest: number): number =>
  FLOORS.find((floor) => lowest >= floor + (100 - floor) * 0.08) ?? 0;

export function curvesLayout(width: number, height: number, data: CurvesData): CurvesLayout {
  const gap = 20;
  const column = (width - gap) / 2;
  const [left, title, axis] = [26, 18, 18];
  const row = (height - axis) / 2;
  const floor = accuracyFloor(data.lowestAccuracy);
  const most = inShares(data) ? 100 : Math.max(1, data.largestLayer);
  const domains: Record<CurveName, { domain: [number, number]; ticks: number[] }> = {
    accuracy: { domain: [floor, 100], ticks: [floor, (floor + 100) / 2, 100] },
    sparsity: { domain: [0, 100], ticks: [0, 50, 100] },
    mean: { domain: [0, 1], ticks: [0, 0.5, 1] },
    active: { domain: [0, most], ticks: [0, most / 2, most] },
  };
  /** Beside the plots; those one above the other have one time axis. */
  const rightOf = (name: CurveName) =>
    name === 'active' || (data.tested && name === 'sparsity')
      ? Math.max(42, 8 + 5.6 * (data.longestValue ?? 6))
      : 42;
  const names = CURVES.filter((name) => data.tested || name !== 'accuracy');
  const shown = names.map((name, index) => {
    // An odd last one has its row to itself.
    const across = index % 2 === 0 && index === names.length - 1 ? width : column;
    const x = (index % 2) * (column + gap);
    const top = Math.floor(index / 2) * row;
    const plot = {
      x: x + left,
      y: top + title,
      width: Math.max(1, across - left - rightOf(name)),
      height: Math.max(1, row - title - 10),
    };
    const { domain, ticks } = domains[name];
    return {
      name,
      title: name === 'active' && inShares(data) ? 'Active, % of layer' : TITLES[name],
      titleY: top + 7,
      plot,
      x: scaleLinear([0, Math.max(1, data.endStep)], [plot.x, plot.x + plot.width]),
      y: scaleLinear(domain, [plot.y + plot.height, plot.y]).clamped(),
      ticks,
      bottom: index >= 2,
    };
  });
  return {
    width,
    height,
    curves: Object.fromEntries(
      shown.map((curve) => [curve.name, curve]),
    ) as unknown as CurvesLayout['curves'],
    shown,
  };
}

/** The step under a point, whichever curve it lies in; null outside all. */
export function stepAt(layout: CurvesLayout, x: number, y: number): number | null {
  for (const { plot, x: scale } of layout.shown) {
    if (
      x < plot.x - 4 ||
      x > plot.x + plot.width + 8 ||
      y < plot.y - 14 ||
      y > plot.y + plot.height + 6
    )
      continue;
    const [from, to] = scale.domain();
    return Math.max(from, Math.min(to, scale.invert(x)));
  }
  return null;
}
