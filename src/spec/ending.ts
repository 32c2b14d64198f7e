/** What the end of the game does, in a sentence. */
import { countsOf, type Keep } from '../game/keep.ts';
import type { RunSpec } from './spec.ts';

/** “59 + 21” */
export const keepInWords = (keep: Keep): string => countsOf(keep)?.join(' + ') ?? String(keep);

/** Of a rule that is no game, to say when who stays is decided. */
export function endInWords({ keep, gameEnds, epochs }: RunSpec): string {
  if (keep === 0) return 'No number of players that stay is set, so that it cuts nobody.';
  if (gameEnds === 0 || gameEnds > epochs)
    return 'The game has no end in this run, so that nobody is cut.';
  return `After epoch ${gameEnds}, ${keepInWords(keep)} players stay.`;
}
