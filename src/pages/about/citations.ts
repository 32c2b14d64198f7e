/** How the paper and this page are cited. */

export const paper = {
  title: 'Pruning as a Game: Equilibrium-Driven Sparsification of Neural Networks',
  authors: 'Z. Shah and N. Khan',
  arxiv: '2512.22106',
  address: 'https://arxiv.org/abs/2512.22106',
} as const;

export const paperBibtex = `@misc{shah2025pruning,
  title         = {Pruning as a Game: Equilibrium-Driven Sparsification of Neural Networks},
  author        = {Shah, Z. and Khan, N.},
  year          = {2025},
  eprint        = {2512.22106},
  archivePrefix = {arXiv},
  url           = {https://arxiv.org/abs/2512.22106}
}`;

/** @param version of the page */
export const ownBibtex = (version: string): string => `@software{pruninggame,
  title   = {The Pruning Game: a laboratory in the browser},
  author  = {{The Pruning Game authors}},
  year    = {2026},
  version = {${version}},
  license = {MIT}
}`;
