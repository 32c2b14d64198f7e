/** How a claim about runs is judged: only over the rows in which what it supposes is so, and in which the net lives. */
import { agreementOf, SAME_WITHIN, tallyOf, type PaperRuns } from './agreement.ts';
import type { MeasuredRun } from './measured.ts';
import { paperPlayers, paperRows, type Configuration } from './paper.ts';

export type Verdict = 'supports' | 'contradicts' | 'cannot tell';

export interface Judgement {
  readonly verdict: Verdict;
  /** What was measured, or follows, in a sentence or two. */
  readonly measured: string;
  /** The configurations that the words name: what is shown of it. */
  readonly named?: readonly Configuration[];
}

/** Shares under which a net is called dead: hardly better than one answer for everything. */
const DEAD = 0.3;
/** Of the test images, those of the most frequent digit: nothing that names one digit always reads more of them. */
const ONE_DIGIT = 0.1135;

const percent = (share: number, digits = 2): string => `${(100 * share).toFixed(digits)} %`;
const many = (count: number): string => (count === 0 ? 'nobody' : `${count} of them`);
const NOTHING: Judgement = {
  verdict: 'cannot tell',
  measured: 'The runs that would say it have not been played under this interpretation.',
};

interface Known {
  readonly label: string;
  readonly configuration: Configuration;
  readonly run: MeasuredRun;
  readonly final: NonNullable<MeasuredRun['final']>;
}

const known = (runs: PaperRuns): Known[] =>
  paperRows.flatMap(({ configuration, label }) => {
    const run = runs[configuration];
    return run === null || run.final === null
      ? []
      : [{ label, configuration, run, final: run.final }];
  });

const names = (some: readonly { readonly label: string }[]): string =>
  some
    .map(({ label }) => label)
    .join(', ')
    .replace(/, ([^,]+)$/, ' and $1');

const isDead = ({ final }: Known): boolean => final.test < DEAD;
const saysOneDigit = (test: number): boolean => Math.abs(test - ONE_DIGIT) < 5e-5;
const named = (some: readonly Known[]) => some.map(({ configuration }) => configuration);
const survivorsOf = ({ final }: Known): number =>
  final.active.reduce((sum, count) => sum + count, 0);

interface Supposed {
  /** “many neurons leave” */
  readonly isSo: (row: Known) => boolean;
  readonly words: string;
}

function deadWords(dead: readonly Known[]): string {
  const isOne = dead.length === 1;
  return dead.every(({ final }) => saysOneDigit(final.test))
    ? `${isOne ? 'it' : 'each'} names one digit whatever it is shown`
    : `${isOne ? 'it reads' : 'they read'} ${dead.map(({ final }) => percent(final.test)).join(' and ')} of the test images, and one answer for all of them reads 11.35 %`;
}

/** Over the rows of which it is so and whose nets live; else a proof would be an empty one. */
function judgeWhere(
  runs: PaperRuns,
  { isSo, words }: Supposed,
  judge: (living: readonly Known[]) => Judgement,
): Judgement {
  const at = known(runs);
  if (at.length === 0) return NOTHING;
  const such = at.filter(isSo);
  if (such.length === 0)
    return { verdict: 'cannot tell', measured: `In no row at hand ${words}.`, named: [] };
  const [living, dead] = [such.filter((row) => !isDead(row)), such.filter(isDead)];
  const nets = `${dead.length === 1 ? 'that net is' : 'those nets are'} dead`;
  if (living.length === 0)
    return {
      verdict: 'cannot tell',
      measured: `Only under ${names(dead)} ${words}, and ${nets}: ${deadWords(dead)}.`,
      named: named(dead),
    };
  const { verdict, measured, named: own = named(living) } = judge(living);
  const also = dead.length === 0 ? '' : ` Under ${names(dead)} it is so, too, but ${nets}.`;
  return { verdict, measured: measured + also, named: [...own, ...named(dead)] };
}

export function judgeTable(runs: PaperRuns): Judgement {
  const { same, other, missing } = tallyOf(runs);
  const count = `${same.length} of ${paperRows.length} rows`;
  const measured =
    same.length === 0
      ? `No row comes out within ${SAME_WITHIN} point of accuracy and of pruning.`
      : `${count} come out within ${SAME_WITHIN} point of accuracy and of pruning: ${names(same)}.`;
  const rows = same.map(({ configuration }) => configuration);
  if (other.length > 0) return { verdict: 'contradicts', measured, named: rows };
  return missing.length > 0 ? NOTHING : { verdict: 'supports', measured, named: rows };
}

/** Rows in which so few leave say nothing of how they leave. */
const MANY = 76;
const HALF = 0.5;

/** The most who leave within one epoch, however often it was tested, and until when. */
function steepest({ course }: MeasuredRun): { readonly left: number; readonly epoch: number } {
  if (course === undefined) return { left: 0, epoch: 0 };
  const { epochs, active } = course;
  const falls = epochs.map((epoch, i) => {
    const before = epochs.findLastIndex((each, at) => at < i && each <= epoch - 1);
    return { left: (active[before] ?? paperPlayers) - (active[i] ?? 0), epoch: Math.ceil(epoch) };
  });
  return falls.reduce((most, each) => (each.left > most.left ? each : most), {
    left: 0,
    epoch: 0,
  });
}

const leaversOf = (row: Known): number => paperPlayers - survivorsOf(row);

