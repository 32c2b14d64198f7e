/**
 * How a convolution's numbers are read. Its products are made without their operands ever being laid out: each
 * number is fetched from the maps as a tile is loaded. All sizes are literals, so that the compiler divides by them.
 */
import { placesOf } from '../../layerShapes.ts';
import type { LayerPlace, Layout, MapPlace } from '../layout.ts';

export interface MapLayer extends LayerPlace {
  readonly maps: MapPlace;
}

/** @throws Error if it is no convolution */
export function mapLayer({ layers }: Layout, index: number): MapLayer {
  const layer = layers[index];
  const { maps } = layer;
  if (maps === null) throw new Error('This layer is no convolution.');
  return { ...layer, maps };
}

/** The kernel's weights that read a channel, row by row, then the next: how k counts them. */
const splitWeight = ({ unitsBelow, maps: { edge } }: MapLayer, k: string): string => `
  let channel = ${k} % ${unitsBelow}u;
  let dx = ${k} / ${unitsBelow}u % ${edge}u;
  let dy = ${k} / ${unitsBelow * edge}u;`;

/**
 * `readAt(layer, row, k, y, x) -> f32`: what the weight k of a filter meets that is laid at a place; 0 on the border.
 */
export function readAt(layer: MapLayer, isFirst: boolean): string {
  const { unitsBelow, maps } = layer;
  const { read, border } = maps;
  const size = placesOf(read);
  const found = isFirst
    ? `return pixelAt(row, channel * ${size}u + at);`
    : `let s = inputGate(layer, channel * ${size}u);
  return gated(raw[layer.belowRaw + (row * ${unitsBelow}u + channel) * ${size}u + at], s);`;
  return `
fn readAt(layer: Layer, row: u32, k: u32, y: u32, x: u32) -> f32 {${splitWeight(layer, 'k')}
  // Above and left of the map they are beyond all numbers.
  let readY = y + dy - ${border}u;
  let readX = x + dx - ${border}u;
  if (readY >= ${read.height}u || readX >= ${read.width}u) { return 0.0; }
  let at = readY * ${read.width}u + readX;
  ${found}
}`;
}

/** `slopeBefore(layer, row, unit, y, x) -> f32`: ∂L/∂z̃ of a filter at a place, before what its pooling left out. */
export function slopeBefore(
  { outputCount, places, maps }: MapLayer,
  { games, strides }: Layout,
): string {
  const { window, out, winners } = maps;
  const at = (y: string, x: string) =>
    `(row * ${outputCount}u + unit) * ${places}u + ${y} * ${out.width}u + ${x}`;
  const body =
    window === 1
      ? `return slopes[layer.slopes + ${at('y', 'x')}];`
      : `let windowY = y / ${window}u;
  let windowX = x / ${window}u;
  if (windowY >= ${out.height}u || windowX >= ${out.width}u) { return 0.0; }
  let at = ${at('windowY', 'windowX')};
  let own = f32(y % ${window}u * ${window}u + x % ${window}u);
  if (raw[${winners}u${games > 1 ? ` + game * ${strides.raw}u` : ''} + at] != own) { return 0.0; }
  return slopes[layer.slopes + at];`;
  return `
fn slopeBefore(layer: Layer, row: u32, unit: u32, y: u32, x: u32) -> f32 {
  ${body}
}`;
}
