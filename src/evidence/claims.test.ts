import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agreementOf, tallyOf, type PaperRuns } from './agreement.ts';
import { claims } from './claims.ts';
import type { Verdict } from './judges.ts';
import type { MeasuredRun } from './measured.ts';
import { measured, measuredRowOf } from './measuredRows.ts';
import { paperConfigurations, paperRows } from './paper.ts';
import { evidenceRows, paperRowId } from './rows.ts';
import { interpretationNames, type InterpretationName } from '../spec/interpretations.ts';
import { difference, type SpecPatch } from '../spec/spec.ts';

const nothing: PaperRuns = {
  ...{ 'very-high-beta': null, 'extreme-beta': null },
  ...{ 'l1-strong': null, 'l1-l2': null },
};

const under = (interpretation: InterpretationName): PaperRuns =>
  Object.fromEntries(
    paperConfigurations.map((configuration) => [
      configuration,
      measuredRowOf(paperRowId(configuration, interpretation))?.runs[0] ?? null,
    ]),
  ) as unknown as PaperRuns;

const judged = (id: string, runs: PaperRuns) =>
  claims.find((claim) => claim.id === id)!.judge(runs);

/** A run that ends just as the paper says. */
const asPrinted = (at: number): MeasuredRun => {
  const { testAccuracy, sparsity, survivors } = paperRows[at]!;
  return {
    ...{ seed: 0, ended: 'complete', bestOnValidation: null, bestOnTestSeen: null },
    final: {
      ...{ epoch: 20, test: testAccuracy / 100, testPruned: testAccuracy / 100 },
      ...{ validationPruned: null, sparsity: sparsity / 100, active: [survivors, 0] },
      ...{ parameters: 1, multiplications: 1 },
    },
    course: {
      ...{
        epochs: [1, 2, 3],
        test: [1, 1, 1],
        sparsity: [0, 0.5, 1],
        meanParticipation: [1, 1, 1],
      },
      active: [1, 2, 3].map((epoch) => Math.round(768 - ((768 - survivors) * epoch) / 3)),
    },
    end: { bars: [], zeros: 768 - survivors, atLeast99: survivors },
  };
};
const exactly = Object.fromEntries(
  paperConfigurations.map((configuration, at) => [configuration, asPrinted(at)]),
) as unknown as PaperRuns;

describe('what is measured beside the paper', () => {
  it('is the same within a point, or it is not', () => {
    const [row] = paperRows;
    expect(agreementOf(row!, null)).toBeNull();
    expect(agreementOf(row!, asPrinted(0))).toMatchObject({ survivors: 0, isAccuracySame: true });
    expect(tallyOf(exactly).same).toHaveLength(4);
    expect(tallyOf(nothing).missing).toHaveLength(4);
    expect(tallyOf(under('printed-sgd')).same.map(({ label }) => label)).toEqual([
      'Very High Beta',
    ]);
  });

  it('has the names of the rows, and their specs', () => {
    for (const { id, spec, runs } of measured.rows) {
      const row = evidenceRows.find((each) => each.id === id)!;
      expect(row, id).toBeDefined();
      // Whatever computed it, with whatever seed: all else in which it differs from the default.
      const asked: SpecPatch = difference({ ...row.spec, seed: 0, backend: 'auto' });
      expect(spec, id).toEqual(asked);
      expect(
        runs.map(({ seed }) => seed),
        id,
      ).toEqual(row.seeds);
    }
  });
});

