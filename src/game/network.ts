/** Groups of players. */
import { multiplicationsOf, parameterCount, type Model } from '../model/model.ts';
import { notesOn } from '../model/blocks/registry.ts';
import { playerGroups } from '../model/players.ts';
import {
  kindsPlaying,
  playerKinds,
  type Granularity,
  type PlayerChoice,
} from '../model/players/registry.ts';
import { readModel, type ReadModel } from '../model/readModel.ts';

/** A group of players that compete with one another; nothing above the engine assumes neurons. */
export interface PlayerLayer {
  readonly name: string;
  readonly granularity: Granularity;
  /** Index of its first player among all players. */
  readonly first: number;
  readonly count: number;
}

/** What each player is: “one pixel of the image or one hidden neuron”. */
export const playersInWords = (choice: PlayerChoice): string =>
  kindsPlaying(choice)
    .map((kind) => playerKinds[kind].noun)
    .join(' or ');

/** The name of a group inside a sentence. */
export const groupInWords = ({ name, granularity }: PlayerLayer): string =>
  playerKinds[granularity].group?.inWords ?? name.toLowerCase();

/** The kinds of players that a choice lets play, those nearer to the input first. */
export const kindsOf = ({ granularity }: { readonly granularity: PlayerChoice }) =>
  kindsPlaying(granularity);

export const playerCount = (layers: readonly PlayerLayer[]): number =>
  layers.reduce((sum, layer) => sum + layer.count, 0);

/** Of an MNIST image, and of what is read in it. */
const [IMAGE, DIGITS] = [[28, 28, 1], 10] as const;

export const readNetwork = (text: string): ReadModel => readModel(text, IMAGE, DIGITS);

/** @throws Error with a sentence if the text names no network; the table of parameters lets none such in */
export function modelOf({ network }: { readonly network: string }): Model {
  const read = readNetwork(network);
  if (!read.ok) throw new Error(`The network “${network}” ${read.refusal}`);
  return read.model;
}

export interface NetworkSize {
  readonly parameters: number;
  readonly players: number;
  /** For one image, forward. */
  readonly multiplications: number;
  /** What is to be said of its blocks, in sentences. */
  readonly notes: readonly string[];
}

/** How large a network is; null where the text names none. */
export function describeNetwork(text: string, players: PlayerChoice): NetworkSize | null {
  const read = readNetwork(text);
  if (!read.ok) return null;
  const count = playerCount(playerGroups(read.model, kindsPlaying(players)));
  return {
    parameters: parameterCount(read.model),
    players: count,
    multiplications: multiplicationsOf(read.model),
    notes: notesOn(read.model.blocks.map(({ kind }) => kind)),
  };
}
