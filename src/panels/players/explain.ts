/** What the squares say, with the numbers of the chosen player. */
import { isSquareGrey } from '../../data/dataSet.ts';
import { dataSetOf } from '../../data/rows.ts';
import { MOTION_STEPS, SETTLED } from '../../game/population.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import { totalOf } from '../../game/summary.ts';
import { marginalUtility, terms, utility } from '../../game/utility.ts';
import { isDense } from '../../spec/network.ts';
import type { Lab } from '../../state/lab.ts';
import { figure, grouped, setting } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import { groupsOf, summariesOf } from '../shared/groups.ts';
import { equalsS, formatS } from '../shared/numbers.ts';
import { pricesOf, stakeOf, stateAt, stateWord } from '../shared/states.ts';
import type { ShownIndex } from '../../game/players.ts';
import { nameOf } from '../shared/shownPlayers.ts';

export function explainPlayers(lab: Lab, player: ShownIndex | null): Line[] {
  const { latest } = lab.trajectory;
  const { spec, layers } = lab.store.getState();
  const summaries =
    latest === null ? new Float32Array() : summariesOf(latest, groupsOf(layers, 'neuron'));
  const lines: Line[] = [
    {
      words: isSandbox(spec)
        ? 'Each square is one player, with a patch for every player of its layer, in their order: the stronger, the nearer the cosine of the two θ is to 1. It fades with participation s, the bar below it.'
        : dataSetOf(spec).plane !== undefined
          ? 'Each square is one player: the plane of points, full colour where the neuron gives most, none where it gives 0 or less, whatever its own participation. It fades with participation s, the bar below it.'
          : !isSquareGrey(dataSetOf(spec)) || !isDense(spec)
            ? 'Each square is one player. There is no picture of what it looks for: of neurons that read square images of one channel alone there is one. The bar below shows participation s.'
            : 'Each square is one player. A first-layer square is the image its weights add up to: full colour where it looks for light, none where it looks for dark; deeper ones are seen through the previous layer. It fades with participation s, the bar below it.',
    },
    {
      words: 'A player with s below the threshold ε counts as pruned and is crossed out.',
      formula: 's < ε',
      ...(latest && {
        numbers: `ε = ${setting(spec.epsilon)}: ${grouped(totalOf(summaries, 'pruned'))} of ${grouped(totalOf(summaries, 'count'))} pruned`,
      }),
    },
  ];
  if (latest === null || player === null || player >= latest.participation.length) return lines;
  const s = latest.participation[player];
  const stake = stakeOf(latest, player);
  const prices = pricesOf(latest, spec, player);
  const now = terms(s, stake, prices);
  return [
    ...lines,
    {
      words: `What player ${nameOf(lab, player)} earns and pays at ${equalsS(s)}:`,
      formula: 'U = αsb − β‖θ‖²s² − γs − ηsΣ_j s_j⟨θ_i, θ_j⟩',
      numbers: `${figure(now.benefit)} − ${figure(now.size)} − ${figure(now.presence)} − ${figure(now.rivals)} = ${figure(utility(s, stake, prices))}`,
    },
    {
      words: `Its mark: a disc is settled (|Proj(s + ∂U/∂s) − s| ≤ ${SETTLED}: no small move would gain it more), rising or standing still; a triangle is falling; an hourglass alternates at every step; a cross is pruned. Rising and falling: s now against s ${MOTION_STEPS} steps ago.`,
      formula: '∂U/∂s = αb − 2β‖θ‖²s − γ − ηΣ_j s_j⟨θ_i, θ_j⟩',
      numbers: `player ${nameOf(lab, player)}, s ${formatS(s)}: ${figure(marginalUtility(s, stake, prices))}, ${stateWord(stateAt(latest, spec, player))}`,
    },
  ];
}