describe('claims', () => {
  it('are supported by runs that end as the paper says, but where its sentences say otherwise', () => {
    const verdicts = Object.fromEntries(
      claims.map(({ id, judge }) => [id, judge(exactly).verdict]),
    );
    const expected: Record<string, Verdict> = {
      ...{ table: 'supports', 'size-alone': 'supports', collapse: 'supports' },
      ...{ 'two-heaps': 'supports', mild: 'supports', zeros: 'contradicts', cut: 'supports' },
    };
    expect(verdicts).toMatchObject(expected);
  });

  it('show the configurations that their words name, and no others', () => {
    for (const interpretation of interpretationNames)
      for (const { id, judge } of claims) {
        const { measured: said, named } = judge(under(interpretation));
        if (named === undefined) continue;
        const inWords = paperRows.filter(({ label }) => said.includes(label));
        expect(
          inWords.map(({ configuration }) => configuration),
          `${id}, ${interpretation}: ${said}`,
        ).toEqual(paperConfigurations.filter((each) => named.includes(each)));
      }
  });

  it('count a fall within one epoch, however often it was tested', () => {
    const run = asPrinted(2);
    const course = {
      ...run.course!,
      epochs: [1, 1.4, 1.7, 2, 3],
      active: [768, 600, 300, 100, run.final!.active[0]!],
    };
    const { verdict, measured: said } = judged('collapse', {
      ...nothing,
      'l1-strong': { ...run, course },
    });
    expect(said).toContain('in epoch 2 alone');
    expect(verdict).toBe('contradicts');
  });

  it('take no row for the same whose net falls apart once it is pruned', () => {
    const { final, ...run } = asPrinted(3);
    const runs = { ...exactly, 'l1-l2': { ...run, final: { ...final!, testPruned: 0.1845 } } };
    expect(tallyOf(runs).other.map(({ label }) => label)).toEqual(['L1+L2 Combined']);
  });

  it('of runs cannot be judged without them', () => {
    const ids = ['table', 'size-alone', 'collapse', 'two-heaps', 'mild', 'zeros', 'cut'];
    for (const id of ids) expect(judged(id, nothing).verdict, id).toBe('cannot tell');
  });

  it('say that a net names one digit only where it reads what one digit is worth', () => {
    for (const interpretation of interpretationNames)
      for (const { id, judge } of claims) {
        const { measured: words, named = [] } = judge(under(interpretation));
        if (!words.includes('names one digit')) continue;
        const read = (named.length > 0 ? named : (['extreme-beta'] as const)).flatMap(
          (configuration) => under(interpretation)[configuration]?.final ?? [],
        );
        const worth = read.filter(({ test, testPruned }) => [test, testPruned].includes(0.1135));
        expect(worth.length, `${id} under ${interpretation}: ${words}`).toBeGreaterThan(0);
        const isWhole = !words.includes('Once pruned');
        if (isWhole) expect(words).not.toMatch(/reads (?!11\.35)[\d.]+ % as it is/);
      }
  });

  // As docs/reproduction.md has it.
  it('are judged by what was measured under an interpretation', () => {
    const printed = under('printed-sgd');
    expect(judged('table', printed)).toMatchObject({ verdict: 'contradicts' });
    expect(judged('size-alone', printed).measured).toContain('11.35 %');
    // Nobody leaves in three rows, and the fourth is dead: whatever is said of leaving, it would be an empty proof.
    for (const id of ['collapse', 'two-heaps', 'cut'])
      expect(judged(id, printed), id).toMatchObject({
        verdict: 'cannot tell',
        measured: expect.stringMatching(/^Only under Extreme Beta .*that net is dead/) as string,
        named: ['extreme-beta'],
      });
    expect(judged('collapse', under('contest'))).toMatchObject({
      verdict: 'cannot tell',
      measured: 'In no row at hand do many neurons leave.',
    });
    // 542 zeros under Extreme Beta, of a net that reads 19.61 %.
    expect(judged('zeros', under('descent-s'))).toMatchObject({
      verdict: 'cannot tell',
      measured: expect.stringContaining('542 where β = 0.5') as string,
    });
    const joint = under('joint-adam');
    expect(judged('zeros', joint).verdict).toBe('contradicts');
    expect(judged('zeros', joint).measured).toContain('747 of 768');
    expect(judged('cut', joint).measured).toContain(
      'L1+L2 Combined reads 91.79 % as it is, 18.45 % once pruned',
    );
    expect(judged('collapse', joint).verdict).toBe('contradicts');
    expect(judged('two-heaps', joint).verdict).toBe('contradicts');
  });

  it('are shown by addresses that docs/theory.md has, too', () => {
    const theory = readFileSync('docs/theory.md', 'utf8');
    const own = ['#v=1&view=runs'];
    for (const { id, shown } of claims) {
      expect(shown.length, id).toBeGreaterThan(0);
      for (const each of shown)
        if ('hash' in each && !own.includes(each.hash))
          expect(theory, id).toContain(`../${each.hash})`);
    }
  });

  it('have names of which no two are alike', () => {
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  });
});
