/** A dense picture of the past, drawn in slices into a canvas of its own and extended as time passes. */
import type { ShownLayer } from '../../game/shown.ts';
import type { Trajectory } from '../../state/trajectory.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import type { TimeLayout } from './layout.ts';

export interface PictureScene {
  readonly trajectory: Trajectory;
  readonly layers: readonly ShownLayer[];
  readonly layout: TimeLayout;
  readonly theme: Theme;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** Index into STATES; shape [playerCount]. */
  readonly state: Uint8Array;
}

export interface Picture {
  readonly kind: 'lines' | 'heat';
  readonly scene: PictureScene;
  /** Step of the last column drawn. */
  readonly lastStep: number;
  /** Draws on until the time is up. @returns whether the picture is complete */
  advance(until: number): boolean;
  /** Adds the columns that came since. `state` colours what is added. */
  append(state: Uint8Array): void;
}

/** Everything that, when it changes, makes the picture one of the past. */
export const pictureKey = (
  view: string,
  version: number,
  trajectory: Trajectory,
  layout: TimeLayout,
): string =>
  [
    view,
    version,
    trajectory.epoch,
    trajectory.playerCount,
    layout.endEpoch,
    layout.stepsPerEpoch,
    layout.strips.length,
    layout.width,
  ].join(' ');

/** A context in CSS pixels on a canvas of the layout's size, emptied. */
export function emptyCanvas(canvas: HTMLCanvasElement, layout: TimeLayout, ratio: number): Ctx {
  canvas.width = Math.max(1, Math.round(layout.width * ratio));
  canvas.height = Math.max(1, Math.round(layout.height * ratio));
  const ctx = canvas.getContext('2d') as Ctx;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  return ctx;
}
