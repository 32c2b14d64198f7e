/**
 * A network as ways of computing see it that serve ReLU with convolutions and pooling in front: layers of weights,
 * each a matrix that meets maps.
 */
import { convolutionOf } from '../model/blocks/conv2d.ts';
import { windowOf } from '../model/blocks/maxPool.ts';
import type { Block, Model } from '../model/model.ts';

export interface MapSize {
  readonly height: number;
  readonly width: number;
}

export interface Convolution {
  /** Of what it reads. */
  readonly read: MapSize;
  /** Of zeros around that. */
  readonly border: number;
  /** Of a filter. */
  readonly edge: number;
  /** Of what comes out before pooling. */
  readonly before: MapSize;
  /** Of the pooling; 1 for none. */
  readonly window: number;
  readonly out: MapSize;
}

/** A layer of weights, its kernel a matrix [taps · unitsBelow, outputs]. */
export interface LayerShape {
  /** Features or channels that it reads. */
  readonly unitsBelow: number;
  /** Weights by which one output reads one of them. */
  readonly taps: number;
  /** Neurons or filters. */
  readonly outputs: number;
  /** Numbers that one of them gives of an image. */
  readonly places: number;
  /** Null for a dense layer. */
  readonly convolution: Convolution | null;
}

export const placesOf = ({ height, width }: MapSize): number => height * width;

function convolution(block: Block, window: number): LayerShape {
  const { image, edge, padding: border } = convolutionOf(block);
  const [height, width, filters] = block.output as readonly [number, number, number];
  const out = { height: Math.floor(height / window), width: Math.floor(width / window) };
  return {
    unitsBelow: image.channels,
    taps: edge * edge,
    outputs: filters,
    places: placesOf(out),
    convolution: { read: image, border, edge, before: { height, width }, window, out },
  };
}

function dense({ input, output }: Block, below: LayerShape | undefined): LayerShape {
  const taps = below?.places ?? 1;
  return {
    ...{ unitsBelow: input[0]! / taps, taps, outputs: output[0]!, places: 1 },
    convolution: null,
  };
}

/** Layers of a net in which ReLU follows all weights but the last, and pooling at most convolutions; else null. */
export function layersOf({ blocks }: Model): LayerShape[] | null {
  const layers: LayerShape[] = [];
  const last = blocks.length - 1;
  for (let at = 0; at <= last; at++) {
    const block = blocks[at]!;
    const isConvolution = block.kind === 'conv2d';
    if (block.kind !== 'dense' && !isConvolution) return null;
    const behind = [blocks[at + 1]?.kind, blocks[at + 2]?.kind];
    const pools = isConvolution && behind.includes('maxPool') ? behind.indexOf('maxPool') : -1;
    const hasRelu = behind[0] === 'relu' || (pools === 0 && behind[1] === 'relu');
    const isPooled = pools === 0 || (pools === 1 && behind[0] === 'relu');
    if (at < last ? !hasRelu : isConvolution) return null;
    const window = isPooled ? windowOf(blocks[at + 1 + pools]!) : 1;
    layers.push(isConvolution ? convolution(block, window) : dense(block, layers.at(-1)));
    if (hasRelu) at++;
    if (isPooled) at++;
  }
  return layers;
}

export const inputsOf = ({ taps, unitsBelow }: LayerShape): number => taps * unitsBelow;
