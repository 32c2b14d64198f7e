/** Pictures of players as the page keeps them: copies, each with the step it is of. */
import {
  aliveIn,
  bytesOf,
  type Alive,
  type FieldsShape,
  type ParticipationShape,
} from '../game/pictures.ts';
import type { EventOf } from './client.ts';

interface Taken {
  readonly step: number;
  /** A byte a pixel, as the shape has them (game/pictures.ts). */
  readonly pixels: Uint8Array;
}

export type Fields = FieldsShape & Taken;
export type Sheet = ParticipationShape & Taken & { readonly alive: Alive };

export interface PicturesTaken {
  readonly fields: Fields | null;
  readonly sheets: readonly Sheet[];
}

type Picture = Fields | Sheet;

const isSheet = (picture: Picture): picture is Sheet => picture.kind === 'participation';
const isFields = (picture: Picture): picture is Fields => picture.kind === 'fields';

/** Keeps nothing of the event's buffer. */
export function picturesIn({ step, shapes, buffer }: EventOf<'pictures'>): PicturesTaken {
  let at = 0;
  const pictures = shapes.map((shape): Picture => {
    const pixels = new Uint8Array(buffer, at, bytesOf(shape)).slice();
    at += pixels.length;
    return shape.kind === 'fields'
      ? { ...shape, step, pixels }
      : { ...shape, step, pixels, alive: aliveIn(shape, pixels) };
  });
  return { fields: pictures.find(isFields) ?? null, sheets: pictures.filter(isSheet) };
}
