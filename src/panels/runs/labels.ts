/** Words beside points of a picture, none upon another. */
import type { Ctx } from '../shared/marks.ts';
import { font, text } from '../shared/type.ts';
import type { Box } from '../participation/layout.ts';

/** Some words in one colour. */
export interface Words {
  readonly words: string;
  readonly color: string;
  readonly strong?: boolean;
}

const HEIGHT = 14;
/** From the point to the words. */
const APART = 9;

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const fontOf = ({ strong }: Words): string => (strong === true ? font.strong : font.note);

export class Labels {
  private readonly taken: Box[] = [];

  constructor(
    private readonly ctx: Ctx,
    private readonly within: Box,
    private readonly paper: string,
  ) {}

  /** Keeps words away from a mark. */
  keepFree(x: number, y: number, radius = 5): void {
    this.taken.push({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
  }

  keepBoxFree(box: Box): void {
    this.taken.push(box);
  }

  /** @param must it is written even where it covers others @returns whether it was written */
  write(x: number, y: number, parts: readonly Words[], must = false): boolean {
    const said = parts.filter(({ words }) => words !== '');
    const widths = said.map((part) => {
      this.ctx.font = fontOf(part);
      return this.ctx.measureText(part.words).width;
    });
    const width = widths.reduce((sum, each) => sum + each, 0);
    const boxes = [
      [x + APART, y - HEIGHT / 2],
      [x - APART - width, y - HEIGHT / 2],
      [x + APART - 2, y - HEIGHT - 3],
      [x + APART - 2, y + 3],
      [x - APART - width + 2, y - HEIGHT - 3],
      [x - APART - width + 2, y + 3],
      [x - width / 2, y - HEIGHT - APART],
      [x - width / 2, y + APART],
    ].map(([left, top]): Box => ({ x: left, y: top, width, height: HEIGHT }));
    const inside = boxes.filter((box) => this.holds(box));
    const free = inside.find((box) => !this.taken.some((other) => overlap(box, other)));
    const box = free ?? (must ? (this.leastCovering(inside) ?? boxes[0]) : undefined);
    if (box === undefined) return false;
    this.taken.push(box);
    this.draw(box, said, widths);
    return true;
  }

  /** Of places that are all taken the one that is by the fewest. */
  private leastCovering(boxes: readonly Box[]): Box | undefined {
    const covered = boxes.map((box) => this.taken.filter((other) => overlap(box, other)).length);
    return boxes[covered.indexOf(Math.min(...covered))];
  }

  private holds({ x, y, width, height }: Box): boolean {
    const { within } = this;
    return (
      x >= within.x &&
      y >= within.y &&
      x + width <= within.x + within.width &&
      y + height <= within.y + within.height
    );
  }

  /** All their ground first: the ground of one part would else lie upon the words before it. */
  private draw({ x, y }: Box, parts: readonly Words[], widths: readonly number[]): void {
    const { ctx, paper } = this;
    const middle = y + HEIGHT / 2;
    const places = widths.map((_, i) => widths.slice(0, i).reduce((sum, each) => sum + each, x));
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ctx.lineJoin = 'round';
    ctx.lineWidth = 4;
    ctx.strokeStyle = paper;
    parts.forEach((part, i) => {
      ctx.font = fontOf(part);
      ctx.strokeText(part.words, places[i], middle);
    });
    parts.forEach((part, i) =>
      text(ctx, part.words, places[i], middle, { color: part.color, font: fontOf(part) }),
    );
  }
}
