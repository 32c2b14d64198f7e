/**
 * The one list of rules. The keys are the values of the parameter `dynamics`, in this order. To add one: a file
 * that says what the rule is (rule.ts), and a line here. What it costs
 * to carry may stand apart (statements.ts).
 */
import { adam } from './adam.ts';
import { bestResponse } from './bestResponse.ts';
import { l0 } from './l0.ts';
import { magnitude } from './magnitude.ts';
import { norms } from './norms.ts';
import { projected } from './projected.ts';
import { proximal } from './proximal.ts';
import { random } from './random.ts';
import type { RuleWords } from './rule.ts';
import { saliency } from './saliency.ts';
import { sigmoidRule } from './sigmoid.ts';
import { snip } from './snip.ts';

export const rules = {
  projected,
  proximal,
  bestResponse,
  adam,
  sigmoid: sigmoidRule,
  norms,
  random,
  magnitude,
  saliency,
  snip,
  l0,
} as const satisfies Readonly<Record<string, RuleWords>>;

export type RuleName = keyof typeof rules;
