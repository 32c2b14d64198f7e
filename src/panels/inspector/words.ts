/** One player in words: its story, a moment of it, and the formulas with its numbers. */
import { netOf } from '../../game/departure.ts';
import { NEVER, type PruningHistory, type ShownAct } from '../../state/pruningHistory.ts';
import type { Lab } from '../../state/lab.ts';
import { figure, fixed, grouped, setting } from '../../ui/format.ts';
import { termLabels } from '../../ui/labels.ts';
import { reasonLabels } from '../shared/causes.ts';
import type { Line } from '../shared/Explain.tsx';
import { groundOf } from '../shared/ground.ts';
import { equalsS, formatEpoch } from '../shared/numbers.ts';
import { stateAt, stateWord } from '../shared/states.ts';
import { paid, type Measure, type Moment } from './series.ts';
import type { ShownIndex } from '../../game/players.ts';
import { layerOfShown } from '../../game/shown.ts';
import { nameOf } from '../shared/shownPlayers.ts';
import { nobodyInWords } from '../shared/uncarried.ts';

/** How the visitor put a player out. */
const handWords = (act: ShownAct): string => {
  switch (act.kind) {
    case 'pin':
      return act.participation === 0
        ? 'you took it out'
        : `you took it to s = ${setting(act.participation)}`;
    case 'set':
      return `you put it once at s = ${setting(act.participation)}`;
    case 'release':
      return 'you stopped keeping it';
    case 'moveLine':
      return 'you moved its line';
    case 'setToEquilibrium':
      return 'you made all players jump to equilibrium';
    default:
      return act satisfies never;
  }
};

/**
 * “Left at step 1 833, because its benefit fell. 0 has been its best response since step 1 240.” What is
 * said of best responses is of the last frame, the others as they stand; that a player is out whatever
 * the others do is for certificates alone to say (panels/verdicts).
 */
export function storyOf(call: PruningHistory, player: ShownIndex): string {
  if (call.step === NEVER || player >= call.playerCount) return 'Nothing has happened yet.';
  const left = call.leftAt[player];
  const returns = call.returns[player];
  const sentences = [
    ...(call.isFrozen ? ['You froze the players: nobody moves.'] : []),
    ...whereItIs(call, player),
    ...keptWords(call.keepOf(player)),
  ];
  const since = call.zeroBestSince[player];
  if (since !== NEVER) sentences.push(`0 has been its best response since step ${grouped(since)}.`);
  else if (left !== NEVER) sentences.push('Now taking part would be worth it.');
  if (returns > 0) sentences.push(`It came back ${returns === 1 ? 'once' : `${returns} times`}.`);
  return sentences.join(' ');
}

function keptWords(act: ShownAct | null): string[] {
  if (act?.kind !== 'pin') return [];
  return [
    act.participation === 0
      ? 'You keep it out.'
      : `You keep it at s = ${setting(act.participation)}.`,
  ];
}

function whereItIs(call: PruningHistory, player: ShownIndex): string[] {
  const left = call.leftAt[player];
  const hand = call.handOf(player);
  if (call.alternates[player] === 1) return ['It alternates at every step.'];
  if (hand !== null) return [`Out since step ${grouped(left)}: ${handWords(hand)}.`];
  if (call.leftUnpushed(player))
    return [`Out since step ${grouped(left)}: ${reasonLabels.unpushed.because}.`];
  const fall = call.fall(player);
  if (fall === null) {
    if (left !== NEVER) return [`Out since step ${grouped(left)}.`];
    return call.isFrozen || call.keepOf(player) !== null
      ? []
      : ['No cost pushes it down: a little more s would not lower its utility.'];
  }
  const label = reasonLabels[fall.cause];
  const because = `because ${fall.heldBefore ? label.because : `${label.fromTheStart} from the start`}`;
  return left !== NEVER
    ? [`Left at step ${grouped(left)}, ${because}.`]
    : [`Pushed down since step ${grouped(fall.pushedAt)}, ${because}; still in.`];
}

