/** The regime map in words, and its formulas with the numbers of now. */
import { regimeOf } from '../../game/frozen/regime.ts';
import { figure, setting } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import type { Spot } from './layout.ts';
import type { RegimeScene } from './scene.ts';

export type Mark =
  | { readonly kind: 'now' }
  | { readonly kind: 'line' }
  | { readonly kind: 'border' }
  | { readonly kind: 'past'; readonly spot: Spot }
  | { readonly kind: 'region'; readonly spot: Spot };

/** η / 2β as written. */
const share = ({ beta, eta }: Spot): string => figure(eta / (2 * beta));

/** What the prices of a spot mean, with the ratio that decides. */
export function regimeWords(spot: Spot): string {
  const regime = regimeOf(spot);
  switch (regime) {
    case 'one':
      return `η / 2β = ${share(spot)}, below 1: the frozen game has exactly one equilibrium.`;
    case 'several':
      return `η / 2β = ${share(spot)}, not below 1: several equilibria are possible; the start can decide.`;
    case 'allOrNothing':
      return 'β = 0: every best response is all or nothing, and several equilibria are possible.';
    case 'alone':
      return 'η = 0: no competition. No best response depends on the others; one equilibrium.';
    case 'aloneAllOrNothing':
      return 'β = η = 0: each is in or out by the sign of αb − γ, whatever the others do.';
    default:
      return regime satisfies never;
  }
}

export const priceWords = ({ beta, eta }: Spot): string => `β ${setting(beta)}, η ${setting(eta)}`;

export function wordsOf(mark: Mark, { now, border }: RegimeScene): string {
  switch (mark.kind) {
    case 'now':
      return `now ${priceWords(now)}. ${regimeWords(now)}`;
    case 'line':
      return 'η = 2β. Right of and below this line one equilibrium is certain, whatever the weights.';
    case 'border':
      return border === null
        ? ''
        : `player ${border.player}: below this line its best response moves less than the others do.`;
    case 'past':
      return `earlier in this run: ${priceWords(mark.spot)}. ${regimeWords(mark.spot)}`;
    case 'region':
      return `${priceWords(mark.spot)}: ${regimeWords(mark.spot)}`;
    default:
      return mark satisfies never;
  }
}

/** Every kind of mark once, for the keyboard; each region by a spot inside it. */
export const allMarks = ({ past, border }: RegimeScene): Mark[] => [
  { kind: 'now' },
  { kind: 'line' },
  ...(border === null ? [] : [{ kind: 'border' } as const]),
  ...past.slice(-1).map((spot): Mark => ({ kind: 'past', spot })),
  ...[
    { beta: 1, eta: 0.1 },
    { beta: 0.1, eta: 1 },
    { beta: 0, eta: 0.1 },
    { beta: 0.1, eta: 0 },
    { beta: 0, eta: 0 },
  ].map((spot): Mark => ({ kind: 'region', spot })),
];

export function describeRegimes(scene: RegimeScene): string {
  const { now, border } = scene;
  const own =
    border === null
      ? ''
      : ` For player ${border.player} best responses contract while η is below ${figure(border.ratio)} β.`;
  return `Across: β, upwards: η, log axes, 0 apart. Now ${priceWords(now)}. ${regimeWords(now)}${own} Arrow keys change the prices, with Shift by a decade, Delete brings back those of the start, m names the marks.`;
}

export function explainRegimes({ now, border }: RegimeScene): Line[] {
  const { beta, eta } = now;
  return [
    {
      words:
        'With θ and b frozen, all players climb one potential. It is strictly concave, with one maximum and so one equilibrium, if',
      formula: 'η < 2 β',
      numbers: `${setting(eta)} ${eta < 2 * beta ? '<' : '≥'} 2 × ${setting(beta)} = ${setting(2 * beta)}${beta > 0 && eta > 0 ? `; η / 2 β = ${share(now)}` : ''}`,
    },
    {
      words:
        'Why: minus its second derivative is (2β − η) diag ‖θ‖² + η G. The first part is positive if η < 2β; the second is never negative, because G holds the inner products of real vectors. This holds whatever the weights are, for players with ‖θ‖ > 0.',
    },
    {
      words:
        'Above the line there may still be only one. Several need players whose θ overlap: one can take the place of another, or two that point away from each other can be in together or out together.',
    },
    {
      words:
        'β = 0: U is a straight line in s, and best responses jump between 0 and 1. η = 0: no best response depends on the others.',
    },
    border === null
      ? {
          words:
            'Best responses of one player contract (5.3) if η Σ_{j≠i} |⟨θ_i, θ_j⟩| < 2β‖θ_i‖²; its line appears when the inner products of the chosen player have arrived.',
        }
      : {
          words: `For player ${border.player} best responses contract (5.3), dotted line, if`,
          formula: 'η Σ |⟨θ, θ⟩| < 2 β ‖θ‖²',
          numbers: `${figure(eta * border.others)} ${eta * border.others < 2 * beta * border.own ? '<' : '≥'} ${figure(2 * beta * border.own)}; the line is η = ${figure(border.ratio)} β`,
        },
    { words: regimeWords(now) },
  ];
}
