/** What a network is shown of a point of the plane: x and y, and what can be made of them. */
import { choice } from '../../game/parameter.ts';

type Feature = (x: number, y: number) => number;

const coordinates: readonly Feature[] = [(x) => x, (_, y) => y];
const squares: readonly Feature[] = [(x) => x * x, (_, y) => y * y];
const product: readonly Feature[] = [(x, y) => x * y];
const waves: readonly Feature[] = [(x) => Math.sin(Math.PI * x), (_, y) => Math.sin(Math.PI * y)];

const sets = {
  xy: { label: 'x, y', more: [] },
  squares: { label: 'x, y, x², y²', more: squares },
  product: { label: 'x, y, xy', more: product },
  waves: { label: 'x, y, sin πx, sin πy', more: waves },
  all: { label: 'all seven', more: [...squares, ...product, ...waves] },
} as const satisfies Record<string, { label: string; more: readonly Feature[] }>;

export type FeatureSet = keyof typeof sets;

export const featuresOf = (set: FeatureSet): readonly Feature[] => [
  ...coordinates,
  ...sets[set].more,
];

export const featureRow = choice({
  symbol: '',
  name: 'Features',
  group: 'network',
  change: 'restart',
  default: 'xy',
  options: (Object.keys(sets) as FeatureSet[]).map((value) => ({
    value,
    label: sets[value].label,
    help: value === 'xy' ? 'The two coordinates of a point.' : `${sets[value].label} of a point.`,
  })),
  help: 'What the network is shown of a point (x, y).',
});
