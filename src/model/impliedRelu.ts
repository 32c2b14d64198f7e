/**
 * `28x28x1 c20k5 p2 d500 d10` names no activation. A text of convolutions, pooling and dense layers alone has a
 * ReLU behind each layer of weights but the last, and before the pooling; as soon as any other block is
 * written, the text says all: `28x28x1 c20k5 p2 c50k5 p2 d500 relu d10` has one ReLU.
 */
const WEIGHTS = /^[cd]\d/;
const CONVOLUTION = /^c\d/;
const PLAIN = /^[cdp]\d/;

const RELU = 'relu';

/** @param tokens as written @returns those of all blocks */
export function withImplied(tokens: readonly string[]): readonly string[] {
  if (!tokens.every((token) => PLAIN.test(token))) return tokens;
  if (!tokens.some((token) => CONVOLUTION.test(token))) return tokens;
  return tokens.flatMap((token, at) =>
    WEIGHTS.test(token) && at < tokens.length - 1 ? [token, RELU] : [token],
  );
}

/** @param tokens of all blocks @returns as few as say the same */
export function withoutImplied(tokens: readonly string[]): readonly string[] {
  const bare = tokens.filter((token) => token !== RELU);
  const implied = withImplied(bare);
  const isSame =
    implied.length === tokens.length && implied.every((token, at) => token === tokens[at]);
  return isSame ? bare : tokens;
}
