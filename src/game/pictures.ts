/**
 * Pictures of players, a byte a pixel: what is sent of what no column of numbers holds. One shape a kind; a
 * run has one picture for each of its groups, in an order that stays, one after another in one buffer.
 */
import type { ShownIndex } from './players.ts';
import { numberCount, type SmallNet } from './smallNet.ts';

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

/**
 * The kernel of each shown filter of a group: 128 is nothing, its largest weight 128 ± 127; shape
 * [count, side, side]. Of one that reads several channels, their sum, each as far as its filter takes part.
 */
export interface KernelsShape {
  readonly kind: 'kernels';
  /** Which group of players, counted as the run counts them. */
  readonly layer: number;
  readonly count: number;
  readonly side: number;
}

/**
 * What the net answers in a plane of points, and the net itself. First for each class [side, side] numbers of 16
 * bits, by how much it is ahead of the best other as `wholeMargin` has it, at nodes from edge to edge, the
 * uppermost row first; then the numbers of the net as float32 (smallNet.ts).
 */
export interface PlaneShape {
  readonly kind: 'plane';
  /** Nodes along one edge; a multiple of 4. */
  readonly side: number;
  readonly classes: number;
  readonly net: SmallNet;
}

export type PictureShape = FieldsShape | ParticipationShape | KernelsShape | PlaneShape;

export function bytesOf(shape: PictureShape): number {
  switch (shape.kind) {
    case 'fields':
    case 'kernels':
      return shape.count * shape.side ** 2;
    case 'participation':
      return shape.rows * shape.columns;
    case 'plane':
      return 2 * shape.classes * shape.side ** 2 + 4 * numberCount(shape.net);
    default:
      return shape satisfies never;
  }
}

/** Of a margin from −1 to 1; 0 is the boundary, and stands for nothing else. */
export const wholeMargin = (margin: number): number =>
  Math.round(32767 * margin) || Math.sign(margin);

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
