/**
 * ONNX: `input`, numbers as they are given, to `logits`. An image is [examples, channels, rows, columns] where the net
 * begins with a convolution or a pooling, else [examples, numbers].
 */
import type { BlockName } from '../../model/blocks/registry.ts';
import { convolutionOf } from '../../model/blocks/conv2d.ts';
import { windowOf } from '../../model/blocks/maxPool.ts';
import { learns, type Block, type Shape } from '../../model/model.ts';
import type { DenseWeights } from '../../model/weights.ts';
import { PROGRAM } from '../../record/program.ts';
import type { NetFormat } from '../format.ts';
import { modelFile, type Graph, type Node, type Parameter } from '../onnx/graph.ts';
import { outputsFirst } from '../outputsFirst.ts';
import { metadataOf, type TakenNet } from '../taken.ts';
import { writtenOf } from './written.ts';

/** Of one example, channels first. */
const channelsFirst = (shape: Shape): readonly number[] =>
  shape.length === 3 ? [shape[2]!, shape[0]!, shape[1]!] : shape;

/** What one block is: an operator, and its parameters by the names that the node reads. */
interface Operator extends Pick<Node, 'operator' | 'attributes'> {
  readonly parameters?: readonly Parameter[];
}

/** @param name that its parameters begin with @param weights null where nothing is learnt */
type Written = (block: Block, name: string, weights: DenseWeights | null) => Operator;

const biasOf = (name: string, { bias }: DenseWeights): Parameter => ({
  name: `${name}.bias`,
  shape: [bias.length],
  values: bias,
});

const activation =
  (operator: string, attributes: Node['attributes'] = {}): Written =>
  () => ({ operator, attributes });

const operators: Readonly<Partial<Record<BlockName, Written>>> = {
  dense: (_, name, weights) => ({
    operator: 'Gemm',
    parameters: [
      {
        name: `${name}.weight`,
        shape: [weights!.inputCount, weights!.outputCount],
        values: weights!.kernel,
      },
      biasOf(name, weights!),
    ],
  }),
  conv2d(block, name, weights) {
    const { edge, padding } = convolutionOf(block);
    return {
      operator: 'Conv',
      attributes: { kernel_shape: [edge, edge], pads: [padding, padding, padding, padding] },
      parameters: [
        { name: `${name}.weight`, ...outputsFirst(block, weights!) },
        biasOf(name, weights!),
      ],
    };
  },
  maxPool(block) {
    const edge = windowOf(block);
    return {
      operator: 'MaxPool',
      attributes: { kernel_shape: [edge, edge], strides: [edge, edge] },
    };
  },
  relu: activation('Relu'),
  leaky: activation('LeakyRelu', { alpha: { float: 0.01 } }),
  tanh: activation('Tanh'),
};

const scalar = (name: string, value: number): Parameter => ({
  name,
  shape: [],
  values: Float32Array.of(value),
});

function graphOf({ net, scale }: TakenNet): Graph {
  const nodes: Node[] = [];
  const parameters: Parameter[] = [];
  let at = 'input';
  const add = (gives: string, { parameters: own = [], ...node }: Operator): void => {
    nodes.push({ ...node, gives, reads: [at, ...own.map(({ name }) => name)] });
    parameters.push(...own);
    at = gives;
  };
  if (net.inputs !== null)
    add('read', {
      operator: 'Gather',
      attributes: { axis: { int: 1 } },
      parameters: [
        {
          ...{ name: 'inputs', shape: [net.inputs.length] },
          values: BigInt64Array.from(net.inputs, BigInt),
        },
      ],
    });
  if (scale.shift !== 0)
    add('shifted', { operator: 'Sub', parameters: [scalar('shift', scale.shift)] });
  if (scale.scale !== 1)
    add('scaled', { operator: 'Div', parameters: [scalar('scale', scale.scale)] });
  let shape: Shape = net.input;
  let learnt = 0;
  net.model.blocks.forEach((block, index) => {
    if (shape.length === 3 && block.input.length === 1)
      add('flat', { operator: 'Flatten', attributes: { axis: { int: 1 } } });
    const isLast = index === net.model.blocks.length - 1;
    const name = learns(block) ? `layers.${learnt}` : `${block.kind}.${index}`;
    const weights = learns(block) ? net.layers[learnt++]! : null;
    add(isLast ? 'logits' : name, writtenOf(operators, block, 'ONNX')(block, name, weights));
    shape = block.output;
  });
  return {
    ...{ nodes, parameters },
    input: { name: 'input', shape: channelsFirst(net.input) },
    output: { name: 'logits', shape },
  };
}

export const onnx: NetFormat = {
  of: 'net',
  label: 'ONNX',
  help: 'A graph that gives logits of numbers as they are given; ONNX Runtime and many others read it.',
  ending: 'onnx',
  files: (taken) => [
    {
      name: 'model.onnx',
      bytes: modelFile(
        graphOf(taken),
        { name: 'The Pruning Game', version: PROGRAM },
        metadataOf(taken),
      ),
    },
  ],
};
