/** What the net multiplies for one image, in words. */
import type { RunView } from '../../state/lab.ts';
import { fixed, grouped } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import { workOf, type Work } from './work.ts';

/** Shares of the work above this are all of it. */
const ALL = 0.999;
const NONE_YET = 'Nothing is known of the work yet.';

/** In thousands, where that says enough. */
const inThousands = (count: number): string =>
  count >= 1e4 ? `${grouped(count / 1e3)}k` : grouped(count);

/** “86k” and “of 288k”. */
export const ofWhole = (now: number, whole: number) => ({
  strong: inThousands(now),
  muted: `of ${inThousands(whole)}`,
});

/** “7.8 times less for one image”. */
export function timesLess({ now, whole }: Pick<Work, 'now' | 'whole'>): string {
  if (now <= 0) return 'nothing is left';
  const times = whole / now;
  return times < 1.05 ? 'for one image' : `${fixed(times, 1)} times less`;
}

export function describeWork(lab: RunView): string {
  const work = workOf(lab);
  if (work === null) return NONE_YET;
  const each = work.layers.map(
    ({ name, now, whole }) => `${name}: ${grouped(now)} of ${grouped(whole)}`,
  );
  return `Multiplications for one image without the players that are pruned. ${each.join('; ')}. Together ${grouped(work.now)} of ${grouped(work.whole)}.`;
}

/** What a step of training itself saves. */
export function stepInWords(workShare: number): string {
  return !Number.isFinite(workShare) || workShare > ALL
    ? 'A training step still handles all weights: players leave it once they have been out for good.'
    : `A training step handles ${fixed(100 * workShare, workShare < 0.1 ? 1 : 0)} % of the weights by now.`;
}

export function explainWork(lab: RunView): Line[] {
  const work = workOf(lab);
  return [
    {
      words:
        'A filter that is pruned saves its own map, and its share of every filter and neuron that reads it. Hollow: the whole net. Filled: what is left when everybody with s < ε is out.',
      ...(work !== null && {
        numbers: work.layers
          .map(({ name, now, whole }) => `${name} ${grouped(now)} of ${grouped(whole)}`)
          .join('; '),
      }),
    },
    { words: stepInWords(lab.trajectory.latest?.workShare ?? 1) },
  ];
}
