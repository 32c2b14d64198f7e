/** Whether a game is played: whether players answer prices, and which. */
import { priceNames, type PriceName } from '../game/prices.ts';
import { ruleOf } from '../rules/rows.ts';
import { parameters } from './parameters.ts';
import type { RunSpec } from './spec.ts';

type Moved = Pick<RunSpec, 'dynamics'>;

/** Whether every player answers the prices that it faces, after every step. */
export const isGame = ({ dynamics }: Moved): boolean => ruleOf(dynamics).play !== undefined;

/** The prices that mean something to the rule. */
export const pricesThatAct = ({ dynamics }: Moved): readonly PriceName[] => {
  const { play, pays = [] } = ruleOf(dynamics);
  return play === undefined ? pays : priceNames;
};

/** Why games need not differ in these, in a sentence: prices that mean nothing to the rule. Null where all of them act. */
export function misfitOfMoved(spec: Moved, names: readonly string[]): string | null {
  const acting = pricesThatAct(spec);
  const idle = priceNames.filter((name) => names.includes(name) && !acting.includes(name));
  if (idle.length === 0) return null;
  const letters = idle.map((name) => parameters[name].symbol).join(' and ');
  const does = idle.length === 1 ? 'changes' : 'change';
  return `Under ${ruleOf(spec.dynamics).label}, ${letters} ${does} nothing, so games would not differ in ${idle.length === 1 ? 'it' : 'them'}.`;
}
