/** What is taken away answers as the pruned net does, read by those who will read it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../src/export/registry.ts';
import { bytesOf, zerosIn } from '../src/export/sizes.ts';
import { findTorch } from '../scripts/torch.mjs';
import { onnxRuntime, tensorFlow, torch } from './exports/consumers.ts';
import { cases, DIGITS, classesOf, trained, type Trained } from './exports/nets.ts';

const readers = [
  { format: 'onnx', who: 'ONNX Runtime', logitsOf: onnxRuntime, isHere: true },
  { format: 'tfjs', who: 'TensorFlow.js', logitsOf: tensorFlow, isHere: true },
  { format: 'safetensors', who: 'PyTorch', logitsOf: torch, isHere: findTorch() !== null },
] as const;

describe.each(cases)('$name', ({ patch }) => {
  let net: Trained;
  beforeAll(async () => {
    net = await trained(patch);
  });

  test('tell digits apart, without a third of the players', () => {
    expect(new Set(net.classes).size).toBeGreaterThan(5);
  });

  for (const { format, who, logitsOf, isHere } of readers) {
    test.skipIf(!isHere)(`${who} gives each digit the class that the engine gives it`, async () => {
      const files = formats[format].files(net.taken);
      const classes = classesOf(await logitsOf(files, net.digits, DIGITS));
      expect(classes).toHaveLength(DIGITS);
      expect(classes.filter((own, digit) => own !== net.classes[digit])).toEqual([]);
    });

    test(`${format} is smaller by who is out, and no smaller where single weights are`, () => {
      const [left, whole] = [net.taken, net.whole].map((taken) => formats[format].files(taken));
      const isSmaller = bytesOf(left) < bytesOf(whole) - 1000;
      expect(isSmaller).toBe(zerosIn(net.taken.run) === null || net.taken.net.isSmaller);
    });
  }
});
