/** What of a net is offered: files, or the sentence that says why there are none. */
import { expect, it } from 'vitest';
import { ranAway, type PlayedRun } from '../../export/taken.ts';
import { defaultSpec } from '../../spec/spec.ts';
import { offersOf } from './netOffers.ts';

const run: PlayedRun = {
  spec: { ...defaultSpec, data: 'circles', network: '2-4-2' },
  log: [],
  step: 3,
};

/** A net 2–4–2 whose numbers are all the same, but for one. */
function netOf({ s = 1, weight = 1 } = {}): Parameters<typeof offersOf>[1] {
  const layer = (inputCount: number, outputCount: number) => ({
    ...{ inputCount, outputCount, bias: new Float32Array(outputCount) },
    kernel: new Float32Array(inputCount * outputCount).fill(1),
  });
  const weights = [layer(2, 4), layer(4, 2)];
  weights[1]!.kernel[3] = weight;
  return {
    ...{ weights, epsilon: 0.01, scale: { shift: 0, scale: 1 }, accuracy: 0.5 },
    participation: Float32Array.of(1, 1, 1, s),
  };
}

it('a net of numbers is offered as files', () => {
  expect(offersOf(run, netOf()).offers.some(({ file }) => file !== null)).toBe(true);
});

it.each([
  ['an s is no number', netOf({ s: NaN })],
  ['a weight is no number', netOf({ weight: NaN })],
  ['a weight is without end', netOf({ weight: Infinity })],
])('where %s it is said, and no file offered', (_, net) => {
  const { sentences, offers } = offersOf(run, net);
  expect(sentences).toEqual([`After step 3: ${ranAway}`]);
  expect(offers).toEqual([]);
});
