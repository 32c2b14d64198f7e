/** Groups of players. */
import { multiplicationsOf, parameterCount, type Model } from '../model/model.ts';
import {
  kindsPlaying,
  playerGroups,
  type Granularity,
  type PlayerChoice,
} from '../model/players.ts';
import { namedModels, readModel, type ReadModel } from '../model/readModel.ts';

/** A group of players that compete with one another; nothing above the engine assumes neurons. */
export interface PlayerLayer {
  readonly name: string;
  readonly granularity: Granularity;
  /** Index of its first player among all players. */
  readonly first: number;
  readonly count: number;
}

/** What a player is, in the singular: “one hidden neuron”. */
const nouns: Readonly<Record<Granularity, string>> = {
  neuron: 'one hidden neuron',
  weight: 'one weight of the network',
  pixel: 'one pixel of the image',
};

/** What each player is: “one pixel of the image or one hidden neuron”. */
export const playersInWords = (choice: PlayerChoice): string =>
  kindsPlaying(choice)
    .map((kind) => nouns[kind])
    .join(' or ');

/** The name of a group inside a sentence. */
export const groupInWords = ({ name, granularity }: PlayerLayer): string =>
  granularity === 'pixel' ? 'the input' : name.toLowerCase();

/** The kinds of players that a choice lets play, those nearer to the input first. */
export const kindsOf = ({ granularity }: { readonly granularity: PlayerChoice }) =>
  kindsPlaying(granularity);

export const playerCount = (layers: readonly PlayerLayer[]): number =>
  layers.reduce((sum, layer) => sum + layer.count, 0);

/** Of an MNIST image, and of what is read in it. */
const [PIXELS, DIGITS] = [784, 10];

export const readNetwork = (text: string): ReadModel => readModel(text, PIXELS, DIGITS);

/** The name of a network that has one, else its text. */
export const networkName = (text: string): string =>
  Object.entries(namedModels).find(([, named]) => named.text === text)?.[0] ?? text;

/** @throws Error with a sentence if the text names no network; the table of parameters lets none such in */
export function modelOf({ network }: { readonly network: string }): Model {
  const read = readNetwork(network);
  if (!read.ok) throw new Error(`The network “${network}” ${read.refusal}`);
  return read.model;
}

/** How large a network is; null where the text names none. */
export function describeNetwork(
  text: string,
  players: PlayerChoice,
): { parameters: number; players: number; multiplications: number } | null {
  const read = readNetwork(text);
  if (!read.ok) return null;
  const count = playerCount(playerGroups(read.model, kindsPlaying(players)));
  return {
    parameters: parameterCount(read.model),
    players: count,
    multiplications: multiplicationsOf(read.model),
  };
}
