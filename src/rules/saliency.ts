import { forEach, nobodyMoves } from './ranking.ts';
import type { RuleWords, Statement } from './rule.ts';

export const saliency = {
  label: 'gradient saliency (baseline)',
  help: 'No game: all take part until the game ends; then those stay whose |⟨∂L/∂θ, θ⟩|, a running mean over about 100 steps, is the largest.',
  hasNoRate: true,
} satisfies RuleWords;

export const saliencyStatement = {
  measures: {
    benefitSign: 'saliency',
    benefitGradient: 'theta',
    benefitScale: 'absolute',
    benefitMemory: 0.99,
  },
  movesAfter: () => false,
  move: nobodyMoves,
  rank: (groups) => forEach(groups, ({ benefit }, i) => benefit[i]!),
} satisfies Statement;
