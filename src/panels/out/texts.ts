/** Tables as texts: comma-separated values as RFC 4180 has them, and JSON. */
import { csvFormatRow } from 'd3-dsv';
import type { Cell, Column, Table } from './table.ts';

/** What is no number has no value. */
const valueOf = (cell: Cell): Cell =>
  typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;

const written = (cell: Cell): string => {
  const value = valueOf(cell);
  return value === null ? '' : String(value);
};

/** “loss [nats]”. */
const headOf = ({ name, unit }: Column): string =>
  unit === undefined ? name : `${name} [${unit}]`;

/** With a first line of names. */
export const csvOf = ({ columns, rows }: Table): string =>
  [columns.map(headOf), ...rows.map((row) => row.map(written))]
    .map((row) => `${csvFormatRow(row)}\r\n`)
    .join('');

export interface NamedTable extends Table {
  readonly name: string;
}

/** All tables of a picture, and what they are of. */
export function jsonOf(picture: string, about: object, tables: readonly NamedTable[]): string {
  return `${JSON.stringify({
    picture,
    ...about,
    tables: tables.map(({ name, columns, rows }) => ({
      name,
      columns,
      rows: rows.map((row) => row.map(valueOf)),
    })),
  })}\n`;
}
