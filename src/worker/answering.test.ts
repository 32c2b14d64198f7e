/** What is answered for one example is what the route itself makes of it, whoever plays in whatever network. */
import { describe, expect, it } from 'vitest';
import { networks } from '../../test/combinations.ts';
import { lcg, syntheticImages } from '../../test/reference/agreement.ts';
import { chooseBackend } from '../engine/backends.ts';
import { createTrainer } from '../engine/createTrainer.ts';
import { compiledStep } from '../engine/simd/test/compiled.ts';
import { canPlay, playerGroups } from '../model/players.ts';
import { playerChoices, type PlayerChoice } from '../model/players/registry.ts';
import { sizeOf } from '../model/model.ts';
import { defaultSpec } from '../spec/spec.ts';
import { createAnswering } from './answering.ts';

const EPSILON = 0.2;
const SCALE = { shift: 0.2, scale: 0.5 };
const IMAGES = 40;

const cases = networks.flatMap(({ text, model }) =>
  playerChoices
    .filter(({ value }) => canPlay(model, value))
    .map(({ value }) => [value, text, model] as const),
);

async function asked(granularity: PlayerChoice, model: (typeof cases)[number][2], simd = false) {
  await chooseBackend({ wanted: simd ? 'wasm' : 'cpu' });
  const input = model.blocks[0].input;
  const classes = model.blocks.at(-1)!.output[0];
  const test = syntheticImages(sizeOf(input), classes, IMAGES);
  const spec = { ...defaultSpec, granularity, inputNormalisation: 'standard' as const };
  const step = simd ? await compiledStep('step.wasm') : null;
  const data = { train: test, pixelMean: SCALE.shift, pixelStd: SCALE.scale };
  const backend = simd ? 'wasm' : 'cpu';
  const trainer = createTrainer({ model, spec, step, data, backend });
  const random = lcg(3);
  const count = trainer.layers.reduce((sum, layer) => sum + layer.count, 0);
  trainer.writeParticipation(Float32Array.from({ length: count }, () => random()));
  const groups = playerGroups(model, granularity);
  const answering = createAnswering({ trainer, model, groups, test, input, scale: SCALE })!;
  return { answering, test, trainer, groups };
}

describe('an answer for one example', () => {
  it.each(cases)('is the route’s own: %s in %s', async (granularity, _, model) => {
    const { answering, test, trainer } = await asked(granularity, model);
    const best = (shares: Float32Array) => shares.indexOf(Math.max(...shares));
    const classes = { now: new Uint8Array(IMAGES), pruned: new Uint8Array(IMAGES) };
    for (let from = 0; from < IMAGES; from++) {
      const answer = await answering({ kind: 'test', from, label: null }, EPSILON);
      expect(answer!.image).toBe(from);
      for (const which of ['now', 'pruned'] as const) {
        expect(answer![which].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
        classes[which][from] = best(answer![which]);
      }
    }
    const tested = await trainer.evaluate(test, EPSILON);
    trainer.dispose();
    expect([tested.classes, tested.classesPruned]).toEqual([classes.now, classes.pruned]);
    const right = (given: Uint8Array) => given.filter((one, at) => one === test.labels[at]).length;
    expect(tested.accuracy).toBe(right(classes.now) / IMAGES);
    expect(tested.accuracyPruned).toBe(right(classes.pruned) / IMAGES);
  });

  const net = networks.find(({ block }) => block === 'maxPool')!;

  it('is the same where channels have left the matrices of the compiled step', async () => {
    const [plain, simd] = [
      await asked('filter', net.model),
      await asked('filter', net.model, true),
    ];
    const question = { kind: 'test', from: 3, label: null } as const;
    const [one, other] = [await plain.answering(question, 0), await simd.answering(question, 0)];
    const [first, second] = await Promise.all(
      [plain, simd].map(({ trainer, test }) => trainer.evaluate(test, EPSILON)),
    );
    expect(second).toEqual(first);
    [plain, simd].forEach(({ trainer }) => trainer.dispose());
    one!.now.forEach((share, at) => expect(other!.now[at]).toBeCloseTo(share, 5));
  });

  it('tells what each filter makes of it by its own largest, and whose group it is', async () => {
    const { answering, trainer, groups } = await asked('filter', net.model);
    const answer = (await answering({ kind: 'test', from: 0, label: null }, 0))!;
    trainer.dispose();
    answer.layers.forEach(({ group, activations, maps }) => {
      if (group === null) return;
      expect(activations).toHaveLength(groups[group].count);
      if (maps === null) return;
      const size = maps.height * maps.width;
      activations.forEach((peak, unit) => {
        const own = maps.pixels.subarray(unit * size, (unit + 1) * size);
        expect(Math.max(...own)).toBe(peak > 0 ? 255 : 0);
      });
    });
    expect(answer.layers.some(({ maps }) => maps !== null)).toBe(true);
  });

  it('is of the first test image of a class from a place on, or of what was drawn; else there is none', async () => {
    const { answering, test, trainer } = await asked('filter', net.model);
    const label = test.labels[IMAGES - 1];
    const last = await answering({ kind: 'test', from: IMAGES - 1, label }, 0);
    expect(last!.image).toBe(IMAGES - 1);
    const round = await answering({ kind: 'test', from: IMAGES, label: null }, 0);
    expect(round!.image).toBe(0);
    const values = test.values.slice(0, test.imageSize) as Uint8Array;
    const drawn = await answering({ kind: 'drawn', values }, 0);
    expect([drawn!.image, drawn!.label]).toEqual([null, null]);
    expect(drawn!.now).toEqual(round!.now);
    expect(await answering({ kind: 'drawn', values: new Uint8Array(3) }, 0)).toBeNull();
    expect(await answering({ kind: 'test', from: 0, label: 99 }, 0)).toBeNull();
    trainer.dispose();
  });
});
