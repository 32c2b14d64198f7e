/** What stands of the picture before its script has come, and stays. */
import { isPaid } from '../../game/prices.ts';
import type { RunSpec } from '../../spec/spec.ts';

export const TITLE = 'Best response of each player';
export const HEIGHT = 132;

export const readingOf = ({ beta }: Pick<RunSpec, 'beta'>): string =>
  isPaid(beta)
    ? 'Right of 0, taking part is worth it; left of 0, it is not.'
    : 'Right of 0, taking part is worth it. Without a price of size, height means nothing.';
