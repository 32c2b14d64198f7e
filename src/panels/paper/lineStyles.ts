/** How each configuration is drawn: in the colour of the price that it is about, dashed where it is the second one. */
import type { Configuration } from '../../evidence/paper.ts';

export const short: Readonly<Record<Configuration, string>> = {
  'very-high-beta': 'β .1',
  'extreme-beta': 'β .5',
  'l1-strong': 'γ .1',
  'l1-l2': 'β γ .05',
};

export const lineClass = (configuration: Configuration): string =>
  `paper-line paper-line-${configuration}`;
