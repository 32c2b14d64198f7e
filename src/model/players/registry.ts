/**
 * All kinds of players, and which of them play together. To add a kind, add a file and a line; how it lies in
 * a kernel is the engine's (tfjs/slices).
 */
import type { PlayerKind } from './kind.ts';
import { filter } from './filter.ts';
import { neuron } from './neuron.ts';
import { pixel } from './pixel.ts';
import { weight } from './weight.ts';

const kinds = { neuron, filter, weight, pixel } as const satisfies Readonly<
  Record<string, PlayerKind>
>;

export type Granularity = keyof typeof kinds;

export const playerKinds: Readonly<Record<Granularity, PlayerKind>> = kinds;

interface Mixture {
  /** Those nearer to the input first. */
  readonly kinds: readonly Granularity[];
  readonly label: string;
  readonly help: string;
}

/**
 * Kinds that play together: in a kernel where several do, weights are gated by all of them. To let others play
 * together, add a line: its name is theirs, joined by “-”, or that of the first, which then never plays alone.
 */
const mixtures = {
  'pixel-neuron': {
    kinds: ['pixel', 'neuron'],
    label: 'pixel and neuron',
    help: 'Pixels and hidden neurons: a weight of the first layer counts as far as both take part.',
  },
  filter: {
    kinds: ['filter', 'neuron'],
    label: 'filter',
    help: 'Filters of the convolutions and hidden neurons of the dense layers behind, each with its bias.',
  },
} as const satisfies Readonly<Record<string, Mixture>>;

/** Who plays, by the name under which it is chosen: one kind, or several together. */
export type PlayerChoice = Granularity | keyof typeof mixtures;

/** All of them, and how each is offered. */
export const playerChoices: readonly {
  readonly value: PlayerChoice;
  readonly label: string;
  readonly help: string;
}[] = Object.entries<Pick<PlayerKind, 'label' | 'help'>>({ ...kinds, ...mixtures }).map(
  ([value, { label, help }]) => ({ value: value as PlayerChoice, label, help }),
);

/** The kinds that play, those nearer to the input first. */
export const kindsPlaying = (choice: PlayerChoice): readonly Granularity[] =>
  choice in mixtures ? mixtures[choice as keyof typeof mixtures].kinds : [choice as Granularity];
