/** Where every weight of a layer has its place: neurons as pictures of what they read, or as rows of a matrix. */
import type { ParticipationShape } from '../../game/pictures.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LayerLayout {
  /** A neuron that reads an image is a picture of it, side by side with the others; any other is one row. */
  readonly kind: 'pictures' | 'matrix';
  readonly rows: number;
  /** Inputs of a neuron. */
  readonly inputs: number;
  readonly x: number;
  readonly y: number;
  /** Neurons side by side; 1 in a matrix. */
  readonly across: number;
  /** Of one neuron. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly width: number;
  readonly height: number;
  /** Of the picture with one pixel a weight. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
}

export interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** At most. */
  readonly height: number;
}

/** A neuron of so many inputs is drawn as their picture, if they are the pixels of one. */
const LEAST_IMAGE = 15 * 15;
/** Of the picture of one neuron, in units a weight. */
const LARGEST_ZOOM = 3;

const sideOf = (inputs: number): number => Math.sqrt(inputs);

/** Whether the inputs of a layer are the pixels of the image: those of the first layer. */
export const readsImage = ({ columns }: Pick<ParticipationShape, 'columns'>, layer: number) =>
  layer === 0 && Number.isInteger(sideOf(columns)) && columns >= LEAST_IMAGE;

export function layerLayout(shape: ParticipationShape, room: Room): LayerLayout {
  return readsImage(shape, shape.layer) ? pictures(shape, room) : matrix(shape, room);
}

/** The largest pictures that fit, a whole number of pixels a weight where that is one at least. */
function pictures({ rows, columns }: ParticipationShape, room: Room): LayerLayout {
  const side = sideOf(columns);
  let across = 1;
  while (across < rows && Math.ceil(rows / across) * (room.width / across) > room.height) across++;
  let cell = room.width / across;
  if (cell >= side) {
    cell = side * Math.min(LARGEST_ZOOM, Math.floor(cell / side));
    across = Math.max(1, Math.min(rows, Math.floor(room.width / cell)));
  }
  const down = Math.ceil(rows / across);
  return {
    kind: 'pictures',
    ...{ rows, inputs: columns, x: room.x, y: room.y, across },
    cellWidth: cell,
    cellHeight: cell,
    width: across * cell,
    height: down * cell,
    pixelWidth: across * side,
    pixelHeight: down * side,
  };
}

function matrix({ rows, columns }: ParticipationShape, room: Room): LayerLayout {
  const fitting = Math.min(room.width / columns, room.height / rows);
  const zoom = fitting >= 1 ? Math.min(8, Math.floor(fitting)) : fitting;
  return {
    kind: 'matrix',
    ...{ rows, inputs: columns, x: room.x, y: room.y, across: 1 },
    cellWidth: columns * zoom,
    cellHeight: zoom,
    width: columns * zoom,
    height: rows * zoom,
    pixelWidth: columns,
    pixelHeight: rows,
  };
}

/** The place of a neuron. */
export function cellOf(layout: LayerLayout, row: number): Box {
  const { x, y, across, cellWidth, cellHeight } = layout;
  return {
    x: x + (row % across) * cellWidth,
    y: y + Math.floor(row / across) * cellHeight,
    width: cellWidth,
    height: cellHeight,
  };
}

/** The neuron at a point; null beside them. */
export function rowAt(layout: LayerLayout, x: number, y: number): number | null {
  const column = Math.floor((x - layout.x) / layout.cellWidth);
  const line = Math.floor((y - layout.y) / layout.cellHeight);
  if (column < 0 || column >= layout.across || line < 0) return null;
  const row = line * layout.across + column;
  return row < layout.rows ? row : null;
}
