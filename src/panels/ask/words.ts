/** What the nets answer, in words. */
import { dataSetOf } from '../../data/rows.ts';
import type { Lab } from '../../state/lab.ts';
import { fixed } from '../../ui/format.ts';
import { exampleInWords } from '../filters/words.ts';
import { responsesFor } from '../filters/responses.ts';
import type { Line } from '../shared/Explain.tsx';

export interface Verdict {
  readonly name: string;
  /** Of its class, 0 to 1. */
  readonly share: number;
}

/** The class that has most; null where the answer is no number. */
export function verdictOf(shares: Float32Array, classes: readonly string[]): Verdict | null {
  let best = -1;
  shares.forEach((share, at) => {
    if (share > (best < 0 ? -1 : shares[best])) best = at;
  });
  const name = classes[best];
  return name === undefined ? null : { name, share: shares[best] };
}

export const percentOf = ({ share }: Verdict): string => `${fixed(100 * share, 0)} %`;

/** How many of those that are in respond, layer by layer: “layer 1: 12 of 20”. */
export function firing(lab: Lab): string[] {
  const { layers } = lab.store.getState();
  const { latest } = lab.trajectory;
  if (latest === null) return [];
  return layers.flatMap((layer, group) => {
    const responses = responsesFor(lab, { layer, group });
    if (responses === null || layer.first + layer.count > latest.participation.length) return [];
    let [active, fire] = [0, 0];
    responses.forEach((response, index) => {
      if (!(latest.participation[layer.first + index] >= latest.epsilon)) return;
      active++;
      if (response > 0) fire++;
    });
    const of = layer.count < layer.total ? ' of those shown' : '';
    return [`${layer.name.toLowerCase()}: ${fire} of ${active}${of}`];
  });
}

export function describeAnswers(lab: Lab): string {
  const told = lab.asking.latest;
  if (told === null) return 'The net has not been asked yet.';
  const { classes } = dataSetOf(lab.store.getState().spec);
  const says = (net: string, shares: Float32Array) => {
    const verdict = verdictOf(shares, classes);
    return verdict === null
      ? `${net} gives no answer.`
      : `${net} says “${verdict.name}” with ${percentOf(verdict)}.`;
  };
  const lit = firing(lab);
  const response =
    lit.length === 0 ? '' : ` Players that respond, of those that are in: ${lit.join(', ')}.`;
  return `Asked: ${exampleInWords(lab, told)}. ${says('The net as it is', told.now)} ${says('Without the pruned players it', told.pruned)}${response}`;
}

export function explainAnswers(lab: Lab): Line[] {
  return [
    {
      words:
        'A bar is the share that a net gives to a class; the shares of a net add up to 100 %. “Now” is the net with every s as it is. “Pruned” is the same net with everybody below ε taken out.',
      formula: 'p_k = exp(z_k) / Σ_j exp(z_j)',
      numbers: describeAnswers(lab),
    },
    {
      words:
        'The net knows images like those it learns from. What you draw may look like none of them; its answer is sure of itself all the same.',
    },
  ];
}
