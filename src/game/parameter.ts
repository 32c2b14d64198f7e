/**
 * What a row of the table of parameters is: a number, counts, a choice, a flag, a network, a file, or a game set by hand.
 *
 * Equation numbers are those of arXiv 2512.22106. `change: 'live'` acts on the running game at the next
 * step; `change: 'restart'` needs a new run.
 */
import type { PlayerChoice, Players } from '../model/players/registry.ts';
import type { Keep } from './keep.ts';
import type { Price } from './prices.ts';

export type Change = 'live' | 'restart';
export type Group =
  | 'game'
  | 'benefit'
  | 'dynamics'
  | 'training'
  | 'network'
  | 'sandbox'
  | 'run'
  | 'whatIf'
  | 'machine';

interface Common {
  /** As printed in formulas; empty where the field has no usual letter. */
  readonly symbol: string;
  readonly name: string;
  readonly group: Group;
  readonly change: Change;
  readonly equation?: string;
  readonly help: string;
}

export interface NumberParameter extends Common {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer?: true;
  readonly unit?: string;
  readonly scale: 'lin' | 'log';
  /** On a log scale, the smallest value the axis reaches; 0, where allowed, stands apart from it. */
  readonly logFrom?: number;
}

/** A number, or a list of numbers, one for each group of players (prices.ts). */
export interface PriceParameter extends Omit<NumberParameter, 'kind'> {
  readonly kind: 'price';
}

/** How many players: of all groups together, or a list with a number for each group (keep.ts). */
export interface CountsParameter extends Common {
  readonly kind: 'counts';
  readonly default: Keep;
}

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly help: string;
}

export interface ChoiceParameter<Value extends string = string> extends Common {
  readonly kind: 'choice';
  readonly default: Value;
  readonly options: readonly Option<Value>[];
}

export interface FlagParameter extends Common {
  readonly kind: 'flag';
  readonly default: boolean;
}

/** A game set by hand, as sandbox/byHand.ts writes it. */
export interface GameParameter extends Common {
  readonly kind: 'game';
  readonly default: string;
}

/** A file of the visitor's own, as data/own/ownFile.ts writes it; empty for none. */
export interface FileParameter extends Common {
  readonly kind: 'file';
  readonly default: string;
}

/** A network: one that has a name, or any other as text (model/readModel.ts). */
export interface NetworkParameter extends Common {
  readonly kind: 'network';
  readonly default: string;
  /** Those that have a name. */
  readonly options: readonly Option[];
}

/** Who plays: a choice, or one for each layer of weights (model/players/registry.ts). */
export interface PlayersParameter extends Common {
  readonly kind: 'players';
  readonly default: PlayerChoice;
  readonly options: readonly Option<PlayerChoice>[];
}

export type Parameter =
  | NumberParameter
  | PriceParameter
  | CountsParameter
  | ChoiceParameter
  | FlagParameter
  | GameParameter
  | FileParameter
  | NetworkParameter
  | PlayersParameter;

/** What a row of the table can be set to. */
export type ValueOf<Row> = Row extends { kind: 'number' }
  ? number
  : Row extends { kind: 'price' }
    ? Price
    : Row extends { kind: 'counts' }
      ? Keep
      : Row extends { kind: 'flag' }
        ? boolean
        : Row extends { kind: 'game' | 'file' | 'network' }
          ? string
          : Row extends { kind: 'players' }
            ? Players
            : Row extends { options: readonly { value: infer Value }[] }
              ? Value
              : never;

/** One value for each of some rows: what knows no whole spec takes such plain values. */
export type ValuesOf<Rows> = { [Name in keyof Rows]: ValueOf<Rows[Name]> };

/** What rows begin with. */
export const defaultsOf = <const Rows extends Readonly<Record<string, Parameter>>>(rows: Rows) =>
  Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [name, row.default]),
  ) as ValuesOf<Rows>;

export const number = (row: Omit<NumberParameter, 'kind'>): NumberParameter => ({
  kind: 'number',
  ...row,
});
export const price = (row: Omit<PriceParameter, 'kind'>): PriceParameter => ({
  kind: 'price',
  ...row,
});
export const counts = (row: Omit<CountsParameter, 'kind'>): CountsParameter => ({
  kind: 'counts',
  ...row,
});
export const flag = (row: Omit<FlagParameter, 'kind'>): FlagParameter => ({ kind: 'flag', ...row });
export const game = (row: Omit<GameParameter, 'kind'>): GameParameter => ({ kind: 'game', ...row });
export const file = (row: Omit<FileParameter, 'kind'>): FileParameter => ({ kind: 'file', ...row });
export const network = (row: Omit<NetworkParameter, 'kind'>): NetworkParameter => ({
  kind: 'network',
  ...row,
});
export const players = (row: Omit<PlayersParameter, 'kind'>): PlayersParameter => ({
  kind: 'players',
  ...row,
});
export const choice = <const Value extends string>(
  row: Omit<ChoiceParameter<Value>, 'kind' | 'default'> & { default: NoInfer<Value> },
): ChoiceParameter<Value> => ({ kind: 'choice', ...row });
