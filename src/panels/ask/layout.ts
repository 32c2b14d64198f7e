/**
 * The image at the left, what each net answers at the right: a bar a class. Below, the neurons that fire for it, where
 * no other picture shows them.
 */
import type { ShownLayer } from '../../game/shown.ts';
import { filtersLayout, type FilterGrid } from '../filters/layout.ts';
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
  readonly neurons: readonly FilterGrid[];
}

export interface AskLayoutOptions {
  readonly width: number;
  /** Of the classes. */
  readonly names: readonly string[];
  /** On a small screen the image stands above, large enough for a finger. */
  readonly isNarrow: boolean;
  /** How many nets answer. */
  readonly nets: number;
  /** All groups of players. */
  readonly layers: readonly ShownLayer[];
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
/** Least width of a column whose verdict says its class. */
const NAMED = 40;
/** Before the neurons. */
const APART = 14;

/** Neurons behind filters have their bars beside them. */
const hasOwnPicture = (layers: readonly ShownLayer[]): boolean =>
  layers.some(({ granularity }) => granularity === 'filter');

export function askLayout(options: AskLayoutOptions): AskLayout {
  const { width, names, isNarrow, nets, layers } = options;
  const edge = isNarrow ? Math.min(NARROW_IMAGE, width) : Math.min(IMAGE, 0.45 * width);
  const [left, top] = isNarrow ? [0, edge + GAP] : [edge + GAP, 0];
  const areLong = names.some((name) => name.length > 2);
  const nameX = left + (areLong ? LONG_NAME : NAME);
  const room = Math.max(nets, width - nameX - 6);
  const gap = nets > 2 ? CLOSE : GAP;
  const each = (room - gap * (nets - 1)) / nets;
  const columns = Array.from({ length: nets }, (_, net) => ({
    x: nameX + 6 + net * (each + gap),
    width: Math.max(1, each),
  }));
  const rowY = names.map((_, index) => top + HEAD + (index + 0.5) * ROW);
  const bottom = Math.max(edge, top + HEAD + names.length * ROW) + 2;
  const below = hasOwnPicture(layers) ? null : filtersLayout(width, layers);
  const neurons = (below?.grids ?? []).map((grid) => ({ ...grid, y: grid.y + bottom + APART }));
  const last = neurons[neurons.length - 1];
  return {
    height: last === undefined ? bottom : last.y + last.rows * last.down + 2,
    image: { x: 0, y: 0, width: edge, height: edge },
    ...{ nameX, columns, rowY, bar: 7, headY: top + 7, verdictY: top + 23, neurons },
    isNamed: !areLong && each >= NAMED,
  };
}
