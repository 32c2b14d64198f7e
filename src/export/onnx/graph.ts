/**
 * The messages of ONNX that a feed-forward net needs. Numbers of fields are those of onnx.proto3
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
 */
import { bytes, float, joined, message, text, whole, type Part } from './message.ts';

/** Of the file's own form; with the operators of version 13, which ONNX Runtime has read since 2020. */
const IR_VERSION = 7;
const OPERATORS = 13;

const FLOAT_TYPE = 1;
const INT64_TYPE = 7;

/** Attributes of a node: a list of whole numbers, one, or a real number. */
type Attribute = readonly number[] | { readonly int: number } | { readonly float: number };

export interface Node {
  readonly operator: string;
  /** Names of what it reads, parameters among them. */
  readonly reads: readonly string[];
  readonly gives: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

/** Behind the number of examples. */
export interface Port {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly parameters: readonly Parameter[];
  readonly input: Port;
  readonly output: Port;
}

const attribute = (name: string, value: Attribute): Part[] =>
  'int' in value
    ? [text(1, name), whole(3, value.int), whole(20, 2)]
    : 'float' in value
      ? [text(1, name), float(2, value.float), whole(20, 1)]
      : [text(1, name), ...value.map((one) => whole(8, one)), whole(20, 7)];

const node = ({ operator, reads, gives, attributes = {} }: Node): Part[] => [
  ...reads.map((name) => text(1, name)),
  text(2, gives),
  text(3, gives),
  text(4, operator),
  ...Object.entries(attributes).map(([name, value]) => message(5, attribute(name, value))),
];

const tensor = ({ name, shape, values }: Parameter): Part[] => [
  ...shape.map((extent) => whole(1, extent)),
  whole(2, values instanceof Float32Array ? FLOAT_TYPE : INT64_TYPE),
  text(8, name),
  bytes(9, new Uint8Array(values.buffer as ArrayBuffer, values.byteOffset, values.byteLength)),
];

function port({ name, shape }: Port): Part[] {
  const extents = [
    message(1, [text(2, 'examples')]),
    ...shape.map((extent) => message(1, [whole(1, extent)])),
  ];
  const type = message(1, [whole(1, FLOAT_TYPE), message(2, extents)]);
  return [text(1, name), message(2, [type])];
}

/** @param metadata of the whole model */
export function modelFile(
  { nodes, parameters, input, output }: Graph,
  producer: { readonly name: string; readonly version: string },
  metadata: Readonly<Record<string, string>>,
): Part {
  const graph = [
    ...nodes.map((one) => message(1, node(one))),
    text(2, 'pruned'),
    ...parameters.map((one) => message(5, tensor(one))),
    message(11, port(input)),
    message(12, port(output)),
  ];
  return joined([
    whole(1, IR_VERSION),
    text(2, producer.name),
    text(3, producer.version),
    message(7, graph),
    message(8, [text(1, ''), whole(2, OPERATORS)]),
    ...Object.entries(metadata).map(([key, value]) => message(14, [text(1, key), text(2, value)])),
  ]);
}
