/** How many pictures a frame has room for, and how they stand in it. */

/** Of a frame, in rem. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Less is no picture: a heading, an axis with its labels, and a hand's breadth of lines. */
const LEAST: Room = { width: 15, height: 10.5 };
/** Width by height that a picture over time reads best at. */
const BEST_SHAPE = 1.8;

/** @returns columns side by side; null where not all fit, so that they are shown one at a time */
export function columnsFor(count: number, { width, height }: Room): number | null {
  const shapes = Array.from({ length: count }, (_, index) => {
    const columns = index + 1;
    return { columns, width: width / columns, height: height / Math.ceil(count / columns) };
  }).filter((cell) => cell.width >= LEAST.width && cell.height >= LEAST.height);
  const strangeness = (cell: Room) => Math.abs(Math.log(cell.width / cell.height / BEST_SHAPE));
  const [best] = shapes.sort((a, b) => strangeness(a) - strangeness(b));
  return best?.columns ?? null;
}
