/** What `npm run reproduce` measured last, by the names of rows.ts. */
import file from './measured.json';
import type { Measured, MeasuredRow } from './measured.ts';

export const measured: Measured = file;

/** Null where it has not been measured. */
export const measuredRowOf = (id: string): MeasuredRow | null =>
  measured.rows.find((row) => row.id === id) ?? null;
