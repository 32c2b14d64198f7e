/** How a run stands at a moment, in a handful of figures: those by which runs are told apart and compared. */
import type { PlayerLayer } from './network.ts';
import { mean, prunedCount, sparsity } from './population.ts';

/** Accuracies, sparsity and participation are shares of 1. */
export interface Figures {
  readonly step: number;
  /** Epochs done, with fraction. */
  readonly epoch: number;
  /** All accuracies and the loss: null without a network. “Pruned” is with every s < ε set to 0. */
  readonly testAccuracy: number | null;
  readonly testAccuracyPruned: number | null;
  /** Both of validation: null, too, where the split keeps no examples aside, and where they were not read. */
  readonly validationAccuracy: number | null;
  readonly validationAccuracyPruned: number | null;
  readonly sparsity: number;
  readonly activePerLayer: readonly number[];
  readonly meanParticipation: number;
  /** Mean cross-entropy of the last batch, nats. */
  readonly loss: number | null;
}

/** How well a net reads some examples, as it is and with every s < ε set to 0. */
interface Accuracies {
  readonly accuracy: number;
  readonly accuracyPruned: number;
}

/** Of examples that it does not learn from. */
export interface Examined {
  readonly test: Accuracies;
  /** By which choices are made; null where there are none, or they were not read. */
  readonly validation: Accuracies | null;
}

interface Moment {
  readonly step: number;
  readonly epoch: number;
  /** Prune threshold. */
  readonly epsilon: number;
}

/**
 * @param participation s of all players, loss of the last batch
 * @param examined at this very moment; null without a network
 */
export function figuresOf(
  { participation, loss }: { readonly participation: Float32Array; readonly loss: number },
  layers: readonly Pick<PlayerLayer, 'first' | 'count'>[],
  { step, epoch, epsilon }: Moment,
  examined: Examined | null,
): Figures {
  const rows = layers.map(({ first, count }) => participation.subarray(first, first + count));
  return {
    ...{ step, epoch },
    testAccuracy: examined?.test.accuracy ?? null,
    testAccuracyPruned: examined?.test.accuracyPruned ?? null,
    validationAccuracy: examined?.validation?.accuracy ?? null,
    validationAccuracyPruned: examined?.validation?.accuracyPruned ?? null,
    sparsity: sparsity(participation, epsilon),
    activePerLayer: rows.map((row) => row.length - prunedCount(row, epsilon)),
    meanParticipation: mean(participation),
    loss: examined === null ? null : loss,
  };
}