export const judgeCollapse = (runs: PaperRuns): Judgement =>
  judgeWhere(
    runs,
    {
      isSo: (row) => row.run.course !== undefined && leaversOf(row) >= MANY,
      words: 'do many neurons leave',
    },
    (living) => {
      const [worst] = living
        .map((row) => ({ ...row, ...steepest(row.run), all: leaversOf(row) }))
        .toSorted((p, q) => q.left / q.all - p.left / p.all);
      const { label, left, all, epoch } = worst!;
      const isFall = left / all > HALF;
      return {
        verdict: isFall ? 'contradicts' : 'supports',
        measured: `Many leave under ${names(living)}. Under ${label} ${percent(Math.min(1, left / all), 0)} of those who leave do so in epoch ${epoch}${isFall ? ' alone: that is a fall, not a slope.' : ', and in no row more in one epoch.'}`,
      };
    },
  );

const MOST_NEAR_ONE = 0.85;
const FEW_NEAR_ONE = 0.15;

export const judgeTwoHeaps = (runs: PaperRuns): Judgement =>
  judgeWhere(
    runs,
    {
      isSo: (row) => row.run.end !== undefined && survivorsOf(row) > 0 && row.final.sparsity > 0,
      words: 'are some pruned and others left',
    },
    (living) => {
      const shares = living.map((row) => row.run.end!.atLeast99 / survivorsOf(row));
      const each = living.map(
        (row) =>
          `${row.label}: of ${survivorsOf(row)} left, ${many(row.run.end!.atLeast99)} at 0.99 or above`,
      );
      const verdict = shares.every((share) => share >= MOST_NEAR_ONE)
        ? 'supports'
        : shares.every((share) => share <= FEW_NEAR_ONE)
          ? 'contradicts'
          : 'cannot tell';
      return { verdict, measured: `${each.join('. ')}.` };
    },
  );

export function judgeMild(runs: PaperRuns): Judgement {
  const final = runs['very-high-beta']?.final;
  if (final === null || final === undefined) return NOTHING;
  return final.sparsity === 0
    ? { verdict: 'supports', measured: 'Very High Beta: nobody is pruned here either.' }
    : {
        verdict: 'contradicts',
        measured: `Very High Beta: ${percent(final.sparsity)} are pruned under this interpretation.`,
      };
}

/** Whoever has the more zeros decides it, unless its net is dead: then nobody of it earns. */
export function judgeZeros(runs: PaperRuns): Judgement {
  const at = known(runs);
  const row = (wanted: Configuration) => at.find(({ configuration }) => configuration === wanted);
  const [l1, l2] = [row('l1-strong'), row('extreme-beta')];
  const [fee, size] = [l1?.run.end?.zeros, l2?.run.end?.zeros];
  if (l1 === undefined || l2 === undefined || fee === undefined || size === undefined)
    return NOTHING;
  const most = fee === size ? null : fee > size ? l1 : l2;
  const verdict =
    most === null || isDead(most) ? 'cannot tell' : most === l1 ? 'contradicts' : 'supports';
  const dead =
    most !== null && isDead(most) ? ` The net of ${most.label} is dead: in it nobody earns.` : '';
  return {
    verdict,
    measured:
      `At exactly 0 in the end: ${fee} of ${paperPlayers} where γ = 0.1 and β = 0.001, ${size} where β = 0.5 and γ = 0.${dead}` +
      ' With γ = 0 the best response is αb / 2β‖θ‖², above 0 for everybody who earns, however large β is.',
  };
}

export const judgeCut = (runs: PaperRuns): Judgement =>
  judgeWhere(
    runs,
    { isSo: ({ final }) => final.sparsity > 0, words: 'is anybody below ε' },
    (living) => {
      const lost = living.filter(
        ({ final }) => 100 * Math.abs(final.test - final.testPruned) > SAME_WITHIN,
      );
      if (lost.length === 0)
        return {
          verdict: 'supports',
          measured: `Setting those below ε to 0 changes ${names(living)} by less than a point.`,
        };
      const each = lost.map(
        ({ label, final }) =>
          `${label} reads ${percent(final.test)} as it is, ${percent(final.testPruned)} once pruned`,
      );
      return { verdict: 'contradicts', measured: `${each.join('. ')}.`, named: named(lost) };
    },
  );

export function judgeDead(runs: PaperRuns): Judgement {
  const row = paperRows.find(({ configuration }) => configuration === 'extreme-beta')!;
  const final = runs['extreme-beta']?.final;
  const agreement = agreementOf(row, runs['extreme-beta']);
  if (final === null || final === undefined || agreement === null) return NOTHING;
  const read =
    final.test === final.testPruned
      ? percent(final.test)
      : `${percent(final.test)} as it is and ${percent(final.testPruned)} once pruned,`;
  const oneDigit =
    final.test === final.testPruned
      ? ' Such a net is dead: it names one digit whatever it is shown.'
      : ' Once pruned it is dead: it names one digit whatever it is shown.';
  const little =
    final.testPruned < DEAD ? ' One answer for all test images would read 11.35 %.' : '';
  const dead = saysOneDigit(final.testPruned) ? oneDigit : little;
  return {
    verdict: agreement.isAccuracySame && agreement.isSparsitySame ? 'supports' : 'contradicts',
    measured: `Extreme Beta reads ${read} with ${percent(final.sparsity)} pruned here; the paper has ${row.testAccuracy} % with ${row.sparsity} %.${dead}`,
  };
}
