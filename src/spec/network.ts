/** The network that a run’s spec names, for the data that it names. */
import { inputSize, type DataSet } from '../data/dataSet.ts';
import { dataSetOf, type DataChoice } from '../data/rows.ts';
import { playerCount } from '../game/network.ts';
import { notesOn } from '../model/blocks/registry.ts';
import { denseWidths } from '../model/dense.ts';
import {
  layerSize,
  learningBlocks,
  multiplicationsOf,
  parameterCount,
  type Model,
} from '../model/model.ts';
import { canPlay, misfitOfPlayers, playerGroups } from '../model/players.ts';
import {
  namedByLayer,
  NOBODY,
  playerChoices,
  readPlayers,
  type Players,
} from '../model/players/registry.ts';
import { namedModels, readModel, textOf, type ReadModel } from '../model/readModel.ts';

/** A network’s text; one that has a name begins and ends as the data want it. */
export function networkText(network: string, dataSet: DataSet): string {
  const named = Object.hasOwn(namedModels, network) ? namedModels[network] : undefined;
  if (named === undefined) return network;
  const { text } = named;
  const input = /^\d+x/.test(text) ? dataSet.input.join('x') : `${inputSize(dataSet)}`;
  return text.replace(/^[\dx]+/, input).replace(/\d+$/, `${dataSet.classes.length}`);
}

/** @returns the network, by name where it has one for these data, or what is wrong, as `readModel` has it */
export function readNetwork(network: string, dataSet: DataSet): ReadModel {
  const { input, classes } = dataSet;
  const read = readModel(networkText(network, dataSet), input, classes.length);
  if (!read.ok) return read;
  const text = textOf(read.model);
  const name = Object.keys(namedModels).find((named) => networkText(named, dataSet) === text);
  return { ...read, text: name ?? text };
}

/** What a spec says of its network and its data. */
export type Named = DataChoice & { readonly network: string };

/** @throws Error with a sentence if the text names no network; no checked spec has such a one */
export function modelOf(spec: Named): Model {
  const read = readNetwork(spec.network, dataSetOf(spec));
  if (!read.ok) throw new Error(`The network “${spec.network}” ${read.refusal}`);
  return read.model;
}

/** Whether there is somebody of that kind in the network. */
export const canBePlayed = (named: Named, players: Players): boolean =>
  canPlay(modelOf(named), players);

/** Who plays in the network where nothing else is said. */
export const firstPlayers = (named: Named): Players =>
  playerChoices.find(({ value }) => canBePlayed(named, value))!.value;

/** Whether it is fully connected with ReLU between. */
export const isPlain = (named: Named): boolean => denseWidths(modelOf(named)) !== null;

/** Whether all of its layers of weights are dense. */
export const isDense = (named: Named): boolean =>
  learningBlocks(modelOf(named)).every(({ kind }) => kind === 'dense');

/** How many players there are in all. */
export const playersOf = (spec: Named & { readonly granularity: Players }): number =>
  playerCount(playerGroups(modelOf(spec), spec.granularity));

export interface NetworkSize {
  readonly parameters: number;
  readonly players: number;
  /** Who will play: those that were asked for, or others where there is nobody of these. */
  readonly plays: Players;
  /** For one example, forward. */
  readonly multiplications: number;
  /** What is to be said of its blocks, in sentences. */
  readonly notes: readonly string[];
}

/** How large a network is; null where the text names none. @param players that are asked for */
export function describeNetwork(spec: Named, players: Players): NetworkSize | null {
  const read = readNetwork(spec.network, dataSetOf(spec));
  if (!read.ok) return null;
  const plays = canPlay(read.model, players) ? players : firstPlayers(spec);
  const count = playerCount(playerGroups(read.model, plays));
  return {
    plays,
    parameters: parameterCount(read.model),
    players: count,
    multiplications: multiplicationsOf(read.model),
    notes: notesOn(read.model.blocks.map(({ kind }) => kind)),
  };
}

/** Who plays, as one name for each layer of weights. */
export function playersByLayer(named: Named, players: Players): string {
  const model = modelOf(named);
  const groups = playerGroups(model, players);
  return learningBlocks(model)
    .map((block) => {
      const here = groups.filter((group) => model.blocks[group.block] === block);
      return here.map(({ granularity }) => granularity).join('-') || NOBODY;
    })
    .join(',');
}

/** The same players by the shortest name: equal players of a network are equal texts. */
export function shortPlayers(named: Named, players: Players): Players {
  if (namedByLayer(players) === null) return players;
  const model = modelOf(named);
  const groupsOf = (of: Players) => JSON.stringify(playerGroups(model, of));
  const whole = playerChoices.find(
    ({ value }) => canPlay(model, value) && groupsOf(value) === groupsOf(players),
  );
  return whole?.value ?? (playersByLayer(named, players) as Players);
}

/** @returns the players for the network, or what is wrong, in a sentence */
export function readPlayersFor(
  named: Named,
  text: string,
): { readonly players: Players } | { readonly refusal: string } {
  const players = readPlayers(text);
  const names = [...playerChoices.map(({ value }) => value), NOBODY].join(', ');
  if (players === null) return { refusal: `“${text}” must be made of ${names}, joined by commas.` };
  const misfit = misfitOfPlayers(modelOf(named), players);
  return misfit === null
    ? { players: shortPlayers(named, players) }
    : { refusal: `The network ${misfit}.` };
}

/** A neuron of the first layer, and how many numbers it reads. */
export interface FirstLayerNeuron {
  readonly neuron: number;
  readonly inputs: number;
}

/** Which neuron of a dense first layer a player is; null where it is none. */
export function firstLayerNeuron(
  spec: Named & { readonly granularity: Players },
  player: number,
): FirstLayerNeuron | null {
  const model = modelOf(spec);
  const [block] = learningBlocks(model);
  const group = playerGroups(model, spec.granularity).find(
    ({ granularity, first, count }) =>
      granularity === 'neuron' && player >= first && player < first + count,
  );
  if (block === undefined || group === undefined || model.blocks[group.block] !== block)
    return null;
  return { neuron: player - group.first, inputs: layerSize(block).inputCount };
}
