/** What the end of the game does, in a sentence. */
import { countsOf, keepFrom, type Keep } from '../game/keep.ts';
import { isGameOver } from '../game/schedule.ts';
import type { RunSpec } from './spec.ts';

/** “59 + 21” */
export const keepInWords = (keep: Keep): string => countsOf(keep)?.join(' + ') ?? String(keep);

interface Now {
  readonly epoch: number;
  /** Players of each group; empty before they are known. */
  readonly players: readonly number[];
}

/** No more stay than there are. */
function staying(keep: Keep, players: readonly number[]): Keep {
  if (players.length === 0) return keep;
  const counts = countsOf(keep);
  if (counts === null)
    return Math.min(
      Number(keep),
      players.reduce((sum, count) => sum + count, 0),
    );
  return keepFrom(players.map((count, group) => Math.min(counts[group] ?? count, count)));
}

/** Of a rule that is no game, to say when who stays is decided, or that it is: then a number changes nothing. */
export function endInWords({ keep, gameEnds, epochs }: RunSpec, { epoch, players }: Now): string {
  if (isGameOver({ gameEnds }, epoch)) return `Who stayed after epoch ${gameEnds} stays.`;
  if (keep === 0) return 'No number of players that stay is set, so that it cuts nobody.';
  if (gameEnds === 0 || gameEnds > epochs)
    return 'The game has no end in this run, so that nobody is cut.';
  return `After epoch ${gameEnds}, ${keepInWords(staying(keep, players))} players stay.`;
}
