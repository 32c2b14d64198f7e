/** A convolution of the SIMD step: forward, back to what it reads, and the gradient of its kernel. */
import { PANEL, PATCH_IMAGES, type MapRegions } from './layout.ts';
import type { KernelExports } from './module.ts';
import type { NetLayer } from './netLayer.ts';
import type { Convolution } from '../layerShapes.ts';
import type { Batch, Workspace } from './workspace.ts';

/** What a black pixel is to the net is its `shift`. */
type Net = Workspace & { readonly shift: number };

/** Bytes of images that are gathered together: what they read stays in a second-level cache. */
const TILE_BYTES = 2 ** 18;

function of(layer: NetLayer): { convolution: Convolution; maps: MapRegions } {
  const { convolution, maps } = layer;
  if (convolution === null || maps === null) throw new Error('This layer is no convolution.');
  return { convolution, maps };
}

/** From the lists of what is read to the layer's activations. @param init what every place begins with */
export function convolve(step: KernelExports, layer: NetLayer, batch: Batch, init: number): void {
  const { convolution, maps } = of(layer);
  const { read, border, edge, before, window, out } = convolution;
  step.convolve(
    (layer.input ?? batch).starts,
    batch.rows,
    read.height,
    read.width,
    layer.unitsBelow,
    border,
    edge,
    layer.kernel,
    layer.columns,
    init,
    layer.isHidden,
    maps.before,
    before.height,
    before.width,
    window,
    out.height,
    out.width,
    layer.activations,
    maps.winners,
  );
}

/** From a convolution's slopes to those of the layer that it reads, before its gates. */
export function convolveBack(
  { step, plan }: Workspace,
  rows: number,
  above: NetLayer,
  layer: NetLayer,
) {
  const { convolution, maps } = of(above);
  const { read, border, edge, before, window, out } = convolution;
  const { at, stride } = plan.slopeLists;
  step.transpose(
    above.kernel,
    above.taps,
    above.unitsBelow,
    above.columns,
    above.back,
    layer.columns,
    edge,
  );
  step.listSlopes(
    above.slopes,
    maps.winners,
    rows,
    out.height,
    out.width,
    window,
    before.height,
    before.width,
    above.columns,
    at,
    stride,
    maps.slopeStarts,
  );
  step.convolveBack(
    maps.slopeStarts,
    rows,
    before.height,
    before.width,
    above.columns,
    border,
    edge,
    above.back,
    read.height,
    read.width,
    layer.columns,
    plan.zeros,
    layer.slopes,
  );
}

/** What the layer reads, as images. */
function writeRead({ step, shift }: Net, batch: Batch, layer: NetLayer): void {
  const { below } = layer;
  const { convolution, maps } = of(layer);
  const { read, border } = convolution;
  if (below === null) {
    const { at, stride, ends } = batch.byRow;
    step.fillMaps(
      at,
      stride,
      ends,
      batch.rows,
      read.height,
      read.width,
      layer.unitsBelow,
      border,
      shift,
      maps.read,
    );
  } else {
    step.packMaps(
      below.activations,
      batch.rows,
      read.height,
      read.width,
      border,
      below.columns,
      layer.unitsBelow,
      below.gates,
      maps.read,
    );
  }
}

/** The gradient of the kernel, into `plan.patches.gradient`. */
export function gatherGradient(net: Net, batch: Batch, layer: NetLayer): void {
  const { step, plan } = net;
  const { convolution, maps } = of(layer);
  const { read, border, edge, window, out } = convolution;
  const { lists, sums, gradient } = plan.patches;
  writeRead(net, batch, layer);
  const run = edge * layer.unitsBelow;
  const width = [4, 8, 16].find((one) => one >= run) ?? PANEL;
  const [mapWidth, mapHeight] = [read.width + 2 * border, read.height + 2 * border];
  const placeBytes = 4 * layer.unitsBelow;
  const imageBytes = mapWidth * mapHeight * placeBytes;
  const fit = Math.floor(TILE_BYTES / imageBytes);
  const images = Math.max(1, Math.min(PATCH_IMAGES, fit));
  for (let from = 0; from < batch.rows; from += images) {
    step.listPatches(
      layer.slopes,
      maps.winners,
      batch.rows,
      from,
      Math.min(batch.rows, from + images),
      out.height,
      out.width,
      window,
      layer.columns,
      layer.outputs,
      (placeBytes * PANEL) / width,
      mapWidth,
      mapWidth * mapHeight,
      lists.at,
      lists.stride,
      lists.ends,
    );
    step.gatherPatches(
      lists.at,
      lists.stride,
      lists.ends,
      layer.outputs,
      maps.read + from * imageBytes,
      edge,
      run,
      mapWidth * placeBytes,
      width,
      from === 0,
      plan.zeros,
      sums,
    );
  }
  step.panelsOfPatches(sums, layer.outputs, edge, run, width, layer.columns, gradient);
}
