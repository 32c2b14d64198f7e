/** What games of few epochs never come to. */
import { pricesThatAct } from './play.ts';
import type { RunSpec } from './spec.ts';

const epochsInWords = (epochs: number): string => `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`;

/**
 * In a sentence, for who chooses by such games; null where they come to all of it.
 *
 * @param epochs that one of them plays
 */
export function cutShortSentence(
  spec: Pick<RunSpec, 'gameEnds' | 'gammaWarmup' | 'dynamics'>,
  epochs: number,
): string | null {
  const { gameEnds, gammaWarmup } = spec;
  const plays = `a game here plays ${epochsInWords(epochs)}`;
  if (gameEnds > epochs)
    return `The game would end after epoch ${gameEnds}, but ${plays}: none comes to that end, so nobody is counted out by it.`;
  if (gammaWarmup > epochs && pricesThatAct(spec).includes('gamma'))
    return `γ rises to its full value over ${epochsInWords(gammaWarmup)}, but ${plays}: at most ${Math.floor((100 * epochs) / gammaWarmup)} % of it is ever asked.`;
  return null;
}
