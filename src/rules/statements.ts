/** How the rules move s, for whoever computes: a page that only tells of them is without. */
import type { ValuesOf } from '../game/parameter.ts';
import { l0Statement } from './l0.ts';
import { magnitudeStatement } from './magnitude.ts';
import { normsStatement } from './norms.ts';
import { randomStatement } from './random.ts';
import { rules, type RuleName } from './registry.ts';
import type { OwnRows } from './rows.ts';
import type { Statement } from './rule.ts';
import { saliencyStatement } from './saliency.ts';
import { snipStatement } from './snip.ts';

type Stated<Name extends RuleName> = (typeof rules)[Name] extends Statement<never> ? Name : never;
type WithStatement = { [Name in RuleName]: Stated<Name> }[RuleName];

/** Of all rules that do not say it beside their words. */
const apart = {
  norms: normsStatement,
  random: randomStatement,
  magnitude: magnitudeStatement,
  saliency: saliencyStatement,
  snip: snipStatement,
  l0: l0Statement,
} as const satisfies Readonly<Record<Exclude<RuleName, WithStatement>, Statement<never>>>;

const statements = { ...rules, ...apart } as const;

export const statementOf = (name: RuleName): Statement<ValuesOf<OwnRows>> => statements[name];
