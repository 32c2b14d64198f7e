/** The layers of weights of a run's network in words: what one output of each is, and what it reads. */
import { dataSetOf } from '../data/rows.ts';
import { imageOf, type Image } from '../model/blocks/image.ts';
import { convolutionOf } from '../model/blocks/conv2d.ts';
import { learns, type Block } from '../model/model.ts';
import { modelOf, type Named } from './network.ts';

export interface LayerInWords {
  /** One output and several, in words. */
  readonly unit: string;
  readonly units: string;
  /** What the weights of one output read, inside a sentence: “a neuron it reads”. */
  readonly column: string;
  /** What one of these weights reads: “neuron 3 of layer 1”. */
  input(weight: number): string;
}

/** A layer of weights that another one reads. */
interface Source {
  readonly block: Block;
  /** Its number, from 1. */
  readonly number: number;
}

const isConvolution = ({ kind }: Block): boolean => kind === 'conv2d';

const unitOf = (block: Block): string => (isConvolution(block) ? 'filter' : 'neuron');

/** “filter 3 of layer 1”; of the first layer “pixel”, or “channel 2” where an image has several. */
function sourceInWords(source: Source | null, unit: number, channels: number): string {
  if (source !== null) return `${unitOf(source.block)} ${unit} of layer ${source.number}`;
  return channels > 1 ? `channel ${unit}` : 'the image';
}

function convolutionInWords(
  block: Block,
  source: Source | null,
): Omit<LayerInWords, 'unit' | 'units'> {
  const { edge, image } = convolutionOf(block);
  const { channels } = image;
  return {
    column:
      source === null && channels === 1
        ? 'a place of its window'
        : `a place of its window in one ${source === null ? 'channel' : 'picture'} it reads`,
    input(weight) {
      const place = Math.floor(weight / channels);
      const [x, y] = [place % edge, Math.floor(place / edge)];
      return `${sourceInWords(source, weight % channels, channels)} at (${x}, ${y}) of its window`;
    },
  };
}

const denseInWords = (
  source: Source | null,
  image: Image | null,
): Omit<LayerInWords, 'unit' | 'units'> => ({
  column:
    source === null
      ? 'a number it reads'
      : image === null
        ? `a ${unitOf(source.block)} it reads`
        : `a place of a ${unitOf(source.block)}’s picture that it reads`,
  input(weight) {
    if (image === null)
      return source === null ? `input ${weight}` : sourceInWords(source, weight, 1);
    const { height, width, channels } = image;
    const [unit, place] = [Math.floor(weight / (height * width)), weight % (height * width)];
    const at = `(${place % width}, ${Math.floor(place / width)})`;
    return source === null && channels === 1
      ? `pixel ${at}`
      : `${sourceInWords(source, unit, channels)} at ${at}`;
  },
});

/** From the input on. */
export function layersInWords(spec: Named): LayerInWords[] {
  const { blocks } = modelOf(spec);
  const layers: LayerInWords[] = [];
  let source: Source | null = null;
  let image: Image | null = imageOf(dataSetOf(spec).input);
  for (const block of blocks) {
    if (learns(block)) {
      const unit = unitOf(block);
      const reads = isConvolution(block)
        ? convolutionInWords(block, source)
        : denseInWords(source, image);
      layers.push({ unit, units: `${unit}s`, ...reads });
      source = { block, number: layers.length };
    }
    image = imageOf(block.output);
  }
  return layers;
}
