import { beforeAll, describe, expect, it } from 'vitest';
import type { Plane } from '../data/dataSet.ts';
import { dataSetOf } from '../data/rows.ts';
import { chooseBackend } from '../engine/backends.ts';
import { createTrainer } from '../engine/createTrainer.ts';
import { inputScale } from '../engine/inputScale.ts';
import { openData } from '../engine/openData.ts';
import type { ImageSet } from '../engine/trainer.ts';
import { bytesOf, wholeMargin, type PictureShape } from '../game/pictures.ts';
import { playerCount } from '../game/network.ts';
import { randomStream } from '../game/random.ts';
import { shownPlayers } from '../game/shown.ts';
import { answerOf, foldedNet, passage } from '../game/smallNet.ts';
import { playerGroups } from '../model/players.ts';
import { modelOf } from '../spec/network.ts';
import { defaultSpec, type RunSpec } from '../spec/spec.ts';
import { networkPictures } from './pictures.ts';

beforeAll(() => chooseBackend({ wanted: 'cpu' }));

/** Some steps of a net whose players stand anywhere between 0 and 1, and its pictures. */
async function drawn(patch: Partial<RunSpec>, steps = 120) {
  const spec: RunSpec = { ...defaultSpec, data: 'moons', network: '2-7-6-2', ...patch };
  const model = modelOf(spec);
  const dataSet = dataSetOf(spec);
  const dataset = await openData(dataSet, { base: '', fetchBytes: () => Promise.reject(Error()) });
  const { train } = dataset.split('paper');
  const trainer = createTrainer({
    ...{ model, spec, backend: 'cpu', step: null },
    data: { ...dataset, train },
  });
  const random = randomStream(3, 'init');
  const images = Uint32Array.from({ length: 64 }, (_, i) => i);
  for (let step = 0; step < steps; step++) trainer.step(images, { ...spec, lrTheta: 0.02 }, 0);
  const s = Float32Array.from({ length: playerCount(trainer.layers) }, () =>
    Math.max(0, random() * 1.2 - 0.1),
  );
  trainer.writeParticipation(s);
  const groups = playerGroups(model, spec.granularity);
  const pictures = networkPictures(
    trainer,
    shownPlayers(trainer.layers, 0),
    model,
    groups,
    dataSet,
    inputScale(spec.inputNormalisation, dataset),
  );
  const { shapes } = pictures;
  const into = new Uint8Array(shapes.reduce((sum, shape) => sum + bytesOf(shape), 0));
  await pictures.draw(await trainer.readPlayers(), spec.epsilon, into);
  const { accuracy } = await trainer.evaluate(dataset.test, spec.epsilon);
  const of = (kind: PictureShape['kind']) => picture(shapes, into, kind);
  const nodes = nodesOf(of('plane'), dataSet.plane!);
  const { accuracy: agreement } = await trainer.evaluate(nodes, spec.epsilon);
  trainer.dispose();
  return { of, dataSet, test: dataset.test, accuracy, agreement };
}

/** The nodes of the picture as examples of the class that it says. */
function nodesOf(drawn: ReturnType<typeof picture>, { half, at }: Plane): ImageSet {
  if (drawn?.shape.kind !== 'plane')
    return { values: new Float32Array(2), labels: new Uint8Array(1), imageSize: 2, count: 1 };
  const { side, classes } = drawn.shape;
  const margins = new Int16Array(drawn.pixels.buffer, 0, classes * side * side);
  const labels = Uint8Array.from({ length: side * side }, (_, node) =>
    answerOf(Array.from({ length: classes }, (__, k) => margins[k * side * side + node]!)),
  );
  const values = Float32Array.from(
    Array.from(labels, (_, node) => {
      const [x, y] = [node % side, Math.floor(node / side)].map(
        (index) => (2 * half * index) / (side - 1) - half,
      );
      return at(x!, -y!);
    }).flat(),
  );
  return { values, labels, imageSize: at(0, 0).length, count: labels.length };
}

function picture(shapes: readonly PictureShape[], bytes: Uint8Array, kind: PictureShape['kind']) {
  let at = 0;
  for (const shape of shapes) {
    if (shape.kind === kind) return { shape, pixels: bytes.slice(at, at + bytesOf(shape)) };
    at += bytesOf(shape);
  }
  return null;
}

async function drawnPlane(patch: Partial<RunSpec>) {
  const run = await drawn(patch);
  const { shape, pixels } = run.of('plane')!;
  if (shape.kind !== 'plane') throw new Error('It is no plane.');
  const ends = shape.classes * shape.side ** 2;
  const plane = { ...shape, margins: new Int16Array(pixels.buffer, 0, ends) };
  return { ...run, plane: { ...plane, numbers: new Float32Array(pixels.buffer, 2 * ends) } };
}

