/** What the visitor did, in words: “raised the price of presence γ from 2 to 4”. */
import { parameters } from '../../../spec/parameters.ts';
import type { Parameter } from '../../../game/parameter.ts';
import { priceText, setting } from '../../../ui/format.ts';
import { isPrice, termOfPrice } from '../../../ui/labels.ts';
import { priceOf, type Price } from '../../../game/prices.ts';
import type { Intervention } from '../../../game/interventions.ts';
import type { Move } from './burst.ts';
import type { LatestChange } from './facts.ts';
import type { Part } from './parts.ts';

const MOST_NAMED = 2;

export const deedsInWords = ({
  moves,
  acts,
  groups,
}: Pick<LatestChange, 'moves' | 'acts' | 'groups'>): Part[] =>
  acts.length > 0 ? actsInWords(acts) : movesInWords(moves, groups);

function actsInWords(acts: readonly Intervention[]): Part[] {
  const words = [...new Set(acts.map(actInWords))];
  if (words.length <= MOST_NAMED) return [words.join(' and ')];
  const ofAll = acts.find((act) => !('player' in act));
  if (ofAll !== undefined) return [`changed players and ${actInWords(ofAll)}`];
  const players = [...new Set(acts.flatMap((act) => ('player' in act ? [act.player] : [])))];
  return [
    players.length === 1
      ? `changed player ${players[0]} several times`
      : `changed ${players.length} players`,
  ];
}

/** “kept player 3 out”: what the visitor did to players. */
export function actInWords(act: Intervention): string {
  switch (act.kind) {
    case 'pin':
      return act.participation === 0
        ? `kept player ${act.player} out`
        : `kept player ${act.player} at s = ${setting(act.participation)}`;
    case 'set':
      return act.participation === 1
        ? `put player ${act.player} back once`
        : `put player ${act.player} once at s = ${setting(act.participation)}`;
    case 'release':
      return `stopped keeping player ${act.player}`;
    case 'moveLine':
      return `moved the line of player ${act.player}`;
    case 'setToEquilibrium':
      return 'made all players jump to equilibrium';
    default:
      return act satisfies never;
  }
}

/** @param groups of players as in a sentence, from the input on */
export function movesInWords(moves: readonly Move[], groups: readonly string[] = []): Part[] {
  if (moves.length > MOST_NAMED) return [`changed ${moves.length} settings`];
  const [only] = moves;
  if (only !== undefined && moves.length === 1) return ofOneGroup(only, groups) ?? inFull(only);
  return moves.flatMap((move, index) => [
    index === 0 ? 'set ' : ' and ',
    ...nameOf(move),
    ` to ${valueOf(move, move.to)}`,
  ]);
}

/** “raised the price of presence γ from 2 to 4 for layer 2”; null where it was not one group’s price. */
function ofOneGroup({ name, from, to }: Move, groups: readonly string[]): Part[] | null {
  if (!isPrice(name) || groups.length < 2) return null;
  const at = (price: Move['to'], group: number) => priceOf(price as Price, group);
  const moved = [...groups.entries()].filter(([group]) => at(from, group) !== at(to, group));
  const [only] = moved;
  if (only === undefined || moved.length !== 1) return null;
  const [group, words] = only;
  return [...inFull({ name, from: at(from, group), to: at(to, group) }), ` for ${words}`];
}

function inFull(move: Move): Part[] {
  const { name, from, to } = move;
  if (typeof from === 'number' && typeof to === 'number') {
    if (isPrice(name) && name !== 'alpha' && from === 0) {
      return [`put a price of ${setting(to)} on `, ...nameOf(move)];
    }
    const verb = to > from ? 'raised' : 'lowered';
    const what = !isPrice(name) ? 'the ' : name === 'alpha' ? 'the weight of ' : 'the price of ';
    return [`${verb} ${what}`, ...nameOf(move), ` from ${setting(from)} to ${setting(to)}`];
  }
  if (name === 'freezeS') return [to === true ? 'froze the players' : 'let the players move again'];
  if (name === 'freezeTheta')
    return [to === true ? 'froze the weights' : 'let the weights learn again'];
  if (typeof to === 'boolean') return [`switched “${parameters[name].name}” ${to ? 'on' : 'off'}`];
  return ['set ', ...nameOf(move), ` to ${valueOf(move, to)}`];
}

function nameOf({ name }: Move): Part[] {
  if (isPrice(name)) {
    const { term, word, letter } = termOfPrice(name);
    return [{ term, text: `${word} ${letter}` }];
  }
  const text = parameters[name].name;
  return [text.charAt(0).toLowerCase() + text.slice(1)];
}

function valueOf({ name }: Move, value: Move['to']): string {
  const parameter: Parameter = parameters[name];
  if (isPrice(name)) return priceText(value as Price);
  if (typeof value === 'number') return setting(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  const option =
    'options' in parameter ? parameter.options.find((each) => each.value === value) : undefined;
  return `“${option?.label ?? value}”`;
}
