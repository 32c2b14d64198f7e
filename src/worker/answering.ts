/** What the network makes of one example, worked out here from its weights, whatever trains it. */
import type { InputScale } from '../game/smallNet.ts';
import { answerOf, canAnswer, type LayerOfAnswer } from '../engine/plain/answer.ts';
import type { ImageSet, Trainer } from '../engine/trainer.ts';
import type { Model, Shape } from '../model/model.ts';
import type { PlayerGroup } from '../model/players.ts';
import { gatedWeights } from '../model/weights.ts';
import type { Answer, LayerAnswer, Question } from '../game/answers.ts';

/** @param epsilon prune threshold @returns null while the example is not there */
export type Answering = (question: Question, epsilon: number) => Promise<Answer | null>;

interface AnsweringOptions {
  readonly trainer: Pick<Trainer, 'readPlayers' | 'readWeights'>;
  readonly model: Model;
  readonly groups: readonly PlayerGroup[];
  readonly test: ImageSet;
  /** Of one example. */
  readonly input: Shape;
  readonly scale: InputScale;
}

type Example = Pick<Answer, 'image' | 'label' | 'values'>;

/** @returns null while there is none such, and where examples are no bytes */
function exampleOf(
  question: Question,
  { values, labels, imageSize, count }: ImageSet,
): Example | null {
  if (!(values instanceof Uint8Array)) return null;
  if (question.kind === 'drawn')
    return question.values.length === imageSize
      ? { image: null, label: null, values: question.values }
      : null;
  for (let on = 0; on < count; on++) {
    const image = (Math.max(0, Math.floor(question.from)) + on) % count;
    if (question.label !== null && labels[image] !== question.label) continue;
    const own = values.slice(image * imageSize, (image + 1) * imageSize);
    return { image, label: labels[image]!, values: own };
  }
  return null;
}

/** Of an image: what each output makes of it, by its own largest. */
function mapsOf({ shape, values }: LayerOfAnswer, peaks: Float32Array): LayerAnswer['maps'] {
  if (shape.length !== 3) return null;
  const [height, width] = shape as readonly [number, number, number];
  const places = height * width;
  const pixels = Uint8Array.from(values, (value, at) => {
    const peak = peaks[Math.floor(at / places)]!;
    return peak > 0 ? Math.max(0, Math.round((255 * value) / peak)) : 0;
  });
  return { height, width, pixels };
}

function toldOf(layer: LayerOfAnswer, groups: readonly PlayerGroup[]): LayerAnswer {
  const { block, shape, values } = layer;
  const outputs = shape[shape.length - 1]!;
  const places = values.length / outputs;
  const activations = Float32Array.from({ length: outputs }, (_, output) => {
    let peak = values[output * places]!;
    for (let place = 1; place < places; place++)
      peak = Math.max(peak, values[output * places + place]!);
    return peak;
  });
  const group = groups.findIndex(
    ({ block: own, keeps }) => own === block && keeps.length === 1 && keeps[0] === 'output',
  );
  return { group: group < 0 ? null : group, activations, maps: mapsOf(layer, activations) };
}

export function createAnswering(options: AnsweringOptions): Answering | null {
  const { trainer, model, groups, test, input, scale } = options;
  const [height, width = 1] = input;
  if (height === undefined || !canAnswer(model)) return null;

  return async (question, epsilon) => {
    const example = exampleOf(question, test);
    if (example === null) return null;
    const { participation } = await trainer.readPlayers();
    const weights = await trainer.readWeights();
    const { shift, scale: by } = scale;
    const seen = Float32Array.from(example.values, (byte) => (byte / 255 - shift) / by);
    const asked = (s: Float32Array) =>
      answerOf(model, gatedWeights(model, groups, weights, s), seen);
    const now = asked(participation);
    // Unless some s lies between 0 and ε, pruning changes nothing.
    const isCut = participation.some((s) => s > 0 && s < epsilon);
    const pruned = isCut ? asked(participation.map((s) => (s < epsilon ? 0 : s))) : now;
    return {
      ...{ ...example, height, width, now: now.shares },
      // What is handed over is handed over once.
      pruned: pruned.shares.slice(),
      layers: now.layers.map((layer) => toldOf(layer, groups)),
    };
  };
}
