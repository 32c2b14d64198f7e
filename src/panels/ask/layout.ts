/** The image at the left, what each net answers at the right: a bar a class. */
import type { Box } from '../weights/layout.ts';

export interface AskLayout {
  readonly height: number;
  readonly image: Box;
  /** Right end of the names of the classes. */
  readonly nameX: number;
  /** Of each net: its left edge, and how long a bar of everything is. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  /** Middle of each class’s row. */
  readonly rowY: readonly number[];
  readonly bar: number;
  readonly headY: number;
  readonly verdictY: number;
}

const IMAGE = 140;
const NARROW_IMAGE = 280;
const ROW = 12;
const HEAD = 34;
const GAP = 16;
/** As much as the names of digits take; longer ones are cut. */
const NAME = 12;
const LONG_NAME = 62;
const NETS = 2;

/** @param isNarrow on a small screen the image stands above, large enough for a finger */
export function askLayout(width: number, names: readonly string[], isNarrow: boolean): AskLayout {
  const edge = isNarrow ? Math.min(NARROW_IMAGE, width) : Math.min(IMAGE, 0.45 * width);
  const [left, top] = isNarrow ? [0, edge + GAP] : [edge + GAP, 0];
  const nameX = left + (names.some((name) => name.length > 2) ? LONG_NAME : NAME);
  const room = Math.max(NETS, width - nameX - 6);
  const each = (room - GAP * (NETS - 1)) / NETS;
  const columns = Array.from({ length: NETS }, (_, net) => ({
    x: nameX + 6 + net * (each + GAP),
    width: Math.max(1, each),
  }));
  const rowY = names.map((_, index) => top + HEAD + (index + 0.5) * ROW);
  const bottom = top + HEAD + names.length * ROW;
  return {
    height: Math.max(edge + 2, bottom + 2),
    image: { x: 0, y: 0, width: edge, height: edge },
    ...{ nameX, columns, rowY, bar: 7, headY: top + 7, verdictY: top + 23 },
  };
}
