/** Whether a game is played: whether players answer prices, and which. */
import { priceNames, type PriceName } from '../game/prices.ts';
import { ruleOf } from '../rules/rows.ts';
import type { RunSpec } from './spec.ts';

type Moved = Pick<RunSpec, 'dynamics'>;

/** Whether every player answers the prices that it faces, after every step. */
export const isGame = ({ dynamics }: Moved): boolean => ruleOf(dynamics).play !== undefined;

/** The prices that mean something to the rule. */
export const pricesThatAct = ({ dynamics }: Moved): readonly PriceName[] => {
  const { play, pays = [] } = ruleOf(dynamics);
  return play === undefined ? pays : priceNames;
};
