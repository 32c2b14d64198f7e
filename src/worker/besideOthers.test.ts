import { expect, it } from 'vitest';
import { besideOthers } from './besideOthers.ts';

const wasm = { name: 'wasm', reason: 'WebAssembly on the processor, because of this.' } as const;

it('meets every wish that comes to what computes already', () => {
  const auto = { run: 4, wanted: 'auto', report: wasm } as const;
  expect(besideOthers('auto', auto)).toBe(wasm);
  expect(besideOthers('wasm', auto)).toEqual({
    name: 'wasm',
    reason: 'WebAssembly, as asked for.',
  });
  // A wish that could not be met fell back, and would again.
  expect(besideOthers('webgpu', { ...auto, wanted: 'webgpu' })).toBe(wasm);
  expect(besideOthers('auto', { ...auto, wanted: 'wasm' })).toEqual({
    name: 'wasm',
    reason: 'WebAssembly, because it computes another run of this page.',
  });
});

it('refuses any other in a true sentence', () => {
  const other = () => besideOthers('cpu', { run: 4, wanted: 'auto', report: wasm });
  expect(other).toThrow(
    'Plain JavaScript was asked for, but run 4 is still there and is computed by WebAssembly: runs at one time share what computes them. End it first.',
  );
});
