/** Names, letters and colours of the four terms of U and of the states of a player. */
import type { PlayerState } from '../game/population.ts';
import { priceNames, type PriceName } from '../game/prices.ts';
import type { Terms } from '../game/utility.ts';

export type TermName = keyof Terms;

export interface TermLabel {
  readonly term: TermName;
  readonly price: PriceName;
  readonly letter: string;
  /** As it stands in a sentence. */
  readonly word: string;
  /** CSS colour; on canvas use `currentTheme()[term]`. */
  readonly colour: string;
  readonly sign: '+' | '−';
}

/** In the order of the formula. */
export const termLabels: readonly TermLabel[] = [
  {
    term: 'benefit',
    price: 'alpha',
    letter: 'α',
    word: 'benefit',
    colour: 'var(--benefit)',
    sign: '+',
  },
  { term: 'size', price: 'beta', letter: 'β', word: 'size', colour: 'var(--size)', sign: '−' },
  {
    term: 'presence',
    price: 'gamma',
    letter: 'γ',
    word: 'presence',
    colour: 'var(--presence)',
    sign: '−',
  },
  { term: 'rivals', price: 'eta', letter: 'η', word: 'rivals', colour: 'var(--rivals)', sign: '−' },
];

export const termOfPrice = (price: PriceName): TermLabel =>
  termLabels.find((label) => label.price === price) as TermLabel;

export interface StateLabel {
  readonly word: string;
  readonly colour: string;
}

export const stateLabels: Record<PlayerState, StateLabel> = {
  settled: { word: 'settled', colour: 'var(--active)' },
  rising: { word: 'rising', colour: 'var(--active)' },
  still: { word: 'standing still', colour: 'var(--active)' },
  falling: { word: 'falling', colour: 'var(--contested)' },
  alternating: { word: 'alternating', colour: 'var(--contested)' },
  pruned: { word: 'pruned', colour: 'var(--pruned)' },
};

export const isPrice = (name: string): name is PriceName =>
  (priceNames as readonly string[]).includes(name);
