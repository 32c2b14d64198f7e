/** The pruning history in words. */
import type { ShownLayer } from '../../game/shown.ts';
import { NEVER } from '../../state/pruningHistory.ts';
import type { RunView } from '../../state/lab.ts';
import { figure, grouped, percent, setting } from '../../ui/format.ts';
import { reasonLabels, reasonOf, reasons } from '../shared/causes.ts';
import type { Line } from '../shared/Explain.tsx';
import { formatEpoch } from '../shared/numbers.ts';
import { departures, inAt, type Group, toldApart } from './data.ts';
import { idOf, type ShownIndex } from '../../game/players.ts';
import { nameOf } from '../shared/shownPlayers.ts';

/** Players named before the rest is counted. */
const NAMED = 4;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** “Step 990, Layer 1: player 17 left, its benefit fell”. */
export function describeGroup(
  { players, layer, reason, first, last }: Group,
  shown: Uint32Array,
  layerName: string = `Layer ${layer + 1}`,
): string {
  const when =
    first === last ? `Step ${grouped(first)}` : `Steps ${grouped(first)}–${grouped(last)}`;
  const label = reasonLabels[reason];
  if (players.length === 1)
    return `${when}, ${layerName}: player ${idOf(shown, players[0])} left, ${label.because}`;
  const rest = players.length - NAMED;
  const names = players.slice(0, NAMED).map((player) => String(idOf(shown, player)));
  const who = rest > 0 ? `${names.join(', ')} and ${rest} more` : listed(names);
  return `${when}, ${layerName}: players ${who} left, ${label.becauseMany}`;
}

/** The shares in at a step. */
export function describeStep(lab: RunView, step: number): string {
  const { layers: all, stepsPerEpoch } = lab.store.getState();
  const layers = toldApart(all);
  const remaining = inAt(departures(lab.pruningHistory, layers), layers, step);
  const shares = layers.map(
    ({ name, count }, index) => `${name} ${percent(remaining[index] / count, 0)} %`,
  );
  return `Epoch ${formatEpoch(step / stepsPerEpoch)}, step ${grouped(step)}: ${shares.join(', ')} in`;
}

/** What is said where not every player is followed; empty where each is. */
const ofSample = (layers: readonly ShownLayer[]): string =>
  layers.some(({ count, total }) => total > count)
    ? ` Only the shown players are followed: ${layers.map(({ name, count, total }) => `${grouped(count)} of ${grouped(total)} in ${name}`).join(', ')}.`
    : '';

export function describeRoll(lab: RunView): string {
  const layers = toldApart(lab.store.getState().layers);
  const { pruningHistory } = lab;
  if (pruningHistory.step === NEVER) return 'Nobody has moved yet.';
  const gone = departures(pruningHistory, layers);
  const perLayer = layers.map(({ name, count }, index) => {
    const own = gone.filter(({ layer }) => layer === index);
    const of = reasons
      .map((reason) => ({ reason, count: own.filter((each) => each.reason === reason).length }))
      .filter((each) => each.count > 0)
      .map((each) => `${grouped(each.count)} because of ${reasonLabels[each.reason].word}`);
    return `${name}: ${grouped(count - own.length)} of ${grouped(count)} in${of.length > 0 ? `; left: ${listed(of)}` : ''}.`;
  });
  const back = pruningHistory.returns.reduce((sum, count) => sum + count, 0);
  return [
    ...perLayer,
    ...(back > 0 ? [`Players came back ${back === 1 ? 'once' : `${grouped(back)} times`}.`] : []),
    ...[ofSample(layers).trim()].filter(Boolean),
    'Arrow keys go through those who left, Enter chooses them.',
  ].join(' ');
}

/** The definitions, with the numbers of one player: the chosen one if it was pushed, else the last to leave. */
export function explainRoll(lab: RunView, chosen: ShownIndex | null): Line[] {
  const { layers: all, spec } = lab.store.getState();
  const layers = toldApart(all);
  const { pruningHistory } = lab;
  const gone = departures(pruningHistory, layers);
  const back = pruningHistory.returns.reduce((sum, count) => sum + count, 0);
  const own =
    chosen !== null && pruningHistory.fall(chosen) !== null ? chosen : gone.at(-1)?.player;
  const fall = own === undefined ? null : pruningHistory.fall(own);
  const lines: Line[] = [
    {
      words: `A player counts as left from the first frame with s below ε = ${setting(spec.epsilon)}, as long as it stays out. The curves show the share of each layer that is in.${ofSample(layers)}`,
      numbers: `${grouped(gone.length)} of ${grouped(pruningHistory.playerCount)} are out; returns: ${grouped(back)}`,
    },
    {
      words:
        'A player is pushed while a little more s would lower its utility. Its four terms while it was pushed are compared with those before, averaged over the steps and weighted by s; the term that changed most against it is the reason. A break in the push that is shorter than the memory of the benefit does not count.',
      formula: '∂U/∂s = α b − 2 β ‖θ‖² s − γ − η c',
    },
  ];
  if (own !== undefined && fall !== null) {
    const { before, after, harms } = fall;
    const moved = (name: string, from: number, to: number) =>
      `${name} ${figure(from)} → ${figure(to)}`;
    lines.push({
      words: `Player ${nameOf(lab, own)}, pushed since step ${grouped(fall.pushedAt)}${fall.heldBefore ? '' : ', from the start, so there is nothing to compare with'}: ${reasonLabels[reasonOf(pruningHistory, own)].word}.`,
      formula: [
        moved('α b', before.benefit, after.benefit),
        moved('2 β ‖θ‖² s', before.size, after.size),
        moved('γ', before.presence, after.presence),
        moved('η c', before.rivals, after.rivals),
      ].join(', '),
      numbers: `harm: ${figure(harms.benefit)} + ${figure(harms.size)} + ${figure(harms.presence)} + ${figure(harms.rivals)} = ${figure(harms.benefit + harms.size + harms.presence + harms.rivals)}`,
    });
  }
  lines.push({
    words:
      'The four harms add up exactly to the fall of ∂U/∂s. They say what happened, not what would have happened otherwise: the terms change one another while the net learns.',
  });
  return lines;
}
