/** Works out frozen games in a thread of its own: an exact equilibrium takes longer than a frame. */
import { layerEnd, sampleLayer } from '../game/frozen/analysis.ts';
import { potentialChange } from '../game/frozen/potentialChange.ts';
import { inDoublePrecision, type FrozenGame } from '../game/frozen/types.ts';
import type { AnalystAnswer, AnalystRequest } from '../protocol/analyst.ts';
import { buffersIn } from '../protocol/buffersIn.ts';

/** What is left of the game before this one, with the run it belongs to. */
let before: { run: number; game: FrozenGame } | null = null;

function answer({ request, run, game: reading, ends }: AnalystRequest): AnalystAnswer {
  const game = inDoublePrecision(reading);
  const change = run !== null && before?.run === run ? potentialChange(before.game, game) : null;
  if (run !== null) before = { run, game };
  return {
    request,
    game: reading,
    layers: game.layers.map((layer) => sampleLayer(game, layer)),
    ends: ends ? game.layers.map((layer) => layerEnd(game, layer)) : null,
    change,
  };
}

self.onmessage = ({ data }: MessageEvent<AnalystRequest>) => {
  let answered: AnalystAnswer;
  try {
    answered = answer(data);
  } catch (error) {
    answered = {
      request: data.request,
      error: error instanceof Error ? error.message : String(error),
    };
  }
  self.postMessage(answered, {
    transfer: answered.error === undefined ? buffersIn(answered.game) : [],
  });
};
