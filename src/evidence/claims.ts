/**
 * What the paper claims, and what comes of it here. Claims about runs are judged by the runs that are at hand, under the
 * interpretation under which they were played; claims about the frozen game by theory, which docs/theory.md has at length.
 */
import type { PaperRuns } from './agreement.ts';
import {
  judgeCollapse,
  judgeCut,
  judgeDead,
  judgeMild,
  judgeTable,
  judgeTwoHeaps,
  judgeZeros,
  type Judgement,
  type Verdict,
} from './judges.ts';
import type { Configuration } from './paper.ts';

/** Where it is seen: the lab at an address, or one of the four configurations under the interpretation. */
export type Shown =
  | { readonly label: string; readonly hash: string }
  | { readonly label: string; readonly configuration: Configuration };

export interface Claim {
  readonly id: string;
  /** In our words. */
  readonly says: string;
  readonly section: string;
  readonly judge: (runs: PaperRuns) => Judgement;
  /** Of a claim about runs, unless its judgement names others. */
  readonly shown: readonly Shown[];
}

const fixed = (verdict: Verdict, measured: string) => (): Judgement => ({ verdict, measured });

export const claims: readonly Claim[] = [
  {
    id: 'table',
    says: 'The four configurations end as table 2 says.',
    section: 'section 8, table 2',
    judge: judgeTable,
    shown: [{ label: 'L1 Sparsity Strong', configuration: 'l1-strong' }],
  },
  {
    id: 'size-alone',
    says: 'A large price of size alone leaves a net of 37 neurons that still reads 91 %.',
    section: 'section 8, table 2',
    judge: judgeDead,
    shown: [{ label: 'Extreme Beta', configuration: 'extreme-beta' }],
  },
  {
    id: 'collapse',
    says: 'Neurons leave smoothly, and while the net is trained.',
    section: 'section 8, figure 1',
    judge: judgeCollapse,
    shown: [{ label: 'L1+L2 Combined', configuration: 'l1-l2' }],
  },
  {
    id: 'two-heaps',
    says: 'In the end s stands near 0 or near 1.',
    section: 'section 8, figure 2',
    judge: judgeTwoHeaps,
    shown: [{ label: 'L1 Sparsity Strong', configuration: 'l1-strong' }],
  },
  {
    id: 'mild',
    says: 'Without enough cost s stays in one heap above 0, and nobody is pruned.',
    section: 'section 8, figure 2',
    judge: judgeMild,
    shown: [{ label: 'Very High Beta', configuration: 'very-high-beta' }],
  },
  {
    id: 'zeros',
    says: 'The L1 term alone rarely gives exact zeros; the L2 term is essential for them.',
    section: 'section 9.2',
    judge: judgeZeros,
    shown: [
      {
        label: 'size alone',
        hash: '#v=1&beta=2&gamma=0&gammaWarmup=0&lrS=0.01&players=20&benefitSpread=0.95&sandbox=orthogonal',
      },
      {
        label: 'the fee alone',
        hash: '#v=1&gamma=0.475&gammaWarmup=0&dynamics=proximal&lrS=0.01&players=21&benefitSpread=1&sandbox=orthogonal',
      },
    ],
  },
  {
    id: 'cut',
    says: 'Whoever has s below ε can be dropped in the end.',
    section: 'section 5, algorithm 1',
    judge: judgeCut,
    shown: [{ label: 'L1+L2 Combined', configuration: 'l1-l2' }],
  },
  {
    id: 'sign',
    says: 'A player’s benefit is +α s ⟨∂L/∂θ, θ⟩.',
    section: 'section 4, equation 9',
    judge: fixed(
      'contradicts',
      'The printed sign pays a player for raising the loss. Weighed alone, without any price, it leaves a net that guesses after 200 steps; with the other sign the same net reads nine digits in ten. At α = 1 it is too small to be seen.',
    ),
    shown: [
      {
        label: 'as printed',
        hash: '#v=1&alpha=10&gamma=0&gammaWarmup=0&benefitSign=printed&benefitGradient=s&benefitScale=absolute&benefitMemory=0&lrS=0.05',
      },
      {
        label: 'the other sign',
        hash: '#v=1&alpha=10&gamma=0&gammaWarmup=0&benefitSign=descent&benefitGradient=s&benefitScale=absolute&benefitMemory=0&lrS=0.05',
      },
    ],
  },
  {
    id: 'dominance',
    says: 'A player that loses by every s above 0, whatever the others do, ends at 0.',
    section: 'section 4, equation 12',
    judge: fixed(
      'supports',
      'It holds while θ stands still, and can be certified player by player.',
    ),
    shown: [
      {
        label: 'a dominated player',
        hash: '#v=1&beta=0.4&gamma=0.3&eta=0.3&gammaWarmup=0&dynamics=proximal&lrS=0.01&cosine=0.3&benefit1=0.2&sandbox=pair&view=game',
      },
    ],
  },
  {
    id: 'stability',
    says: 'Best responses settle while competition is not too large; with several equilibria the start decides.',
    section: 'section 5.3',
    judge: fixed(
      'supports',
      'Both hold while θ stands still. Enough for the first is that rivals weigh less than size for everybody; below η = 2β there is one equilibrium.',
    ),
    shown: [
      {
        label: 'best responses chase',
        hash: '#v=1&beta=0.5&gamma=0&eta=1.5&gammaWarmup=0&dynamics=bestResponse&lrS=1&cosine=1&sandbox=pair&view=game',
      },
      {
        label: 'one of two',
        hash: '#v=1&beta=0.5&gamma=0&eta=1.5&gammaWarmup=0&lrS=0.01&cosine=1&start=drawn&sandbox=pair&view=game',
      },
    ],
  },
  {
    id: 'joint',
    says: 'θ and s, moved together, reach an equilibrium.',
    section: 'section 5, algorithm 1',
    judge: fixed(
      'cannot tell',
      'It does not follow: every step of θ makes another game. How far from equilibrium a run is can be watched; it comes down and rises again.',
    ),
    shown: [{ label: 'a live run', hash: '#v=1&gammaWarmup=0&benefitMemory=0&view=game' }],
  },
  {
    id: 'trade-off',
    says: 'The trade-off between accuracy and size competes with that of other methods.',
    section: 'abstract',
    judge: fixed(
      'cannot tell',
      'The paper puts no other method beside its own. The tables below do, for nets that the field knows.',
    ),
    shown: [{ label: 'kept runs in the plane of size and accuracy', hash: '#v=1&view=runs' }],
  },
];
