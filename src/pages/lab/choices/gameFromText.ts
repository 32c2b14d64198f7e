/** A game set by hand: the text of a file that `npm run -s analyse` reads, as a patch of the spec. */
import { FrozenGameError, parseFrozenGame } from '../../../game/frozen/parse.ts';
import { refusalOf, writeByHand } from '../../../game/sandbox/byHand.ts';
import type { SpecPatch } from '../../../spec/spec.ts';

/** @throws FrozenGameError with one sentence when the text is no frozen game */
export function gameFromText(text: string): SpecPatch {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new FrozenGameError('This is not JSON.');
  }
  const read = parseFrozenGame(data);
  const game = writeByHand(read);
  const refusal = refusalOf(game);
  if (refusal !== null) throw new FrozenGameError(refusal);
  const { alpha, beta, gamma, eta } = read;
  // The fee of a frozen game is the one in force: it does not ease in.
  return { sandbox: 'hand', game, alpha, beta, gamma, eta, gammaWarmup: 0 };
}
