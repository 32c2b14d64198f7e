import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../engine/backends.ts';
import { createTrainer } from '../engine/createTrainer.ts';
import type { Trainer } from '../engine/trainer.ts';
import { bytesOf, byteOf, PRUNED_BYTE } from '../game/pictures.ts';
import { randomStream } from '../game/random.ts';
import { modelOf } from '../spec/network.ts';
import { shownPlayers } from '../game/shown.ts';
import { defaultSpec, type RunSpec } from '../spec/spec.ts';
import { playerGroups } from '../model/players.ts';
import { networkPictures } from './pictures.ts';

const EPSILON = 0.01;
const NETWORK = '784-6-5-10';

beforeAll(() => chooseBackend({ wanted: 'wasm' }));

/** A net whose players stand anywhere between 0 and 1, and its pictures. */
async function drawn(granularity: RunSpec['granularity'], most?: number, network = NETWORK) {
  const spec: RunSpec = { ...defaultSpec, network, granularity };
  const model = modelOf(spec);
  const train = {
    values: new Uint8Array(784),
    labels: new Uint8Array(1),
    imageSize: 784,
    count: 1,
  };
  const data = { train, pixelMean: 0, pixelStd: 1 };
  const trainer: Trainer = createTrainer({ model, spec, backend: 'wasm', step: null, data });
  const random = randomStream(3, 'init');
  const count = trainer.layers.reduce((sum, layer) => sum + layer.count, 0);
  const s = Float32Array.from({ length: count }, () => Math.max(0, random() - 0.2));
  trainer.writeParticipation(s);
  const shown = shownPlayers(trainer.layers, 0, most);
  const pictures = networkPictures(
    trainer,
    shown,
    model,
    playerGroups(model, granularity),
    { input: [28, 28, 1] },
    { shift: 0, scale: 1 },
  );
  const into = new Uint8Array(pictures.shapes.reduce((sum, shape) => sum + bytesOf(shape), 0));
  const columns = await trainer.readPlayers();
  await pictures.draw(columns, EPSILON, into);
  const weights = await trainer.readWeights();
  trainer.dispose();
  return { ...{ shapes: pictures.shapes, into, shown, weights }, s: columns.participation };
}

describe('pictures of whoever plays', () => {
  it('have a pixel for every single weight, neuron by neuron, those below ε and no others as 0', async () => {
    const { shapes, into, s } = await drawn('weight', 100);
    expect(shapes).toEqual([
      { kind: 'participation', layer: 0, rows: 6, columns: 784 },
      { kind: 'participation', layer: 1, rows: 5, columns: 6 },
      { kind: 'participation', layer: 2, rows: 10, columns: 5 },
    ]);
    expect([...into]).toEqual([...s].map((each) => byteOf(each, EPSILON)));
    expect(into.filter((byte) => byte === PRUNED_BYTE)).toHaveLength(
      s.filter((each) => each < EPSILON).length,
    );
  });

  it('are of the layers that learn, whatever stands between them', async () => {
    const long = '784 tanh d6 leaky tanh d5 d10';
    for (const players of ['weight', 'pixel', 'pixel-neuron'] as const) {
      const [other, plain] = [await drawn(players, 100, long), await drawn(players, 100)];
      expect(other.shapes).toEqual(plain.shapes);
      expect([...other.into]).toEqual([...plain.into]);
    }
  });

  it('show pixels as they lie in the image', async () => {
    const { shapes, into, s } = await drawn('pixel');
    expect(shapes).toEqual([{ kind: 'participation', layer: 0, rows: 28, columns: 28 }]);
    expect([...into]).toEqual([...s].map((each) => byteOf(each, EPSILON)));
  });

  it('of pixels and neurons show both, and neurons as they see through the pixels', async () => {
    const { shapes, into, s, shown, weights } = await drawn('pixel-neuron');
    const [pixels, fields] = shapes;
    expect(pixels).toEqual({ kind: 'participation', layer: 0, rows: 28, columns: 28 });
    expect(fields).toEqual({ kind: 'fields', first: shown.layers[1].first, count: 11, side: 26 });
    // The 3 × 3 mean of what the third neuron reads, as far as the pixels let it.
    const sees = (x: number, y: number): number => {
      let sum = 0;
      for (let dy = 0; dy < 3; dy++)
        for (let dx = 0; dx < 3; dx++) {
          const pixel = 28 * (y + dy) + x + dx;
          sum += s[pixel] * weights[0].kernel[6 * pixel + 2];
        }
      return sum;
    };
    const places = Array.from({ length: 26 * 26 }, (_, at) => sees(at % 26, Math.floor(at / 26)));
    const largest = Math.max(...places.map(Math.abs));
    const third = into.subarray(bytesOf(pixels) + 2 * 26 * 26, bytesOf(pixels) + 3 * 26 * 26);
    places.forEach((value, at) =>
      expect(third[at]).toBeCloseTo(128 + (127 * value) / largest, -0.3),
    );
  });
});

describe('a participation as a byte', () => {
  it('is 0 below ε alone, and 255 at 1, whatever ε is', () => {
    for (const epsilon of [0, 1e-6, 0.01, 0.5])
      for (const s of [0, 1e-9, 1e-4, 0.0099, 0.01, 0.3, 0.5, 0.999, 1])
        expect(byteOf(s, epsilon) === PRUNED_BYTE, `s ${s}, ε ${epsilon}`).toBe(s < epsilon);
    expect(byteOf(1, 0.01)).toBe(255);
    expect(byteOf(NaN, 0.01)).toBeGreaterThan(0);
  });
});
