/** Ways to look at participation over time; which there are depends on how many play. */
import type { ShownLayer } from '../../game/shown.ts';
import { grouped } from '../../ui/format.ts';

export type View = 'lines' | 'heat' | 'layers' | 'density';

export interface ViewOffer {
  readonly view: View;
  /** On its tab. */
  readonly name: string;
  readonly reading: string;
  /** The same where no price pushes anybody, if that is something else. */
  readonly readingOfRule?: string;
}

/** So many lines can still be told apart a little; of more players these are drawn, and no others. */
const MOST_LINES = 2048;
const LINES_OF_MANY = 300;

/** Of so many shown players every how manieth has a line. */
export const lineStride = (count: number): number =>
  count > MOST_LINES ? Math.ceil(count / LINES_OF_MANY) : 1;

const layersView: ViewOffer = {
  view: 'layers',
  name: 'by layer',
  reading: 'The middle four fifths of each layer’s players as a band, the median as a line.',
};

const few: readonly ViewOffer[] = [
  {
    view: 'lines',
    name: 'lines',
    reading:
      'One line per player, 1 = fully in, 0 = out. Strips on top: the prices you set. Strokes past “now”: where each is being pushed.',
    readingOfRule: 'One line per player, 1 = fully in, 0 = out.',
  },
  {
    view: 'heat',
    name: 'heat',
    reading:
      'One row per player, those who stay longest on top. More colour is more participation s.',
  },
  layersView,
];

const many = (lines: number, total: number): readonly ViewOffer[] => [
  {
    view: 'density',
    name: 'density',
    reading:
      'The darker, the more players at that s, on a log scale. Lines: how far down the players are. Exactly 1 and pruned have rows of their own.',
  },
  {
    view: 'lines',
    name: 'sample',
    reading: `${grouped(lines)} of ${grouped(total)} players, drawn at random at the start and never changed. Strokes past “now”: where each is being pushed.`,
    readingOfRule: `${grouped(lines)} of ${grouped(total)} players, drawn at random at the start and never changed.`,
  },
  layersView,
];

/** @returns the views that are offered, the usual one first */
export function viewsOf(layers: readonly ShownLayer[]): readonly ViewOffer[] {
  const shown = layers.reduce((sum, { count }) => sum + count, 0);
  const total = layers.reduce((sum, layer) => sum + layer.total, 0);
  const stride = lineStride(shown);
  return shown < total || stride > 1 ? many(Math.ceil(shown / stride), total) : few;
}