/** The numbers of one moment, for the reading line and for screen readers. */
export function describeMoment(moment: Moment, stepsPerEpoch: number): string {
  const { step, s, strength, benefit, size, presence, rivals } = moment;
  const costs = [
    ['presence', presence],
    ['rivals', rivals],
    ['size', size],
  ] as const;
  const written = costs
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name} ${figure(value)}`);
  const parts = written.length > 1 ? ` (${written.join(', ')})` : '';
  return `epoch ${formatEpoch(step / stepsPerEpoch)}, step ${grouped(step)}: ${equalsS(s)}, s‖θ‖ ${fixed(strength, 2)} · earns ${figure(benefit)}, pays ${figure(paid(moment))}${parts}`;
}

export function describeInspector(lab: Lab, player: ShownIndex | null, now: Moment | null): string {
  const { latest } = lab.trajectory;
  if (latest === null || player === null || now === null) return nobodyInWords(lab);
  const { spec, stepsPerEpoch, layers } = lab.store.getState();
  const state = stateWord(stateAt(latest, spec, player));
  const layer = layerOfShown(layers, player);
  return `Player ${nameOf(lab, player)}, ${layer?.name ?? ''}, ${state}. ${storyOf(lab.pruningHistory, player)} Now ${describeMoment(now, stepsPerEpoch)}. Arrow keys read the past.`;
}

const factor = (value: number): string => (value < 0 ? `(${figure(value)})` : figure(value));

export function explainInspector(lab: Lab, player: ShownIndex | null, measure: Measure): Line[] {
  const { latest } = lab.trajectory;
  const { spec } = lab.store.getState();
  const known = latest !== null && player !== null && player < latest.participation.length;
  const ground = known ? groundOf(latest, spec, player) : null;
  const lines: Line[] = [];
  if (measure === 'unit') {
    lines.push({
      words: 'Marginal utility (18), what a little more s would bring: the line minus the stack.',
      formula: '∂U/∂s = α b − γ − η c − 2 β ‖θ‖² s',
      ...(ground && {
        numbers: `= ${figure(ground.prices.alpha * ground.stake.benefit)} − ${figure(ground.prices.gamma)} − ${factor(ground.prices.eta * ground.stake.rivalry)} − ${figure(ground.curvature * ground.s)} = ${figure(ground.gain - ground.curvature * ground.s)}`,
      }),
    });
  } else {
    lines.push({
      words:
        'What it earns and pays in all, (8) to (10). All four shrink with s, so near s = 0 this cannot show why it left.',
      formula: 'U = α b s − γ s − η c s − β ‖θ‖² s²',
      ...(ground && {
        numbers: `at ${equalsS(ground.s)}: ${figure(ground.s * ground.gain - 0.5 * ground.curvature * ground.s ** 2)}`,
      }),
    });
  }
  lines.push(
    {
      words: `0 is its best response if even the first bit of s would cost at least what it earns, the others as they stand.${spec.eta === 0 ? ' Without a price of rivals the others do not matter: then it is dominated in the sense of (12), b and θ held still.' : ' To be dominated (12) asks more: that it holds whatever the others do.'}`,
      formula: 'x = α b − γ − η c ≤ 0',
      ...(ground && { numbers: `x = ${figure(ground.gain)}` }),
    },
    {
      words:
        'Beside s stands its strength in the net. Weights k times larger at s / k would do the same, so a player with a small s and large weights can still matter.',
      formula: 's ‖θ‖',
      ...(ground && {
        numbers: `= ${figure(ground.s)} × ${figure(Math.sqrt(ground.stake.normSquared))} = ${figure(ground.s * Math.sqrt(ground.stake.normSquared))}`,
      }),
    },
    {
      words: `A rival j costs it η s_j ⟨θ_i, θ_j⟩ per unit of s. The cosine ⟨θ_i, θ_j⟩ / (‖θ_i‖ ‖θ_j‖) says how alike they point: 1 the same way, 0 unrelated, −1 against each other.`,
      ...(ground && {
        numbers: `η c = ${setting(ground.prices.eta)} × ${factor(ground.stake.rivalry)} = ${figure(ground.prices.eta * ground.stake.rivalry)}, all rivals together`,
      }),
    },
  );
  return lines;
}

/** The four terms of a moment, for the picture's own reader. */
export const describeBars = (now: Moment, measure: Measure): string =>
  [
    ...termLabels.map(
      ({ term, word, sign }) => `${word} ${figure(sign === '+' ? now[term] : -now[term])}`,
    ),
    `${measure === 'unit' ? '∂U/∂s' : 'U'} ${figure(netOf(now))}`,
  ].join(', ');
