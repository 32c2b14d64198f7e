/** How s moves, with the numbers of the chosen player. */
import { ruleOf } from '../../rules/rows.ts';
import { pricesThatAct } from '../../spec/play.ts';
import { marginalUtility } from '../../game/utility.ts';
import type { RunView } from '../../state/lab.ts';
import { figure, fixed, grouped, setting } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import { formatEpoch } from '../shared/numbers.ts';
import { pricesOf, pushed, stakeOf } from '../shared/states.ts';
import type { ShownIndex } from '../../game/players.ts';
import { nameOf } from '../shared/shownPlayers.ts';

export function explainParticipation(lab: RunView, player: ShownIndex | null): Line[] {
  const { latest, length } = lab.trajectory;
  const { spec, stepsPerEpoch, changes } = lab.store.getState();
  const { help, play } = ruleOf(spec.dynamics);
  const lines: Line[] = [
    {
      words: `One line is one player’s s from the first step on. ${help}`,
      ...(play && { formula: play.formula }),
      ...(latest && {
        numbers: `η_s = ${setting(spec.lrS)}, step ${grouped(latest.step)}, epoch ${formatEpoch(latest.step / stepsPerEpoch)}`,
      }),
    },
  ];
  if (latest !== null && player !== null && player < latest.participation.length) {
    const s = latest.participation[player];
    const slope = marginalUtility(s, stakeOf(latest, player), pricesOf(latest, spec, player));
    const next = pushed(latest, spec, player, stepsPerEpoch);
    if (next !== null) {
      lines.push({
        words: `The stroke past “now” is where the present push would carry player ${nameOf(lab, player)} in one epoch if nothing else moved:`,
        formula: 's, ∂U/∂s → s after an epoch',
        numbers: `${fixed(s, 3)}, ${figure(slope)} → ${fixed(next, 3)}`,
      });
    }
  }
  lines.push({
    words: `${pricesThatAct(spec).length > 0 ? 'The strips on top are the prices, each in its colour; dotted' : 'Dotted'} lines are your changes and acts. In a long run every second moment is dropped, again and again, so that drawing stays fast.`,
    numbers: `changes: ${changes.length}, moments kept: ${grouped(length)}`,
  });
  return lines;
}
