/** Where published figures are from, and whether we have read them there. */

export interface Source {
  /** By which people know it. */
  readonly name: string;
  readonly title: string;
  /** Which table of which text. */
  readonly where: string;
  /** How the figures were checked, in words; null where they were not: they stand here as others quote them. */
  readonly checked: string | null;
}

export const sources = {
  pruningAsAGame: {
    name: 'the paper',
    title: 'Pruning as a Game: Equilibrium-Driven Sparsification of Neural Networks',
    where: 'arXiv 2512.22106v1, table 2',
    checked: 'taken from a written summary of the paper, not read in its text',
  },
  rigl: {
    name: 'RigL',
    title: 'Rigging the Lottery: Making All Tickets Winners',
    where: 'arXiv 1911.11134, appendix B, table 2',
    checked: 'read in the paper’s text, 2026-11-26',
  },
  sparseVd: {
    name: 'Sparse VD',
    title: 'Variational Dropout Sparsifies Deep Neural Networks',
    where: 'table in the authors’ repository, variational-dropout-sparsifies-dnn',
    checked: 'read in the repository, 2026-11-26',
  },
  snip: {
    name: 'SNIP',
    title: 'SNIP: Single-shot Network Pruning based on Connection Sensitivity',
    where: 'arXiv 1810.02340, table 1',
    checked: 'read in the paper’s text, 2026-11-26',
  },
  flops: {
    name: 'Tang and others',
    title: 'FLOPs as a Direct Optimization Objective for Learning Sparse Neural Networks',
    where: 'its table of LeNet-5-Caffe, which collects those of others',
    checked: 'read in the paper’s text, 2026-11-26',
  },
  sbp: {
    name: 'SBP',
    title: 'Structured Bayesian Pruning via Log-Normal Multiplicative Noise',
    where: 'table in the authors’ repository, group-sparsity-sbp',
    checked: 'read in the repository, 2026-11-26',
  },
  l0: {
    name: 'L0',
    title: 'Learning Sparse Neural Networks through L0 Regularization',
    where: 'arXiv 1712.01312, table 1',
    checked: null,
  },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceName = keyof typeof sources;
