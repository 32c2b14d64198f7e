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
  /** Whether a verdict has room for the name of its class; else its row alone shows which. */
  readonly isNamed: boolean;
}

export interface AskLayoutOptions {
  readonly width: number;
  /** Of the classes. */
  readonly names: readonly string[];
  /** On a small screen the image stands above, large enough for a finger. */
  readonly isNarrow: boolean;
  /** How many nets answer. */
  readonly nets: number;
}

const IMAGE = 140;
const NARROW_IMAGE = 280;
const ROW = 12;
const HEAD = 34;
const GAP = 16;
const CLOSE = 10;
/** As much as the names of digits take; longer ones are cut. */
const NAME = 12;
const LONG_NAME = 62;
/** Between the names and the bars. */
const BESIDE = 6;
/** Width of a column that has room for the name of its net, and for a class with its share. */
const COLUMN = 44;
/** The image gives way to columns, but not further than this. */
const LEAST_IMAGE = 64;

export function askLayout(options: AskLayoutOptions): AskLayout {
  const { width, names, isNarrow, nets } = options;
  const areLong = names.some((name) => name.length > 2);
  const name = areLong ? LONG_NAME : NAME;
  const gap = nets > 2 ? CLOSE : GAP;
  const taken = GAP + name + BESIDE + nets * COLUMN + (nets - 1) * gap;
  const edge = isNarrow
    ? Math.min(NARROW_IMAGE, width)
    : Math.max(LEAST_IMAGE, Math.min(IMAGE, 0.45 * width, width - taken));
  const [left, top] = isNarrow ? [0, edge + GAP] : [edge + GAP, 0];
  const nameX = left + name;
  const room = Math.max(nets, width - nameX - BESIDE);
  const each = (room - gap * (nets - 1)) / nets;
  const columns = Array.from({ length: nets }, (_, net) => ({
    x: nameX + BESIDE + net * (each + gap),
    width: Math.max(1, each),
  }));
  const rowY = names.map((_, index) => top + HEAD + (index + 0.5) * ROW);
  const bottom = Math.max(edge, top + HEAD + names.length * ROW) + 2;
  return {
    height: bottom,
    image: { x: 0, y: 0, width: edge, height: edge },
    ...{ nameX, columns, rowY, bar: 7, headY: top + 7, verdictY: top + 23 },
    isNamed: !areLong && each >= COLUMN - 4,
  };
}
