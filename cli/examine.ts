/** How well a net reads images that it does not learn from. */
import type { Dataset } from '../src/engine/dataset.ts';
import type { Game, ImageSet } from '../src/engine/trainer.ts';
import type { Examined } from '../src/game/figures.ts';

/**
 * Waits for the images that have not arrived.
 *
 * @param validation images kept aside; null for none
 * @param epsilon prune threshold
 */
export async function examine(
  game: Pick<Game, 'evaluate'>,
  { test, whenTest, whenAll }: Pick<Dataset, 'test' | 'whenTest' | 'whenAll'>,
  validation: ImageSet | null,
  epsilon: number,
): Promise<Examined> {
  await (validation === null ? whenTest : whenAll);
  return {
    test: await game.evaluate(test, epsilon),
    validation: validation === null ? null : await game.evaluate(validation, epsilon),
  };
}
