/** SNIP: single-shot pruning by connection sensitivity (Lee, Ajanthan and Torr, 2019). */
import { forEach, nobodyMoves } from './ranking.ts';
import type { RuleWords, Statement } from './rule.ts';

export const snip = {
  label: 'SNIP (baseline)',
  help: 'No game: θ stands still on its first values until the game ends, best after a tenth of an epoch; then those stay by whom the loss changes most, |∂L/∂s|, and these same first weights are trained.',
  hasNoRate: true,
} satisfies RuleWords;

export const snipStatement = {
  // b is then ∂L/∂s of the batch, as it is.
  measures: {
    benefitSign: 'printed',
    benefitGradient: 's',
    benefitScale: 'absolute',
    benefitMemory: 0,
  },
  holdsTheta: true,
  start: (counts) => ({
    slopes: new Float64Array(counts.reduce((sum, count) => sum + count, 0)),
  }),
  /** As if all batches were one: slopes add up with their signs. */
  move(groups, _, { slopes }) {
    forEach(groups, ({ first, benefit }, i) => (slopes![first + i]! += benefit[i]!));
    return nobodyMoves(groups);
  },
  rank: (_, { slopes }) => slopes!.map(Math.abs),
} satisfies Statement;
