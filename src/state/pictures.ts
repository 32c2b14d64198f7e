/** Pictures of players as the page keeps them: copies, each with the step it is of. */
import {
  aliveIn,
  bytesOf,
  type Alive,
  type FieldsShape,
  type KernelsShape,
  type ParticipationShape,
  type PlaneShape,
} from '../game/pictures.ts';
import type { EventOf } from './client.ts';

interface Taken {
  readonly step: number;
  /** A byte a pixel, as the shape has them (game/pictures.ts). */
  readonly pixels: Uint8Array;
}

export type Fields = FieldsShape & Taken;
export type Sheet = ParticipationShape & Taken & { readonly alive: Alive };

export interface PlaneTaken extends PlaneShape {
  readonly step: number;
  /** As `wholeMargin` has them; shape [classes, side, side]. */
  readonly margins: Int16Array;
  /** The net at that step (game/smallNet.ts). */
  readonly numbers: Float32Array;
}

export type Kernels = KernelsShape & Taken;

export interface PicturesTaken {
  readonly fields: Fields | null;
  readonly sheets: readonly Sheet[];
  readonly kernels: readonly Kernels[];
  /** What the net answers in a plane of points; null where examples are no such points. */
  readonly plane: PlaneTaken | null;
}

type Picture = Fields | Sheet | Kernels | PlaneTaken;

const isSheet = (picture: Picture): picture is Sheet => picture.kind === 'participation';
const isPlane = (picture: Picture): picture is PlaneTaken => picture.kind === 'plane';
const isKernels = (picture: Picture): picture is Kernels => picture.kind === 'kernels';
const isFields = (picture: Picture): picture is Fields => picture.kind === 'fields';

/** Keeps nothing of the event's buffer. */
export function picturesIn({ step, shapes, buffer }: EventOf<'pictures'>): PicturesTaken {
  let at = 0;
  const pictures = shapes.map((shape): Picture => {
    const pixels = new Uint8Array(buffer, at, bytesOf(shape)).slice();
    at += pixels.length;
    switch (shape.kind) {
      case 'fields':
      case 'kernels':
        return { ...shape, step, pixels };
      case 'participation':
        return { ...shape, step, pixels, alive: aliveIn(shape, pixels) };
      case 'plane': {
        const ends = shape.classes * shape.side ** 2;
        const numbers = new Float32Array(pixels.buffer, 2 * ends);
        return { ...shape, step, margins: new Int16Array(pixels.buffer, 0, ends), numbers };
      }
      default:
        return shape satisfies never;
    }
  });
  return {
    fields: pictures.find(isFields) ?? null,
    sheets: pictures.filter(isSheet),
    plane: pictures.find(isPlane) ?? null,
    kernels: pictures.filter(isKernels),
  };
}
