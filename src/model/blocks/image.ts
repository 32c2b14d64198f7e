/** Images as blocks take them: [height, width, channels]. */
import type { Shape } from '../model.ts';

export interface Image {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** @returns null for a list of numbers */
export function imageOf(shape: Shape): Image | null {
  if (shape.length !== 3) return null;
  const [height, width, channels] = shape as readonly [number, number, number];
  return { height, width, channels };
}

/** For sentences: “an image, such as 28x28x1; here 784 come in”. */
export const noImage = (shape: Shape): string =>
  `takes an image, height by width by channels, such as 28x28x1; here ${shape.join('x')} come in.`;
