/**
 * What the paper claims, and what comes of it here. Claims about runs are judged by the runs that are at hand, under the
 * interpretation under which they were played; claims about the frozen game by theory, which docs/theory.md has at length.
 */
import { listed } from '../game/notes.ts';
import { agreementOf, SAME_WITHIN, tallyOf, type PaperRuns } from './agreement.ts';
import type { MeasuredRun } from './measured.ts';
import { paperRows, type Configuration } from './paper.ts';

export type Verdict = 'supports' | 'contradicts' | 'cannot tell';

export interface Judgement {
  readonly verdict: Verdict;
  /** What was measured, or follows, in a sentence or two. */
  readonly measured: string;
}

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
  readonly shown: readonly Shown[];
}

const percent = (share: number, digits = 2): string => `${(100 * share).toFixed(digits)} %`;
const many = (count: number): string => (count === 0 ? 'nobody' : `${count} of them`);
const NOTHING: Judgement = {
  verdict: 'cannot tell',
  measured: 'The runs that would say it have not been played under this interpretation.',
};

interface Known {
  readonly label: string;
  readonly run: MeasuredRun;
}

const known = (runs: PaperRuns): Known[] =>
  paperRows.flatMap(({ configuration, label }) => {
    const run = runs[configuration];
    return run === null ? [] : [{ label, run }];
  });

const names = (some: readonly { readonly label: string }[]): string =>
  listed(some.map(({ label }) => label));

function judgeTable(runs: PaperRuns): Judgement {
  const { same, other, missing } = tallyOf(runs);
  const count = `${same.length} of ${paperRows.length} rows`;
  const measured =
    same.length === 0
      ? `No row comes out within ${SAME_WITHIN} point of accuracy and of pruning.`
      : `${count} come out within ${SAME_WITHIN} point of accuracy and of pruning: ${names(same)}.`;
  if (other.length > 0) return { verdict: 'contradicts', measured };
  return missing.length > 0 ? NOTHING : { verdict: 'supports', measured };
}

/** Players of the paper’s net that leave in each epoch; the first from all of them. */
function leaving({ course }: MeasuredRun): number[] {
  if (course === undefined) return [];
  const { active } = course;
  const all = paperRows[0]!.survivors;
  return active.map((count, i) => (active[i - 1] ?? all) - count);
}

/** Rows in which so few leave say nothing of how they leave. */
const MANY = 76;
const HALF = 0.5;

function judgeCollapse(runs: PaperRuns): Judgement {
  const collapsed = known(runs).flatMap(({ label, run }) => {
    const left = leaving(run);
    const total = left.reduce((sum, count) => sum + count, 0);
    const most = Math.max(...left);
    const epoch = run.course?.epochs[left.indexOf(most)];
    return total < MANY || epoch === undefined
      ? []
      : [{ label, share: most / total, epoch: Math.ceil(epoch) }];
  });
  const worst = collapsed.reduce<(typeof collapsed)[number] | null>(
    (most, each) => (most === null || each.share > most.share ? each : most),
    null,
  );
  if (worst === null) return { ...NOTHING, measured: 'In no row at hand do many neurons leave.' };
  return {
    verdict: worst.share > HALF ? 'contradicts' : 'supports',
    measured: `All leave during training. Under ${worst.label} ${percent(worst.share, 0)} of those who leave do so in epoch ${worst.epoch}${worst.share > HALF ? ' alone: that is a fall, not a slope.' : ', and in no row more in one epoch.'}`,
  };
}

const MOST_NEAR_ONE = 0.85;
const FEW_NEAR_ONE = 0.15;

function judgeTwoHeaps(runs: PaperRuns): Judgement {
  const parted = known(runs).flatMap(({ label, run: { final, end } }) => {
    if (final === null || end === undefined) return [];
    const survivors = final.active.reduce((sum, count) => sum + count, 0);
    return survivors === 0 || final.sparsity === 0
      ? []
      : [{ label, survivors, share: end.atLeast99 / survivors }];
  });
  if (parted.length === 0)
    return { ...NOTHING, measured: 'In no row at hand are some pruned and others left.' };
  const each = parted.map(
    ({ label, survivors, share }) =>
      `${label}: of ${survivors} left, ${many(Math.round(share * survivors))} at 0.99 or above`,
  );
  const verdict = parted.every(({ share }) => share >= MOST_NEAR_ONE)
    ? 'supports'
    : parted.every(({ share }) => share <= FEW_NEAR_ONE)
      ? 'contradicts'
      : 'cannot tell';
  return { verdict, measured: `${each.join('. ')}.` };
}

function judgeMild(runs: PaperRuns): Judgement {
  const final = runs['very-high-beta']?.final;
  if (final === null || final === undefined) return NOTHING;
  return final.sparsity === 0
    ? { verdict: 'supports', measured: 'Very High Beta: nobody is pruned here either.' }
    : {
        verdict: 'contradicts',
        measured: `Very High Beta: ${percent(final.sparsity)} are pruned under this interpretation.`,
      };
}

function judgeZeros(runs: PaperRuns): Judgement {
  const [l1, l2] = [runs['l1-strong']?.end, runs['extreme-beta']?.end];
  if (l1 === undefined || l2 === undefined) return NOTHING;
  const measured = `At exactly 0 in the end: ${l1.zeros} of 768 where γ = 0.1 and β = 0.001, ${l2.zeros} where β = 0.5 and γ = 0.`;
  const theory =
    ' With γ = 0 the best response is αb / 2β‖θ‖², above 0 for everybody who earns, however large β is.';
  return {
    verdict: l1.zeros > l2.zeros ? 'contradicts' : l1.zeros < l2.zeros ? 'supports' : 'cannot tell',
    measured: measured + theory,
  };
}

function judgeCut(runs: PaperRuns): Judgement {
  const cuts = known(runs).flatMap(({ label, run: { final } }) =>
    final === null ? [] : [{ label, final, lost: final.test - final.testPruned }],
  );
  if (cuts.length === 0) return NOTHING;
  const lost = cuts.filter((each) => 100 * Math.abs(each.lost) > SAME_WITHIN);
  if (lost.length === 0)
    return {
      verdict: 'supports',
      measured: 'Setting those below ε to 0 changes no row by more than a point.',
    };
  const each = lost.map(
    ({ label, final }) =>
      `${label} reads ${percent(final.test)} as it is, ${percent(final.testPruned)} once pruned`,
  );
  return { verdict: 'contradicts', measured: `${each.join('. ')}.` };
}

function judgeDead(runs: PaperRuns): Judgement {
  const row = paperRows.find(({ configuration }) => configuration === 'extreme-beta')!;
  const final = runs['extreme-beta']?.final;
  const agreement = agreementOf(row, runs['extreme-beta']);
  if (final === null || final === undefined || agreement === null) return NOTHING;
  return {
    verdict: agreement.isAccuracySame && agreement.isSparsitySame ? 'supports' : 'contradicts',
    measured: `Extreme Beta reads ${percent(final.test)} with ${percent(final.sparsity)} pruned here; the paper has ${row.testAccuracy} % with ${row.sparsity} %. A net that reads 11.35 % names the same digit always.`,
  };
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
