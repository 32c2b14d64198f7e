/**
 * Pictures of players, a byte a pixel: what is sent of what no column of numbers holds. One shape a kind; a
 * run has one picture for each of its groups, in an order that stays, one after another in one buffer.
 */
import type { ShownIndex } from './players.ts';

/** What each shown player looks for: 128 is nothing, its largest weight 128 ± 127; shape [count, side²]. */
export interface FieldsShape {
  readonly kind: 'fields';
  /** Of the first player that has one; the others follow it. */
  readonly first: ShownIndex;
  readonly count: number;
  /** Pixels along one edge. */
  readonly side: number;
}

/**
 * s of every player of a group, shown or not, as `byteOf` has it; shape [rows, columns]. A row of single weights
 * is a neuron, a column what it reads; pixels lie as in the image.
 */
export interface ParticipationShape {
  readonly kind: 'participation';
  /** Which group of players, counted as the run counts them. */
  readonly layer: number;
  readonly rows: number;
  readonly columns: number;
}

export type PictureShape = FieldsShape | ParticipationShape;

export const bytesOf = (shape: PictureShape): number =>
  shape.kind === 'fields' ? shape.count * shape.side ** 2 : shape.rows * shape.columns;

/** Stands for everybody with s < ε, and for nobody else. */
export const PRUNED_BYTE = 0;

export const byteOf = (s: number, epsilon: number): number =>
  s < epsilon ? PRUNED_BYTE : Math.min(255, Math.round(255 * s)) || 1;

/** @param into shape of `participation` */
export function writeBytes(
  participation: ArrayLike<number>,
  epsilon: number,
  into: Uint8Array,
): void {
  for (let i = 0; i < participation.length; i++) into[i] = byteOf(participation[i], epsilon);
}

/** Who is still in, by rows and by columns. */
export interface Alive {
  /** Shape [rows]. */
  readonly rows: Uint32Array;
  /** Shape [columns]. */
  readonly columns: Uint32Array;
  readonly total: number;
}

/** @param pixels shape [rows, columns] */
export function aliveIn(
  shape: Pick<ParticipationShape, 'rows' | 'columns'>,
  pixels: Uint8Array,
): Alive {
  const rows = new Uint32Array(shape.rows);
  const columns = new Uint32Array(shape.columns);
  let total = 0;
  for (let row = 0, at = 0; row < shape.rows; row++) {
    let inRow = 0;
    for (let column = 0; column < shape.columns; column++, at++) {
      if (pixels[at] === PRUNED_BYTE) continue;
      columns[column]++;
      inRow++;
    }
    rows[row] = inRow;
    total += inRow;
  }
  return { rows, columns, total };
}
