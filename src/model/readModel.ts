/**
 * Networks by name or as text. `784-300-100-10` is a fully connected one with ReLU between; any other is written
 * block by block, from the input on: `784 d300 tanh d100 tanh d10`, `28x28x1 c20k5 p2 d500 d10`. What can be written
 * in several ways is one network and goes by the shortest text.
 */
import type { BlockKind } from './blocks/kind.ts';
import { blockKinds, blocksInWords } from './blocks/registry.ts';
import { denseWidths } from './dense.ts';
import { withImplied, withoutImplied } from './impliedRelu.ts';
import {
  areEqual,
  learningBlocks,
  learns,
  multiplicationsOf,
  numbersAtOnce,
  parameterCount,
  sizeOf,
  type Block,
  type Model,
  type Shape,
} from './model.ts';

export interface NamedModel {
  readonly text: string;
  readonly help: string;
}

/** To name a network, add a line. */
export const namedModels: Readonly<Record<string, NamedModel>> = {
  quick: { text: '784-128-64-10', help: 'Quick: 192 hidden neurons.' },
  paper: { text: '784-512-256-10', help: 'The paper’s: 768 hidden neurons.' },
  small: { text: '784-32-32-10', help: 'Small: 64 hidden neurons, for points of a plane.' },
  'lenet-300-100': {
    text: '784-300-100-10',
    help: 'LeNet-300-100, on which most methods report their figures: 400 hidden neurons.',
  },
  'lenet-5': {
    text: '28x28x1 c20k5 p2 c50k5 p2 d500 d10',
    help: 'LeNet-5 as Caffe has it: 70 filters, then 500 hidden neurons.',
  },
  'vgg-small': {
    text: '28x28x1 c16k3s c16k3s p2 c32k3s c32k3s p2 d128 d10',
    help: 'Like VGG, but small: 96 filters of 3x3, then 128 hidden neurons.',
  },
};

/** Bounds of what is read at all; each is far above what a browser trains in a bearable time. */
const MOST_CHARACTERS = 200;
const MOST_BLOCKS = 32;
const MOST_HIDDEN = 6;
const MOST_PARAMETERS = 4e6;
/** For one example, forward. */
const MOST_MULTIPLICATIONS = 1e8;
/** Of one example, at any time. */
const MOST_AT_ONCE = 5e5;

export type ReadModel =
  | {
      readonly ok: true;
      readonly model: Model;
      /** Its name where it has one, else its text: the same for all texts of one network. */
      readonly text: string;
    }
  | { readonly ok: false; readonly refusal: string };

const refuse = (refusal: string) => ({ ok: false, refusal }) as const;

/** The one text of a network, however it was written. */
export function textOf(model: Model): string {
  const widths = denseWidths(model);
  if (widths !== null) return widths.join('-');
  const { blocks } = model;
  return textOfTokens(
    blocks[0]?.input.join('x') ?? '',
    blocks.map(({ token }) => token),
  );
}

const nameOf = (text: string): string =>
  Object.entries(namedModels).find(([, named]) => named.text === text)?.[0] ?? text;

/** The short text of a fully connected network as the tokens of the long one. */
const tokensOf = (widths: string): string[] =>
  widths
    .split('-')
    .flatMap((width, layer) => (layer < 2 ? [layer ? `d${width}` : width] : ['relu', `d${width}`]));

/** The text of blocks. @param tokens of all of them */
export const textOfTokens = (input: string, tokens: readonly string[]): string =>
  [input, ...withoutImplied(tokens)].join(' ');

/** What a text is made of, whatever its blocks are; null where it is of neither form. */
export function wordsOf(
  text: string,
): { readonly input: string; readonly tokens: readonly string[] } | null {
  const written = text.trim();
  if (written.length > MOST_CHARACTERS) return null;
  const [input = '', ...tokens] = /^\d{1,5}(-\d{1,9})+$/.test(written)
    ? tokensOf(written)
    : written.split(/\s+/);
  if (tokens.length === 0 || tokens.length > MOST_BLOCKS) return null;
  if (!/^\d{1,5}(x\d{1,5}){0,2}$/.test(input)) return null;
  const all = withImplied(tokens);
  return all.length === 0 ? null : { input, tokens: all };
}

/** @returns the input's extents and the tokens of the blocks; null where the text is of neither form */
function parse(text: string): { input: Shape; tokens: readonly string[] } | null {
  const words = wordsOf(text);
  return words && { input: words.input.split('x').map(Number), tokens: words.tokens };
}

/** One block. @returns it, or what is wrong, as the end of a sentence that begins with the network's text */
function readBlock(token: string, input: Shape): Block | string {
  for (const kind of Object.values<BlockKind>(blockKinds)) {
    const match = kind.token.exec(token);
    if (match === null) continue;
    const block = kind.read(match.slice(1), input);
    return typeof block === 'string' ? `has “${token}”, which ${block}` : block;
  }
  return `has “${token}”, which is no block; there are ${blocksInWords()}.`;
}

/**
 * @param text a name of `namedModels`, or one of the two forms
 * @param input of one example
 * @param classes how many logits are needed
 * @returns the network, or what is wrong, as the end of a sentence that begins with the text
 */
export function readModel(text: string, input: Shape, classes: number): ReadModel {
  const inputs = sizeOf(input);
  const parsed = parse(
    (Object.hasOwn(namedModels, text) ? namedModels[text] : undefined)?.text ?? text,
  );
  if (parsed === null)
    return refuse(
      `is neither a name (${Object.keys(namedModels).join(', ')}) nor widths joined by “-”, such as ${inputs}-300-100-${classes}, nor blocks such as ${inputs} d300 tanh d${classes}.`,
    );
  if (!areEqual(parsed.input, [inputs]) && !areEqual(parsed.input, input))
    return refuse(
      `begins with ${parsed.input.join('x')}, but an example has ${inputs} numbers${input.length > 1 ? `, as an image ${input.join('x')}` : ''}.`,
    );

  const blocks: Block[] = [];
  for (const token of parsed.tokens) {
    const block = readBlock(token, blocks.at(-1)?.output ?? parsed.input);
    if (typeof block === 'string') return refuse(block);
    blocks.push(block);
  }
  const model = { blocks };
  // A text without a block is of neither form.
  const last = blocks.at(-1)!;
  if (!learns(last))
    return refuse(`ends with “${last.token}”; logits come from a layer that learns.`);
  if (!areEqual(last.output, [classes]))
    return refuse(`ends with ${last.output.join('x')}, but there are ${classes} classes.`);
  const hidden = learningBlocks(model).length - 1;
  if (hidden === 0) return refuse('has no hidden layer, so that nobody would play.');
  if (hidden > MOST_HIDDEN)
    return refuse(`has ${hidden} hidden layers; at most ${MOST_HIDDEN} can be trained here.`);
  const count = parameterCount(model);
  if (count > MOST_PARAMETERS)
    return refuse(`has ${count} parameters; at most ${MOST_PARAMETERS} can be trained here.`);
  const multiplications = multiplicationsOf(model);
  if (multiplications > MOST_MULTIPLICATIONS)
    return refuse(
      `takes ${multiplications} multiplications for one example; at most ${MOST_MULTIPLICATIONS} can be borne here.`,
    );
  const numbers = numbersAtOnce(model);
  if (numbers > MOST_AT_ONCE)
    return refuse(
      `makes ${numbers} numbers at once of one example; at most ${MOST_AT_ONCE} can be held here.`,
    );
  return { ok: true, model, text: nameOf(textOf(model)) };
}
