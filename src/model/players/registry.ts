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
  /** Whether several of them have a share in one weight. */
  readonly shareWeights: boolean;
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
    shareWeights: true,
    label: 'pixel and neuron',
    help: 'Pixels and hidden neurons: a weight of the first layer counts as far as both take part.',
  },
  filter: {
    kinds: ['filter', 'neuron'],
    shareWeights: false,
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

/** Who plays layer by layer: one choice for each layer of weights, from the input on, or `none`. */
export type PlayersByLayer = `${string},${string}`;

/** Who plays in a network. */
export type Players = PlayerChoice | PlayersByLayer;

export const NOBODY = 'none';
/** Far more than any network has. */
const MOST_LAYERS = 64;

const isChoice = (name: string | undefined): name is PlayerChoice =>
  name !== undefined && playerChoices.some(({ value }) => value === name);

/** What is named for each layer of weights; null where the same is for all. */
export const namedByLayer = (players: Players): readonly (PlayerChoice | typeof NOBODY)[] | null =>
  players.includes(',') ? (players.split(',') as (PlayerChoice | typeof NOBODY)[]) : null;

/** @returns null for what names nobody */
export function readPlayers(text: unknown): Players | null {
  if (typeof text !== 'string') return null;
  // In a sweep a list stands in brackets.
  const list = /^\[(.*)\]$/.exec(text.trim())?.[1] ?? text;
  const names = list.split(',', MOST_LAYERS + 1).map((name) => name.trim());
  if (names.length === 1) return isChoice(names[0]) ? names[0] : null;
  const areNames = names.every((name) => name === NOBODY || isChoice(name));
  return areNames && names.length <= MOST_LAYERS && names.some(isChoice)
    ? (names.join(',') as PlayersByLayer)
    : null;
}

const kindsOfChoice = (choice: PlayerChoice): readonly Granularity[] =>
  choice in mixtures ? mixtures[choice as keyof typeof mixtures].kinds : [choice as Granularity];

/** The kinds that play in a layer of weights, those nearer to the input first. @param layer from 0 */
export function kindsAt(players: Players, layer: number): readonly Granularity[] {
  const named = namedByLayer(players);
  if (named === null) return kindsOfChoice(players as PlayerChoice);
  const here = named[layer] ?? NOBODY;
  return here === NOBODY ? [] : kindsOfChoice(here);
}

/** The kinds that play anywhere, those nearer to the input first. */
export function kindsPlaying(players: Players): readonly Granularity[] {
  const layers = namedByLayer(players)?.length ?? 1;
  const all = Array.from({ length: layers }, (_, layer) => kindsAt(players, layer));
  return [...new Set(all.flat())];
}

/** Whether a weight can belong to several players. */
export const shareWeights = (players: Players): boolean =>
  (namedByLayer(players) ?? [players]).some(
    (name) => name in mixtures && mixtures[name as keyof typeof mixtures].shareWeights,
  );
