/** Verdicts in words. */
import type { ShownIndex } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import { nameOf } from '../shared/shownPlayers.ts';
import { MAX_SELECTED } from '../../state/selection.ts';
import { figure, fixed, grouped } from '../../ui/format.ts';
import type { AnalysisSample } from '../../state/analysisMonitor.ts';
import type { Lab } from '../../state/lab.ts';
import type { Line } from '../shared/Explain.tsx';
import { tally, verdictOf, type Tally, type Verdict } from './tally.ts';

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
  `${layer.name}: ${count} of ${layer.total} ${meanings[verdict]}.${selects(count, selectable)}`;

function selects(count: number, selectable: number): string {
  if (selectable === 0) return ' None of them is shown one by one.';
  const them = selectable < count ? 'those of them that are shown' : 'them';
  const first = selectable < count ? 'the first five of them that are shown' : 'the first five';
  return ` Press to select ${selectable > MAX_SELECTED ? first : them}.`;
}

export function layerWords(layer: ShownLayer, { staying, farthest, rounds }: Tally): string {
  const way =
    farthest.distance < 0.005
      ? 'the players are there already'
      : `farthest from it is player ${layer.firstId + farthest.player}, by ${fixed(farthest.distance, 2)}`;
  const after = rounds > 1 ? ` Elimination took ${rounds} rounds.` : '';
  return `At the equilibrium ${staying} of ${layer.total} stay; ${way}.${after}`;
}

export function describeVerdicts(lab: Lab, sample: AnalysisSample | null): string {
  if (sample === null) return lab.analysisMonitor.failure ?? 'Not looked at yet.';
  const { layers, spec } = lab.store.getState();
  return layers
    .map((layer, l) => {
      const now = tally(
        sample.layers[l],
        sample.ends.layers[l],
        sample.game.layers[l].participation,
        spec.epsilon,
      );
      const out = now.players.out.length + now.players.outLater.length;
      const inside = now.players.in.length + now.players.inLater.length;
      return `${layer.name}: ${out} out for certain, ${now.players.open.length} open, ${inside} in for certain. ${layerWords(layer, now)} ${sample.ends.layers[l].uniqueness}`;
    })
    .join(' ');
}

export function explainVerdicts(lab: Lab, shown: ShownIndex | null): Line[] {
  const { latest } = lab.analysisMonitor;
  const { layers, spec } = lab.store.getState();
  const player = shown === null ? null : nameOf(lab, shown);
  const l = layers.findIndex(
    ({ firstId, total }) => player !== null && player >= firstId && player < firstId + total,
  );
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
    const { marginalBenefit, normSquared, gram } = latest.game.layers[l];
    const { alpha, beta, gamma, eta } = latest.game;
    let [low, high] = [0, 0];
    for (let j = 0; j < layers[l].total; j++) {
      if (j === i) continue;
      const product = gram[i * layers[l].total + j];
      low += Math.min(0, product);
      high += Math.max(0, product);
    }
    const alone = alpha * marginalBenefit[i] - gamma;
    lines.push({
      words: `Player ${player} is ${meanings[verdictOf(latest.layers[l], i)]}:`,
      numbers: `at best ${figure(alone - eta * low)}, at worst ${figure(alone - eta * high)}, size costs ${figure(2 * beta * normSquared[i])}`,
    });
  }
  lines.push({
    words:
      'Those decided are then taken as given, which may decide others: iterated elimination, round after round.',
    ...(latest && {
      numbers: latest.layers
        .map(
          (layer, index) =>
            `${layers[index].name}: rounds ${Math.max(0, ...layer.eliminationRound)}`,
        )
        .join(', '),
    }),
  });
  if (latest !== null) {
    const { eta, beta } = { eta: spec.eta, beta: spec.beta };
    lines.push({
      words: latest.ends.layers
        .map((layer, index) => `${layers[index].name}: ${layer.uniqueness}`)
        .join(' '),
      formula: 'η < 2β',
      numbers: `${figure(eta)} ${eta < 2 * beta ? '<' : '≥'} ${figure(2 * beta)}, looked at after step ${grouped(latest.step)}`,
    });
  }
  return lines;
}
