/** The statements, and by finite differences on a small loss that they are true. */
import { describe, expect, it } from 'vitest';
import { batchBenefit, remember, scaledBenefit, type BenefitDefinition } from '../benefit.ts';
import { benefitRows } from '../rows/benefit.ts';
import { pricesRows } from '../rows/prices.ts';
import { sandboxRows } from '../rows/sandbox.ts';
import { defaultsOf } from '../parameter.ts';
import { frozenSentence, utilityStatement, statementOf } from './statement.ts';

const defaults = defaultsOf({ ...pricesRows, ...benefitRows, ...sandboxRows });

/** A loss with interactions: L(s) = exp(0.3 s_0 − 0.7 s_1 + 0.4 s_2) + s_0 s_1 − 0.5 s_1 s_2². */
function lossSlopes([a, b, c]: readonly number[]): number[] {
  const e = Math.exp(0.3 * a - 0.7 * b + 0.4 * c);
  return [0.3 * e + b, -0.7 * e + a - 0.5 * c * c, 0.4 * e - b * c];
}

/** b(s) of a memoryless definition at a profile. */
function benefits(definition: BenefitDefinition, s: readonly number[]): number[] {
  const mean = { sum: new Float64Array(3), weight: 0 };
  remember(
    mean,
    lossSlopes(s).map((slope, i) => batchBenefit(slope, s[i], definition)),
    0,
  );
  return [...scaledBenefit(mean, definition.benefitScale)];
}

/** The largest |∂b_i/∂s_j − ∂b_j/∂s_i|: 0 where b is the slope of one function. */
function curl(definition: BenefitDefinition, s: readonly number[]): number {
  const h = 1e-5;
  const column = (j: number): number[] => {
    const up = benefits(
      definition,
      s.map((v, k) => v + (k === j ? h : 0)),
    );
    const down = benefits(
      definition,
      s.map((v, k) => v - (k === j ? h : 0)),
    );
    return up.map((value, i) => (value - down[i]) / (2 * h));
  };
  const jacobian = [0, 1, 2].map(column);
  let largest = 0;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < i; j++)
      largest = Math.max(largest, Math.abs(jacobian[j][i] - jacobian[i][j]));
  return largest;
}

const memoryless: BenefitDefinition[] = (['printed', 'descent', 'saliency'] as const).flatMap(
  (benefitSign) =>
    (['theta', 's'] as const).flatMap((benefitGradient) =>
      (['absolute', 'relative', 'relative-net'] as const).map((benefitScale) => ({
        benefitSign,
        benefitGradient,
        benefitScale,
        benefitMemory: 0,
      })),
    ),
);

describe('utility statement', () => {
  it.each(memoryless)('is true of $benefitSign, $benefitGradient, $benefitScale', (definition) => {
    const { hasUtility } = utilityStatement(definition);
    const found = Math.max(
      ...[
        [0.3, 0.8, 0.5],
        [0.9, 0.2, 0.6],
      ].map((s) => curl(definition, s)),
    );
    if (hasUtility) expect(found).toBeLessThan(1e-7);
    else expect(found).toBeGreaterThan(1e-2);
  });

  it('only ±∂L/∂s, absolute and without memory, has one', () => {
    const having = memoryless.filter((definition) => utilityStatement(definition).hasUtility);
    expect(
      having.map(({ benefitSign, benefitGradient, benefitScale }) => [
        benefitSign,
        benefitGradient,
        benefitScale,
      ]),
    ).toEqual([
      ['printed', 's', 'absolute'],
      ['descent', 's', 'absolute'],
    ]);
    for (const definition of memoryless)
      expect(utilityStatement({ ...definition, benefitMemory: 0.99 }).hasUtility).toBe(false);
  });

  it('its formula is a function of s whose slopes are the marginal utilities', () => {
    expect(
      utilityStatement({
        benefitSign: 'descent',
        benefitGradient: 's',
        benefitScale: 'absolute',
        benefitMemory: 0,
      }).formula,
    ).toMatch(/^−α L\(s\)/);
    expect(
      utilityStatement({
        benefitSign: 'printed',
        benefitGradient: 's',
        benefitScale: 'absolute',
        benefitMemory: 0,
      }).sentence,
    ).toMatch(/rises with the loss/);
  });

  it('the contest names every obstacle, and that the numbers are the frozen game’s', () => {
    const contest = utilityStatement({
      benefitSign: 'saliency',
      benefitGradient: 'theta',
      benefitScale: 'relative',
      benefitMemory: 0.99,
    });
    expect(contest.reasons).toHaveLength(4);
    expect(contest.formula).toBe('');
    expect(contest.sentence).toMatch(/frozen game/);
    expect(frozenSentence).toMatch(/frozen/);
  });

  it('without a network is that of the game itself, whatever the definition', () => {
    const still = statementOf({ ...defaults, sandbox: 'pair' });
    expect(still.hasUtility).toBe(true);
    expect(still.sentence).not.toMatch(/frozen|batch/);
    expect(statementOf(defaults)).toEqual(utilityStatement(defaults));
  });
});
