/** The paper whose game this is, by its address. */
export const PAPER = {
  href: 'https://arxiv.org/abs/2512.22106',
  text: 'arXiv 2512.22106',
} as const;
