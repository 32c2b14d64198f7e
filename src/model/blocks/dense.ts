import { sizeOf, type Block, type Shape } from '../model.ts';

/** z = W x + b of all features together. */
export function dense(input: Shape, units: number): Block {
  const features = sizeOf(input);
  return {
    kind: 'dense',
    input,
    output: [units],
    parameters: [
      { name: 'kernel', shape: [features, units], axes: ['input', 'output'] },
      { name: 'bias', shape: [units], axes: ['output'] },
    ],
    multiplications: features * units,
  };
}
