/** Verdicts in words. */
import type { Distance, LayerSample } from '../../game/frozen/sample.ts';
import { VERDICTS, type Verdict } from '../../game/frozen/verdict.ts';
import { pricesOfGroup } from '../../game/prices.ts';
import type { ShownIndex } from '../../game/players.ts';
import { groupOfId, type ShownLayer } from '../../game/shown.ts';
import { nameOf } from '../shared/shownPlayers.ts';
import { MAX_SELECTED } from '../../state/selection.ts';
import { figure, fixed, grouped } from '../../ui/format.ts';
import type { AnalysisSample } from '../../state/analysisMonitor.ts';
import type { Lab } from '../../state/lab.ts';
import type { Line } from '../shared/Explain.tsx';

export const meanings: Readonly<Record<Verdict, string>> = {
  out: 'out, whatever the others do',
  outLater: 'out once others are decided',
  open: 'open: it depends on the others',
  inLater: 'fully in once others are decided',
  in: 'fully in, whatever the others do',
};

/** The same beside its colour in the key. */
export const shortMeanings: Readonly<Record<Verdict, string>> = {
  out: 'out',
  outLater: 'out once others are decided',
  open: 'open',
  inLater: 'fully in once others are decided',
  in: 'fully in',
};

export const segmentWords = (
  layer: ShownLayer,
  verdict: Verdict,
  count: number,
  selectable: number,
): string =>
  `${layer.name}: ${grouped(count)} of ${grouped(layer.total)} ${meanings[verdict]}.${selects(count, selectable)}`;

function selects(count: number, selectable: number): string {
  if (selectable === 0) return ' None of them is shown one by one.';
  const them = selectable < count ? 'those of them that are shown' : 'them';
  const first = selectable < count ? 'the first five of them that are shown' : 'the first five';
  return ` Press to select ${selectable > MAX_SELECTED ? first : them}.`;
}

export function layerWords(
  layer: ShownLayer,
  { rounds, isComplete }: Pick<LayerSample, 'rounds' | 'isComplete'>,
  { staying, farthest }: Distance,
): string {
  const way =
    farthest.distance < 0.005
      ? 'the players are there already'
      : `farthest from it is player ${layer.firstId + farthest.player}, by ${fixed(farthest.distance, 2)}`;
  const took = rounds > 1 ? ` Elimination took ${rounds} rounds.` : '';
  const after = isComplete
    ? took
    : ` Elimination was stopped after ${rounds} rounds; more rounds could decide more players.`;
  return `At the equilibrium ${grouped(staying)} of ${grouped(layer.total)} stay; ${way}.${after}`;
}

export function describeVerdicts(lab: Lab, sample: AnalysisSample | null): string {
  if (sample === null) return lab.analysisMonitor.failure ?? 'Not looked at yet.';
  const { layers } = lab.store.getState();
  return layers
    .map((layer, l) => {
      const [out, outLater, open, inLater, inside] = sample.layers[l].counts;
      return `${layer.name}: ${grouped(out + outLater)} out for certain, ${grouped(open)} open, ${grouped(inLater + inside)} in for certain. ${layerWords(layer, sample.layers[l], sample.distances[l])} ${sample.ends.layers[l].uniqueness}`;
    })
    .join(' ');
}

export function explainVerdicts(lab: Lab, shown: ShownIndex | null): Line[] {
  const { latest } = lab.analysisMonitor;
  const { layers } = lab.store.getState();
  const player = shown === null ? null : nameOf(lab, shown);
  const l = player === null ? -1 : groupOfId(layers, player);
  const lines: Line[] = [
    {
      words:
        'What a player pays for rivals lies between two bounds: the best case and the worst case of who else is in. If even the best case leaves it nothing, it is out whatever the others do; if even the worst case leaves it as much as its size costs, it is fully in.',
      formula:
        'out: αb − γ − η Σ_j min(0, G_ij) ≤ 0      in: αb − γ − η Σ_j max(0, G_ij) ≥ 2β‖θ_i‖²',
    },
  ];
  if (latest !== null && player !== null && l >= 0) {
    const i = player - layers[l].firstId;
    const { alpha, beta, gamma, eta } = pricesOfGroup(latest.game, l, 1);
    const { lowest, highest } = latest.overlaps[l].sumsOf(i);
    const alone = alpha * latest.game.layers[l].marginalBenefit[i] - gamma;
    const size = 2 * beta * latest.overlaps[l].product(i, i);
    lines.push({
      words: `Player ${player} is ${meanings[VERDICTS[latest.layers[l].verdicts[i]]]}:`,
      numbers: `at best ${figure(alone - eta * lowest)}, at worst ${figure(alone - eta * highest)}, size costs ${figure(size)}`,
    });
  }
  lines.push({
    words:
      'Those decided are then taken as given, which may decide others: iterated elimination, round after round.',
    ...(latest && {
      numbers: latest.layers
        .map((layer, index) => `${layers[index].name}: rounds ${layer.rounds}`)
        .join(', '),
    }),
  });
  if (latest !== null) {
    const compared = latest.ends.layers.map((_, group) => {
      const { beta, eta } = pricesOfGroup(latest.game, group, 1);
      return `${figure(eta)} ${eta < 2 * beta ? '<' : '≥'} ${figure(2 * beta)}`;
    });
    lines.push({
      words: latest.ends.layers
        .map((layer, index) => `${layers[index].name}: ${layer.uniqueness}`)
        .join(' '),
      formula: 'η < 2β',
      numbers: `${[...new Set(compared)].join('; ')}, looked at after step ${grouped(latest.ends.step)}`,
    });
  }
  return lines;
}
