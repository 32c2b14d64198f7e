import type { Block, Shape } from '../model.ts';

/** max(0, z). A gate that is not negative may stand before or behind it: max(0, s z) = s max(0, z). */
export const relu = (input: Shape): Block => ({
  kind: 'relu',
  input,
  output: input,
  parameters: [],
  multiplications: 0,
});