const cases: Partial<RunSpec>[] = [
  {},
  { granularity: 'weight' },
  { granularity: 'pixel-neuron', features: 'all', network: '7-6-5-2' },
  { network: '2 d7 tanh d6 leaky d2' },
  { network: '2 d7 tanh relu d6 leaky d2' },
  { data: 'blobs', network: '2-7-6-3' },
  { inputNormalisation: 'standard', features: 'squares', network: '4-7-6-2' },
];

describe.each(cases)('the plane of a net with %o', (patch) => {
  it('is that of the net which is trained: its numbers answer as many points rightly', async () => {
    const { plane, dataSet, test, accuracy } = await drawnPlane(patch);
    const { pass } = passage(foldedNet(plane.net, plane.numbers));
    const [size] = dataSet.input as readonly [number];
    const right = Array.from(test.labels).filter((label, i) => {
      const input = test.values.subarray(i * size, (i + 1) * size);
      return answerOf(pass(input)) === label;
    });
    expect(right.length / test.count).toBeCloseTo(accuracy, 10);
    expect(accuracy).toBeGreaterThan(0.4);
  });

  it('says everywhere what the net says that is trained', async () => {
    const { plane, agreement } = await drawnPlane(patch);
    const size = plane.side ** 2;
    expect(plane.margins.subarray(0, size).some((margin) => margin > 0)).toBe(true);
    expect(plane.margins.subarray(0, size).some((margin) => margin < 0)).toBe(true);
    // But for a node that lies on the boundary.
    expect(agreement).toBeGreaterThan(0.999);
  });

  it('has each node from the upper left to the lower right, whichever class is ahead there', async () => {
    const { plane, dataSet } = await drawnPlane(patch);
    const { side, classes, margins } = plane;
    const { half, at } = dataSet.plane!;
    const { pass } = passage(foldedNet(plane.net, plane.numbers));
    for (let node = 0; node < side * side; node += 37) {
      const [x, y] = [node % side, Math.floor(node / side)].map(
        (index) => (2 * half * index) / (side - 1) - half,
      );
      const best = answerOf(pass(at(x!, -y!)));
      const own = Array.from({ length: classes }, (_, k) => margins[k * side * side + node]!);
      own.forEach((margin, k) => expect(margin > 0).toBe(k === best));
    }
  });
});

it('a neuron’s picture is what it gives in the plane: most is 255, nothing 0, whatever its own s', async () => {
  const { of, plane, dataSet } = await drawnPlane({});
  const { half, at } = dataSet.plane!;
  const fields = of('fields')!;
  expect(fields.shape).toMatchObject({ first: 0, count: 13, side: 26 });
  const size = 26 * 26;
  const { pass, ungated } = passage(foldedNet(plane.net, plane.numbers));
  for (const [neuron, layer, unit] of [
    [2, 0, 2],
    [9, 1, 2],
  ] as const) {
    const values = Array.from({ length: size }, (_, node) => {
      const [x, y] = [node % 26, Math.floor(node / 26)].map((i) => (2 * half * i) / 25 - half);
      pass(at(x!, -y!));
      return ungated[layer]![unit]!;
    });
    const most = Math.max(...values);
    const own = fields.pixels.subarray(neuron * size, (neuron + 1) * size);
    expect([...own]).toEqual(
      values.map((value) => (most > 0 ? Math.round((255 * value) / most) : 0)),
    );
  }
});

it('who is taken out of the numbers is as if its s were 0', async () => {
  const { plane } = await drawnPlane({});
  const numbers = plane.numbers.slice();
  numbers[numbers.length - plane.net.players + 4] = 0;
  expect(foldedNet(plane.net, plane.numbers, 4)).toEqual(foldedNet(plane.net, numbers));
});

it('there is none of a net that is too large to be asked so often, or reads no plain numbers', async () => {
  const { of: ofNumbers } = await drawn({ network: '2 relu d5 relu d2' }, 0);
  expect(ofNumbers('plane')).toBeNull();
  const { of } = await drawn({ network: '2-300-100-2' }, 0);
  expect([of('plane'), of('fields')]).toEqual([null, null]);
});

it('no margin but 0 is the boundary', () => {
  expect([-1, -1e-6, 0, 1e-6, 0.5, 1].map(wholeMargin)).toEqual([-32767, -1, 0, 1, 16384, 32767]);
});
