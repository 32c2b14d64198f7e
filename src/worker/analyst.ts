/** Works out frozen games in a thread of its own: an exact equilibrium takes longer than a frame. */
import { analysis } from '../game/frozen/analysis.ts';
import { potentialChange } from '../game/frozen/potentialChange.ts';
import { distanceFrom, layerEnd, sampleLayer } from '../game/frozen/sample.ts';
import { inDoublePrecision, pricesIn, type FrozenGame } from '../game/frozen/types.ts';
import type {
  AnalystAnswer,
  AnalystRequest,
  SampleAnswer,
  SampleQuestion,
} from '../protocol/analyst.ts';
import { buffersIn } from '../protocol/buffersIn.ts';

/** What is left of the sample before this one, with the run it belongs to. */
interface Past {
  readonly run: number;
  readonly game: FrozenGame;
  /** Worked out last, at this moment or before; layer by layer. */
  readonly equilibria: readonly Float64Array[];
}

let past: Past | null = null;

function sample({ run, game: reading, ends: wanted, epsilon }: SampleQuestion): SampleAnswer {
  const game = inDoublePrecision(reading);
  const before = past?.run === run ? past : null;
  const ends =
    wanted || before === null
      ? game.layers.map((layer, l) => layerEnd(pricesIn(game, l), layer))
      : null;
  const equilibria = ends?.map(({ equilibrium }) => equilibrium) ?? before?.equilibria ?? [];
  past = { run, game, equilibria };
  return {
    game: reading,
    layers: game.layers.map((layer, l) => sampleLayer(pricesIn(game, l), layer)),
    ends: ends && ends.map(({ uniqueness, lambdaMax }) => ({ uniqueness, lambdaMax })),
    distances: game.layers.map(({ participation }, l) =>
      distanceFrom(equilibria[l]!, participation, epsilon),
    ),
    change: before && potentialChange(before.game, game),
  };
}

self.onmessage = ({ data }: MessageEvent<AnalystRequest>) => {
  const { request } = data;
  let answer: AnalystAnswer;
  try {
    answer =
      data.what === 'sample'
        ? { request, sample: sample(data) }
        : { request, analysis: analysis(inDoublePrecision(data.game)) };
  } catch (error) {
    answer = { request, error: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(answer, { transfer: 'sample' in answer ? buffersIn(answer.sample) : [] });
};
