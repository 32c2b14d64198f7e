/**
 * What may be said about utility under each interpretation. Frozen, every interpretation has the utility (8) and the
 * potential Φ, b being constants. Live, with θ and the batch still but b following s, marginal
 * utilities m_i(s) are the slopes of one function of s only if ∂m_i/∂s_j = ∂m_j/∂s_i. The costs always
 * pass. Of the benefits only b_s = ±∂L/∂s_i does, absolute and without memory: its function is ±αL.
 * (Neither b is the slope of (9) as printed, which would add α s_i ∂b_i/∂s_i; and a single player can
 * always integrate its own m_i, which says nothing about the others.)
 */
import { shareWeights } from '../../model/players/registry.ts';
import { isPaid } from '../prices.ts';
import type { BenefitDefinition } from '../benefit.ts';
import type { BenefitSettings } from '../rows/benefit.ts';
import type { PriceSettings } from '../rows/prices.ts';
import type { SandboxSettings } from '../rows/sandbox.ts';

export interface UtilityStatement {
  /** Whether one function of s has the live game's marginal utilities for slopes. */
  readonly hasUtility: boolean;
  /** That function, or empty. */
  readonly formula: string;
  /** Why there is none; empty where there is one. */
  readonly reasons: string[];
  readonly sentence: string;
}

/** Holds under every interpretation. */
export const frozenSentence =
  'With θ and the marginal benefits frozen, every player has the utility (8) and all share the potential Φ.';

type RunSettings = Pick<PriceSettings, 'alpha' | 'beta' | 'eta'> &
  Pick<BenefitSettings, 'granularity'>;

/** What else a run may have that the printed potential leaves out. */
function reasonsOfRun({ alpha, beta, eta, granularity }: RunSettings): string[] {
  const reasons: string[] = [];
  if (typeof alpha !== 'number') {
    reasons.push('one loss weighs differently for players of different groups');
  }
  if (shareWeights(granularity) && (isPaid(beta) || isPaid(eta))) {
    reasons.push(
      'what a pixel’s weights cost moves with the neurons that read it, and the other way round',
    );
  }
  return reasons;
}

const costs = 'Σ (β‖θ_i‖² s_i² + γ s_i) − η Σ_{i<j} s_i s_j ⟨θ_i, θ_j⟩';

function reasonsAgainst({
  benefitSign,
  benefitGradient,
  benefitScale,
  benefitMemory,
}: BenefitDefinition): string[] {
  const reasons: string[] = [];
  if (benefitScale === 'relative-net') {
    reasons.push(
      'dividing by the mean of the whole net lets each player’s benefit move with what all the others earn',
    );
  }
  if (benefitMemory > 0) reasons.push('the running mean depends on the past, not on s alone');
  if (benefitScale === 'relative') {
    reasons.push(
      'dividing by the layer’s mean lets each player’s benefit move with what all the others earn',
    );
  }
  if (benefitSign === 'saliency') {
    reasons.push('the absolute value turns the slope over for some players and not for others');
  }
  if (benefitGradient === 'theta') {
    reasons.push(
      'b carries the factor s_i, so two players’ effects on one another, s_i ∂²L/∂s_i∂s_j and s_j ∂²L/∂s_j∂s_i, differ',
    );
  }
  return reasons;
}

/** @param others what stands against it besides the benefit */
export function utilityStatement(
  definition: BenefitDefinition,
  others: readonly string[] = [],
): UtilityStatement {
  const reasons = [...reasonsAgainst(definition), ...others];
  if (reasons.length > 0) {
    return {
      hasUtility: false,
      formula: '',
      reasons,
      sentence:
        'In the live game no function of s has these marginal utilities for its slopes (in general): ' +
        `${reasons.join('; ')}. Utility, regret and potential shown here are those of the frozen game, b held at its present values.`,
    };
  }
  const sign = definition.benefitSign === 'printed' ? '+' : '−';
  const meaning = sign === '+' ? 'it rises with the loss' : 'it rises as the loss falls';
  const formula = `${sign}α L(s) − ${costs}`;
  return {
    hasUtility: true,
    formula,
    reasons,
    sentence:
      `With θ and the batch still, the live game has a potential: ${formula}; ${meaning}. ` +
      'The frozen game replaces L(s) by its slope at the present s.',
  };
}

/** Without a network nothing is frozen for the sake of the mathematics: the game itself stands still. */
const ofSandbox: UtilityStatement = {
  hasUtility: true,
  formula: `Σ α b_i s_i − ${costs}`,
  reasons: [],
  sentence:
    'Here there is no network, so nothing else is going on: this is the whole game, not a picture of one moment.',
};

/** What may be said of a run. */
export const statementOf = (
  spec: BenefitDefinition & RunSettings & Pick<SandboxSettings, 'sandbox'>,
): UtilityStatement =>
  spec.sandbox === 'none' ? utilityStatement(spec, reasonsOfRun(spec)) : ofSandbox;
