/**
 * `28x28x1 c20k5 p2 d500 d10` names no activation. A text of convolutions, pooling and dense layers alone has a
 * ReLU behind each layer of weights but the last, and before the pooling; as soon as any other word is
 * written, the text says all: `28x28x1 c20k5 p2 c50k5 p2 d500 relu d10` has one ReLU. The word `linear`, which is no
 * block, is for nets that would have none otherwise: `28x28x1 c20k5 linear p2 d10`.
 */
const WEIGHTS = /^[cd]\d/;
const CONVOLUTION = /^c\d/;
const PLAIN = /^[cdp]\d/;

const RELU = 'relu';
const LINEAR = 'linear';

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((token, at) => token === other[at]);

/** @param tokens as written @returns those of all blocks */
export function withImplied(tokens: readonly string[]): readonly string[] {
  if (tokens.includes(LINEAR)) return tokens.filter((token) => token !== LINEAR);
  if (!tokens.every((token) => PLAIN.test(token))) return tokens;
  if (!tokens.some((token) => CONVOLUTION.test(token))) return tokens;
  return tokens.flatMap((token, at) =>
    WEIGHTS.test(token) && at < tokens.length - 1 ? [token, RELU] : [token],
  );
}

/** @param tokens of all blocks @returns as few words as say the same */
export function withoutImplied(tokens: readonly string[]): readonly string[] {
  const bare = tokens.filter((token) => token !== RELU);
  if (areSame(withImplied(bare), tokens)) return bare;
  if (areSame(withImplied(tokens), tokens)) return tokens;
  const first = tokens.findIndex((token) => WEIGHTS.test(token));
  return [...tokens.slice(0, first + 1), LINEAR, ...tokens.slice(first + 1)];
}
