/** Where the name of a line finds room beside it. */
import type { Point } from '../../game/frozen/slice.ts';
import type { Box } from '../participation/layout.ts';
import { distanceToLine } from '../shared/distanceToLine.ts';

/** How far another place must be better before a name moves there, pixels. */
const CLEARLY_PX = 24;
/** Room beyond which more is no better. */
const AMPLE_PX = 40;
/** Half the height of a name, and the gap to its line. */
const HALF_HEIGHT = 8;
const GAP = 3;
/** Places along the line, its middle first. */
const SHARES = [0.5, 0.3, 0.7, 0.15, 0.85];

export interface Placed {
  readonly at: Point;
  /** Which of the candidates. */
  readonly index: number;
}

/**
 * The middle of a name beside a line, clear of it and away from what else is there.
 * @param corners of the line, pixels
 * @param avoid points and lines, pixels
 * @param previous index chosen last time
 */
export function placeName(
  corners: readonly Point[],
  avoid: readonly (readonly Point[])[],
  width: number,
  plot: Box,
  previous: number | null,
): Placed {
  const half = width / 2;
  const candidates = SHARES.flatMap((share) => {
    const { at, normal } = along(corners, share);
    const far = Math.abs(normal[0]) * half + Math.abs(normal[1]) * HALF_HEIGHT + GAP;
    return [far, -far].map((by): Point => [
      Math.min(plot.x + plot.width - half - 4, Math.max(plot.x + half + 4, at[0] + by * normal[0])),
      Math.min(
        plot.y + plot.height - HALF_HEIGHT,
        Math.max(plot.y + HALF_HEIGHT, at[1] + by * normal[1]),
      ),
    ]);
  });
  const scores = candidates.map(([x, y]) => {
    // Along the name's own length; its line is allowed to touch it, but not to cross.
    const spine = [-1, -0.5, 0, 0.5, 1].map((part): Point => [x + part * half, y]);
    const room = (line: readonly Point[]) =>
      Math.min(...spine.map(([px, py]) => distanceToLine(line, px, py)));
    const others = Math.min(AMPLE_PX, ...avoid.map(room));
    return others - (room(corners) < HALF_HEIGHT - 1 ? AMPLE_PX : 0);
  });
  const best = scores.indexOf(Math.max(...scores));
  const index = previous !== null && scores[previous] + CLEARLY_PX > scores[best] ? previous : best;
  return { at: candidates[index], index };
}

/** A point of a line and the direction across it. */
function along(corners: readonly Point[], share: number): { at: Point; normal: Point } {
  const lengths = corners
    .slice(1)
    .map(([x, y], i) => Math.hypot(x - corners[i][0], y - corners[i][1]));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  let i = 0;
  while (i < lengths.length - 1 && left > lengths[i]) left -= lengths[i++];
  const [[x1, y1], [x2, y2]] = [corners[i], corners[i + 1]];
  const length = lengths[i] || 1;
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  return { at: [x1 + left * dx, y1 + left * dy], normal: [-dy, dx] };
}
