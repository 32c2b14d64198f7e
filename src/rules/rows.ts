/** Which rule moves s, and what the rules bring along: rows of the table of parameters, made from the registry. */
import { choice, type Option } from '../game/parameter.ts';
import { rules, type RuleName } from './registry.ts';
import type { RuleWords } from './rule.ts';

type RowsOf<One> = One extends { readonly rows: infer Rows } ? Rows : never;
/** What is of every member of a union. */
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
export type OwnRows = Together<RowsOf<(typeof rules)[RuleName]>> & object;

export const ruleNames = Object.keys(rules) as RuleName[];

export const ruleOf = (name: RuleName): RuleWords => rules[name];

export const ruleRows = {
  dynamics: choice({
    symbol: '',
    name: 'Dynamics',
    group: 'dynamics',
    change: 'live',
    equation: '17',
    default: 'projected',
    options: ruleNames.map((value): Option<RuleName> => {
      const { label, help } = ruleOf(value);
      return { value, label, help };
    }),
    help: 'How participation moves.',
  }),
} as const;

/** Whether a parameter means something while this rule moves s: what another rule brought does not. */
export const concerns = (parameter: string, rule: RuleName): boolean =>
  !Object.hasOwn(ownRows, parameter) || Object.hasOwn(ruleOf(rule).rows ?? {}, parameter);

/** Of all rules that have any. */
export const ownRows = Object.assign(
  {},
  ...ruleNames.map((name) => ruleOf(name).rows ?? {}),
) as OwnRows;
