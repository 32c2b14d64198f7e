/** Groups of players. */
import {
  kindsPlaying,
  playerKinds,
  type Granularity,
  type Players,
} from '../model/players/registry.ts';

/** A group of players that compete with one another; nothing above the engine assumes neurons. */
export interface PlayerLayer {
  readonly name: string;
  readonly granularity: Granularity;
  /** Index of its first player among all players. */
  readonly first: number;
  readonly count: number;
}

/** What each player is: “one pixel of the image or one hidden neuron”. @param ofImages whether examples are images */
export const playersInWords = (choice: Players, ofImages: boolean): string =>
  kindsPlaying(choice)
    .map((kind) => playerKinds[kind])
    .map(({ noun, nounElsewhere = noun }) => (ofImages ? noun : nounElsewhere))
    .join(' or ');

/** The name of a group inside a sentence. */
export const groupInWords = ({ name, granularity }: PlayerLayer): string =>
  playerKinds[granularity].group?.inWords ?? name.toLowerCase();

/** The kinds of players that a choice lets play, those nearer to the input first. */
export const kindsOf = ({ granularity }: { readonly granularity: Players }) =>
  kindsPlaying(granularity);

export const playerCount = (layers: readonly PlayerLayer[]): number =>
  layers.reduce((sum, layer) => sum + layer.count, 0);
