/** Text in parts: what stands out, and in which colour or shape. */
import type { PlayerState } from '../../../game/population.ts';
import { grouped } from '../../../ui/format.ts';
import type { TermName } from '../../../ui/labels.ts';

export type Part =
  | string
  | { readonly strong: string }
  | { readonly term: TermName; readonly text: string }
  | { readonly state: PlayerState };

export const strong = (text: string | number): Part => ({
  strong: typeof text === 'number' ? grouped(text) : text,
});

/** Without colours and shapes, for screen readers. */
export const plainText = (parts: readonly Part[]): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('strong' in part) return part.strong;
      return 'term' in part ? part.text : '';
    })
    .join('')
    .replace(/[ \u00a0]+/g, ' ')
    .trim();
