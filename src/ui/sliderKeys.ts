import type { SliderScale } from './sliderScale.ts';

/** Where a key puts a thumb, whatever else is held; null where it is none of a slider's. @param home what it is put back to */
export function keyTarget(
  key: string,
  value: number,
  scale: SliderScale,
  min: number,
  max: number,
  home?: number,
): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return scale.step(value, 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return scale.step(value, -1);
    case 'PageUp':
      return scale.page(value, 1);
    case 'PageDown':
      return scale.page(value, -1);
    case 'Home':
      return min;
    case 'End':
      return max;
    case 'Backspace':
    case 'Delete':
      return home ?? null;
    default:
      return null;
  }
}
