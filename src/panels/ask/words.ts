/** What the nets answer, in words. */
import { dataSetOf } from '../../data/rows.ts';
import type { Lab } from '../../state/lab.ts';
import type { Parting } from '../../state/partings.ts';
import type { TwinState } from '../../state/store.ts';
import { fixed, grouped, percent, roughDuration } from '../../ui/format.ts';
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
function firing(lab: Lab): string[] {
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

/** Empty where no units play. */
export function firingInWords(lab: Lab): string {
  const lit = firing(lab);
  return lit.length === 0 ? '' : `Players that respond, of those that are in: ${lit.join(', ')}.`;
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
  const dense = told.dense
    ? ` ${says(`Its dense twin at step ${grouped(told.dense.step)}`, told.dense.shares)}`
    : '';
  const fires = firingInWords(lab);
  const response = fires === '' ? '' : ` ${fires}`;
  return `Asked: ${exampleInWords(lab, told)}. ${says('The net as it is', told.now)} ${says('Without the pruned players it', told.pruned)}${dense}${response}`;
}

/** On how many test images nets part, and who is right on them. */
export function partingInWords(parting: Parting | null): string {
  if (parting === null) return 'The test images have not been counted yet.';
  const { other, step, otherStep, images, count, rightNow, rightOther } = parting;
  const [all, at] = [grouped(count), `At step ${grouped(step)}`];
  const pair =
    other === 'dense'
      ? `the net and its dense twin (of step ${grouped(otherStep)})`
      : 'the net now and the pruned net';
  if (images.length === 0) return `${at} ${pair} answer alike on all ${all} test images.`;
  const name = other === 'dense' ? 'the twin' : 'the pruned net';
  return `${at} ${pair} part on ${grouped(images.length)} of ${all} test images: the net now is right on ${grouped(rightNow)} of them, ${name} on ${grouped(rightOther)}.`;
}

/** What training the dense twin costs. */
export interface TwinCost {
  readonly seconds: number;
  /** Whether it follows from a speed that was measured on this page; else that is assumed. */
  readonly isMeasured: boolean;
}

/** How far the dense twin is, or what training it costs. */
export function twinInWords(twin: TwinState | null, { seconds, isMeasured }: TwinCost): string {
  const how = isMeasured ? '' : ' (not measured here yet)';
  const cost = `Its training takes ${roughDuration(seconds)}${how}, and about twice that while the game plays: the game then goes on at about half its speed.`;
  if (twin === null)
    return `A dense twin can answer beside it: the same net, data and seed, trained without the game. ${cost}`;
  const { phase, step, steps, stepsPerSecond, testAccuracy, why } = twin;
  const right = (how: string) =>
    testAccuracy === null ? '' : ` ${how} right on ${percent(testAccuracy)} % of the test images.`;
  switch (phase) {
    case 'training': {
      if (steps === null) return 'The dense twin is being prepared.';
      const left = (steps - step) / stepsPerSecond;
      const time = stepsPerSecond > 0 ? `, ${roughDuration(left)} left` : '';
      return `The dense twin is training: step ${grouped(step)} of ${grouped(steps)}${time}.${right('When last tested, it was')}`;
    }
    case 'trained':
      return `The dense twin has been trained for ${grouped(step)} steps.${right('It is')}`;
    case 'gone':
      return `${sentence(why ?? '')} ${cost}`.trim();
    default:
      return phase satisfies never;
  }
}

const sentence = (words: string): string => (/[.!?]$|^$/.test(words) ? words : `${words}.`);

export function explainAnswers(lab: Lab): Line[] {
  const fires = lab.store.getState().layers.some(({ granularity }) => granularity === 'neuron');
  return [
    {
      words:
        'A bar is the share that a net gives to a class; the shares of a net add up to 100 %. “Now” is the net with every s as it is. “Pruned” is the same net with everybody below ε taken out. “Dense” is its dense twin: the same net, data and seed, trained without the game.',
      formula: 'p_k = exp(z_k) / Σ_j exp(z_j)',
      numbers: describeAnswers(lab),
    },
    {
      words:
        'Two nets part on an image that they give different classes. All test images are counted whenever the net is tested.',
      numbers: partingInWords(lab.partings.latest),
    },
    ...(fires
      ? [
          {
            words:
              'A bar for each neuron: as high as the square root of how strongly it fires for the image, relative to the strongest of its layer. Its colour shows s, a cross is a pruned player.',
          },
        ]
      : []),
    {
      words:
        'The net knows images like those it learns from. What you draw may look like none of them; its answer is sure of itself all the same.',
    },
  ];
}
