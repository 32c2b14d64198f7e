import { marginalUtility } from '../game/utility.ts';
import { clip } from './playerByPlayer.ts';
import { forEach } from './ranking.ts';
import type { Group, RuleWords, Statement } from './rule.ts';

/** ‖θ‖² over the mean of the group: what stands for the benefit. */
function shares({ normSquared }: Group): Float64Array {
  let sum = 0;
  for (let i = 0; i < normSquared.length; i++) sum += normSquared[i]!;
  const mean = sum / normSquared.length;
  return Float64Array.from(normSquared, (own) => (mean > 0 ? own / mean : 0));
}

export const norms = {
  label: 'benefit from weight norms',
  help: 'No benefit is measured: a player earns α times ‖θ‖² over its group’s mean, pays β, γ and η, and s moves along the difference.',
  pays: ['alpha', 'beta', 'gamma', 'eta'],
} satisfies RuleWords;

export const normsStatement = {
  move(groups, { lrS }) {
    const earned = new Map(groups.map((group) => [group, shares(group)]));
    return forEach(groups, (group, i) => {
      const { participation, normSquared, rivalry, prices } = group;
      const stake = {
        benefit: earned.get(group)![i]!,
        normSquared: normSquared[i]!,
        rivalry: rivalry[i]!,
      };
      const s = participation[i]!;
      return clip(s + lrS * marginalUtility(s, stake, prices));
    });
  },
} satisfies Statement;
