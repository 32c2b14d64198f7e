/** The four figures of the paper's figure 1, and what of their ends it reports. */
import type { MeasuredCourse } from '../../evidence/measured.ts';
import { paperPlayers, type PaperRow } from '../../evidence/paper.ts';

interface Figure {
  readonly title: string;
  readonly unit: string;
  readonly digits: number;
  readonly values: (course: MeasuredCourse) => readonly number[];
  /** Left out where the paper gives no number. */
  readonly reported?: (row: PaperRow) => number;
  /** Of the axis, for what is drawn. */
  readonly range: (values: readonly number[]) => readonly [number, number];
}

const percent = (shares: readonly number[]): number[] => shares.map((share) => 100 * share);
const TENS = 10;

export const figures: readonly Figure[] = [
  {
    ...{ title: 'Test accuracy', unit: '%', digits: 0 },
    values: ({ test }) => percent(test),
    reported: ({ testAccuracy }) => testAccuracy,
    range: (values) => [TENS * Math.floor(Math.min(90, ...values) / TENS), 100],
  },
  {
    ...{ title: 'Pruned', unit: '% of the players', digits: 0 },
    values: ({ sparsity }) => percent(sparsity),
    reported: ({ sparsity }) => sparsity,
    range: () => [0, 100],
  },
  {
    ...{ title: 'Mean participation', unit: '', digits: 1 },
    values: ({ meanParticipation }) => meanParticipation,
    range: () => [0, 1],
  },
  {
    ...{ title: 'Active players', unit: '', digits: 0 },
    values: ({ active }) => active,
    reported: ({ survivors }) => survivors,
    range: () => [0, paperPlayers],
  },
];
