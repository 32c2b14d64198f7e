/**
 * The dense past on a canvas of its own: shown from the front, built anew behind it in slices, swapped
 * when complete, and extended by each new column in between.
 */
import type { RunView } from '../../state/lab.ts';
import type { Trajectory } from '../../state/trajectory.ts';
import type { Ctx } from '../shared/marks.ts';
import type { Crowd } from '../shared/states.ts';
import type { Surface } from '../shared/useCanvas.ts';
import type { TimeLayout } from './layout.ts';
import { Lines } from './lines.ts';
import type * as OtherViews from './otherViews.ts';
import type { View } from './views.ts';
import { emptyCanvas, pictureKey, type Picture } from './picture.ts';

const SLICE_MS = 2;
/** A picture of states or orders gone by is drawn anew this long after the last, at the earliest. */
const REFRESH_MS = { lines: 700, heat: 3000 } as const;

/** Views whose past is drawn once and kept. */
export type PastView = Extract<View, 'lines' | 'heat'>;

export const isPastView = (view: View): view is PastView => view === 'lines' || view === 'heat';

interface Built {
  readonly key: string;
  readonly picture: Picture;
  readonly canvas: HTMLCanvasElement;
}

export class DensePast {
  private front: Built | null = null;
  private back: Built | null = null;
  private spare: HTMLCanvasElement | null = null;
  private finishedAt = -Infinity;
  private trajectory: Trajectory | null = null;
  private run = -1;

  /** By which heat is drawn; null before that was fetched. */
  more: Pick<typeof OtherViews, 'Heat'> | null = null;

  constructor(private readonly lab: RunView) {}

  /** What is shown; null while the first picture is being built. */
  get picture(): Picture | null {
    return this.front?.picture ?? null;
  }

  /** Nothing of an earlier run, or of a network that is gone, may be shown. */
  forgetOtherRuns(): void {
    const { trajectory, store } = this.lab;
    const { run } = store.getState();
    const ahead =
      this.front !== null && this.front.picture.lastStep > (trajectory.latest?.step ?? -1);
    if (trajectory !== this.trajectory || run !== this.run || ahead) this.clear();
    [this.trajectory, this.run] = [trajectory, run];
  }

  clear(): void {
    [this.front, this.back] = [null, null];
  }

  /** Works on the picture for one slice. @returns whether there is, or soon will be, more to do */
  work(view: PastView, surface: Surface, layout: TimeLayout, crowd: Crowd): boolean {
    const now = performance.now();
    const key = pictureKey(view, surface.version, this.lab.trajectory, layout);
    const dated = this.front !== null && this.isDated(this.front.picture, crowd);
    if (this.back !== null && this.back.key !== key) {
      this.spare = this.back.canvas;
      this.back = null;
    }
    const due = this.front?.key !== key || (dated && now - this.finishedAt > REFRESH_MS[view]);
    if (this.back === null && due) this.back = this.begin(key, view, surface, layout, crowd);
    if (this.back !== null && this.back.picture.advance(now + SLICE_MS)) {
      this.spare = this.front?.canvas ?? null;
      [this.front, this.back, this.finishedAt] = [this.back, null, now];
      return false;
    }
    return this.back !== null || (view === 'lines' && dated);
  }

  /** Adds what came since, then puts the picture onto the page's canvas. */
  show(ctx: Ctx, ratio: number, crowd: Crowd): void {
    if (this.front === null) return;
    const { canvas, picture } = this.front;
    picture.append(crowd.state);
    ctx.drawImage(canvas, 0, 0, canvas.width / ratio, canvas.height / ratio);
  }

  private begin(
    key: string,
    view: PastView,
    { theme, ratio }: Surface,
    layout: TimeLayout,
    crowd: Crowd,
  ): Built {
    const canvas = this.spare ?? document.createElement('canvas');
    this.spare = null;
    const ctx = emptyCanvas(canvas, layout, ratio);
    const { trajectory, store } = this.lab;
    const { layers } = store.getState();
    const scene = { trajectory, layers, layout, theme, ratio, state: crowd.state };
    const { more } = this;
    const isHeat = view === 'heat' && more !== null;
    return { key, canvas, picture: isHeat ? new more.Heat(ctx, scene) : new Lines(ctx, scene) };
  }

  private isDated(picture: Picture, crowd: Crowd): boolean {
    if (picture.kind === 'heat') {
      return (this.lab.trajectory.latest?.step ?? 0) > picture.lastStep;
    }
    const { state } = picture.scene;
    return crowd.state.some((its, player) => its !== state[player]);
  }
}
