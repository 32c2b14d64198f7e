/** Paints one neuron’s weights, and the neighbourhood of the one that is read. */
import type { Lab } from '../../state/lab.ts';
import type { Unit } from '../../state/units.ts';
import { fixed } from '../../ui/format.ts';
import { formatS } from '../shared/numbers.ts';
import { font, text } from '../shared/type.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawNumbers, drawRanks, drawUnit } from './draw.ts';
import { unitLayout, type UnitLayout } from './layout.ts';
import { sceneOf, strongest, weightNow, type UnitScene } from './scene.ts';

const RATE = 10;

export interface UnitPainter extends Painter {
  unit: Unit | null;
  /** The weight pointed at, else the keyboard's, else the selected one; null for the strongest. */
  column: number | null;
  readonly layout: UnitLayout | null;
  /** The weight whose neighbourhood is in numbers. */
  readonly centre: number;
}

export function createUnitPainter(
  lab: Lab,
  onDrawn: (scene: UnitScene | null) => void,
): UnitPainter {
  let layout: UnitLayout | null = null;
  let centre = 0;
  const painter: UnitPainter = {
    ratePerSecond: RATE,
    unit: null,
    column: null,
    get layout() {
      return layout;
    },
    get centre() {
      return centre;
    },
    draw({ ctx, width, height, theme }: Surface): void {
      ctx.clearRect(0, 0, width, height);
      const scene = sceneOf(lab, painter.unit);
      onDrawn(scene);
      if (scene === null) {
        layout = null;
        return;
      }
      layout = unitLayout(width, scene.sheet);
      centre = Math.min(painter.column ?? strongest(scene), layout.count - 1);
      drawUnit(ctx, scene, layout, centre, theme);
      drawNumbers(ctx, scene, layout, centre, theme);
      const now = weightNow(lab, scene, centre);
      const s = `s ${formatS(scene.participation[centre])}`;
      const words = now === null ? s : `${s}   θ ${fixed(now.theta, 3)}`;
      text(ctx, words, layout.numbers.x, layout.wordsY, { color: theme.ink, font: font.strong });
      drawRanks(ctx, scene, layout, theme);
    },
  };
  return painter;
}
