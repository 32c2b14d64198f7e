/** Rules that a route computes in its own step, each with what the route has for it. */
import type { RuleName } from '../rules/registry.ts';

type ByRule<What> = Readonly<Partial<Record<RuleName, What>>>;

export const servedBy = (has: ByRule<unknown>) => Object.keys(has) as RuleName[];

/** @throws Error if the route does not compute it: such a rule is played between its steps */
export function served<What>(has: ByRule<What>, rule: RuleName): What {
  const found = has[rule];
  if (found === undefined) throw new Error(`This route does not compute the rule ${rule}.`);
  return found;
}
