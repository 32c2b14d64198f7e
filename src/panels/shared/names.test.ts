/** A player has one name, whatever its place among the shown: in every sentence and every picture. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { playerId, shownIndex } from '../../game/players.ts';
import { FIGURE, SUMMARY_LENGTH } from '../../game/summary.ts';
import { frameOf } from '../test/crowd.ts';
import { labOf, layers, painters, sentences, stubCanvas, type World } from '../test/everyPanel.ts';
import { plainTheme, recorder } from '../test/recorder.ts';

beforeAll(stubCanvas);
afterAll(() => vi.unstubAllGlobals());

describe('a player that is shown at another place than its number', () => {
  const from = 5000;
  const of = layers.map((layer) => ({ ...layer, firstId: playerId(from + layer.first) }));
  const sent = (step: number) => {
    const now = frameOf(step, [1, 0.5, 0.001, 0, 0.9], {}, layers);
    // As the worker sums up: by the numbers among all.
    of.forEach((_, l) => (now.summaries[l * SUMMARY_LENGTH + FIGURE.worst] += from));
    return now;
  };
  const world: World = {
    frames: [sent(0), sent(10), sent(20)],
    of,
    selected: [from, from + 1],
    patch: { eta: 0.5, beta: 0.1 },
    from,
  };

  it.each(Object.entries(sentences))(
    'is named by its number in what is said of %s',
    (_name, say) => {
      const words = JSON.stringify(say(labOf(world), shownIndex(1)));
      for (const [name, number] of words.matchAll(/(?:players?|line for|dashed for) (\d+)/gi))
        expect(Number(number), name).toBeGreaterThanOrEqual(from);
    },
  );

  // Texts that are nothing but names, and those that hold one.
  const NAMES = /(?:players?|s of|best for) (\d+)|^"(50\d\d)"/i;
  it.each(['crowd', 'lines', 'heat', 'responses', 'slice'])(
    'is named so in the picture %s',
    (name) => {
      const lab = labOf(world);
      const { ctx, texts } = recorder();
      const surface = {
        width: 704,
        height: 356,
        ratio: 1,
        theme: plainTheme,
        reducedMotion: false,
      };
      const painter = painters[name](lab, shownIndex(0));
      for (let slice = 0; slice < 3; slice++)
        painter.draw({ ...surface, ctx: ctx as never, version: 1 });
      const drawn = texts().flatMap((words) => NAMES.exec(words)?.slice(1).filter(Boolean) ?? []);
      expect(drawn).toContain(String(from));
      for (const each of drawn) expect(Number(each), texts().join()).toBeGreaterThanOrEqual(from);
    },
  );
});
