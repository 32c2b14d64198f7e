/** The numbers of a picture as plain values: what every panel has a file `numbers.ts` for. */
import type { PlayerId } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';

/** Null where there is no value. */
export type Cell = number | string | null;

export interface Column {
  readonly name: string;
  /** Left out for counts, names, and what is a share of 1. */
  readonly unit?: string;
}

export interface Table {
  readonly columns: readonly Column[];
  /** As they are drawn, rounded nowhere; each of shape [columns.length]. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A table that may be had of a picture; it is made when it is asked for. */
export interface PictureTable {
  /** In the name of its file: small letters and hyphens. */
  readonly name: string;
  /** On its button. */
  readonly title: string;
  /** @param chosen the player that pictures of one player are about; without rows where there is nothing yet */
  readonly read: (lab: Lab, chosen: PlayerId | null) => Table | Promise<Table>;
}

/** Columns from texts: “loss [nats]” is a name and its unit. */
export const columnsOf = (...texts: readonly string[]): Column[] =>
  texts.map((text) => {
    const found = /^(.*) \[(.*)\]$/.exec(text);
    return found === null ? { name: text } : { name: found[1], unit: found[2] };
  });

export const emptyTable = (...texts: readonly string[]): Table => ({
  columns: columnsOf(...texts),
  rows: [],
});
