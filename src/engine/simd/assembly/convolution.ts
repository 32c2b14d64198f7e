/**
 * Convolutions, image by image. What a filter reads of one row of an image is one stretch of that image's list
 * (maps.ts), so a product is as many stretches as the kernel has rows; sums stay in memory between two of
 * them, and the part of the kernel that they share stays in the cache next to the core.
 *
 * A kernel is a matrix [edge · edge · channels, columns]: its rows go by row, column and channel of the patch.
 */
import { accumulate } from './kernel';
import { PANEL, panelAt, panelWidth } from './panels';

/** The largest of each window of one image, and which of its places that was; `winners` 0 for a window of 1. */
function pool(
  before: usize,
  beforeWidth: usize,
  beforePlaces: usize,
  columns: usize,
  window: usize,
  height: usize,
  width: usize,
  rows: usize,
  firstRow: usize,
  out: usize,
  winners: usize,
): void {
  for (let first: usize = 0; first < columns; first += PANEL) {
    const bytes = panelWidth(columns, first) << 2;
    const panel = panelAt(before, beforePlaces, first);
    let at = firstRow * bytes;
    const to = panelAt(out, rows, first);
    const winner = panelAt(winners, rows, first);
    for (let y: usize = 0; y < height; y++) {
      for (let x: usize = 0; x < width; x++) {
        const corner = panel + (y * beforeWidth + x) * window * bytes;
        for (let b: usize = 0; b < bytes; b += 16) {
          let best = v128.load(corner + b);
          let which = i32x4.splat(0);
          for (let place: usize = 1; place < window * window; place++) {
            const down = place / window;
            const other = v128.load(
              corner + (down * beforeWidth + place - down * window) * bytes + b,
            );
            const isMore = f32x4.gt(other, best);
            best = v128.bitselect(other, best, isMore);
            which = v128.bitselect(i32x4.splat(place as i32), which, isMore);
          }
          v128.store(to + at + b, best);
          v128.store(winner + at + b, which);
        }
        at += bytes;
      }
    }
  }
}

/**
 * out = pool(max(floor, W ∗ lists + init)).
 *
 * @param starts of the lists of what is read, by place; [images, height · width + 1]
 * @param height, width, channels of what is read @param border of zeros around it
 * @param kernel [edge · edge · channels, columns] @param init what every place begins with; [columns]
 * @param before room for one image before pooling, of beforeHeight · beforeWidth places
 * @param window of the pooling; 1 for none
 * @param out, winners [images · outHeight · outWidth, columns]
 */
export function convolve(
  starts: usize,
  images: usize,
  height: usize,
  width: usize,
  channels: usize,
  border: usize,
  edge: usize,
  kernel: usize,
  columns: usize,
  init: usize,
  rectified: bool,
  before: usize,
  beforeHeight: usize,
  beforeWidth: usize,
  window: usize,
  outHeight: usize,
  outWidth: usize,
  out: usize,
  winners: usize,
): void {
  const none = f32x4.splat(-Infinity);
  const last = f32x4.splat(rectified ? 0 : -Infinity);
  const inputs = edge * edge * channels;
  const places = beforeHeight * beforeWidth;
  const outPlaces = outHeight * outWidth;
  for (let image: usize = 0; image < images; image++) {
    const lists = starts + ((image * (height * width + 1)) << 2);
    for (let dy: usize = 0; dy < edge; dy++) {
      const floor = dy === edge - 1 ? last : none;
      for (let first: usize = 0; first < columns; first += PANEL) {
        const panel = panelWidth(columns, first);
        const bytes = panel << 2;
        const rowsOfKernel = panelAt(kernel, inputs, first) + dy * edge * channels * bytes;
        // Without pooling there is nothing to wait for: the places of all images lie side by side.
        let to =
          window === 1
            ? panelAt(out, images * places, first) + image * places * bytes
            : panelAt(before, places, first);
        for (let y: usize = 0; y < beforeHeight; y++) {
          const isInside = y + dy >= border && y + dy < height + border;
          const row = isInside ? (y + dy - border) * width : 0;
          for (let x: usize = 0; x < beforeWidth; x++) {
            let list: usize = 0;
            let end: usize = 0;
            if (isInside) {
              const begin = x > border ? x - border : 0;
              const stop = x + edge < width + border ? x + edge - border : width;
              list = load<usize>(lists + ((row + begin) << 2));
              end = load<usize>(lists + ((row + stop) << 2));
            }
            if (list < end || dy === 0 || dy === edge - 1) {
              const shift = (row + x - border) * channels * bytes;
              const from = dy === 0 ? init + (first << 2) : to;
              accumulate(panel, list, end, rowsOfKernel - shift, from, to, floor);
            }
            to += bytes;
          }
        }
      }
    }
    if (window > 1) {
      const firstRow = image * outPlaces;
      const rows = images * outPlaces;
      pool(
        before,
        beforeWidth,
        places,
        columns,
        window,
        outHeight,
        outWidth,
        rows,
        firstRow,
        out,
        winners,
      );
    }
  }
}

/**
 * The slopes of what a convolution reads: each place gathers those of all filters that read it.
 *
 * @param starts of the lists of slopes, by place before pooling; [images, beforeHeight · beforeWidth + 1]
 * @param back the kernel turned round, rows of a tap left to right reversed; [edge · edge · above, columns]
 * @param above columns of the layer whose slopes these are
 * @param zeros [32] @param out [images · height · width, columns]
 */
export function convolveBack(
  starts: usize,
  images: usize,
  beforeHeight: usize,
  beforeWidth: usize,
  above: usize,
  border: usize,
  edge: usize,
  back: usize,
  height: usize,
  width: usize,
  columns: usize,
  zeros: usize,
  out: usize,
): void {
  const none = f32x4.splat(-Infinity);
  const places = height * width;
  for (let image: usize = 0; image < images; image++) {
    const lists = starts + ((image * (beforeHeight * beforeWidth + 1)) << 2);
    for (let dy: usize = 0; dy < edge; dy++) {
      for (let first: usize = 0; first < columns; first += PANEL) {
        const panel = panelWidth(columns, first);
        const bytes = panel << 2;
        const rowsOfKernel = panelAt(back, edge * edge * above, first) + dy * edge * above * bytes;
        let to = panelAt(out, images * places, first) + image * places * bytes;
        for (let y: usize = 0; y < height; y++) {
          const isInside = y + border >= dy && y + border < beforeHeight + dy;
          const row = isInside ? (y + border - dy) * beforeWidth : 0;
          for (let x: usize = 0; x < width; x++) {
            // The filters that read this place stand at x + border − edge + 1 to x + border.
            const right = x + border + 1;
            let list: usize = 0;
            let end: usize = 0;
            if (isInside) {
              const begin = right > edge ? right - edge : 0;
              const stop = right < beforeWidth ? right : beforeWidth;
              if (begin < stop) {
                list = load<usize>(lists + ((row + begin) << 2));
                end = load<usize>(lists + ((row + stop) << 2));
              }
            }
            if (list < end || dy === 0) {
              const shift = (row + right - edge) * above * bytes;
              accumulate(panel, list, end, rowsOfKernel - shift, dy === 0 ? zeros : to, to, none);
            }
            to += bytes;
          }
        }
      }
    }
  }
}

/**
 * The gradient of a kernel, filter by filter: the patches that the filter read, each times its slope, summed.
 *
 * @param lists by filter, see `listPatches` @param map what was read, without panels
 * @param run numbers of a patch's row, edge · channels @param rowBytes of a row of the map
 * @param width of the pieces in which a run is taken: 4, 8, 16 or 32
 * @param isFirst whether the sums begin here, with zeros
 * @param out [filters, edge, pieces · width]
 */
export function gatherPatches(
  lists: usize,
  stride: usize,
  ends: usize,
  filters: usize,
  map: usize,
  edge: usize,
  run: usize,
  rowBytes: usize,
  width: usize,
  isFirst: bool,
  zeros: usize,
  out: usize,
): void {
  const none = f32x4.splat(-Infinity);
  for (let filter: usize = 0; filter < filters; filter++) {
    const list = lists + filter * stride;
    const end = load<usize>(ends + (filter << 2));
    for (let dy: usize = 0; dy < edge; dy++) {
      for (let piece: usize = 0; piece < run; piece += width) {
        const from = map + dy * rowBytes + (piece << 2);
        accumulate(width, list, end, from, isFirst ? zeros : out, out, none);
        out += width << 2;
      }
    }
  }
}

/** The sums of `gatherPatches` as a gradient in panels. @param out [edge · run, columns] */
export function panelsOfPatches(
  sums: usize,
  filters: usize,
  edge: usize,
  run: usize,
  width: usize,
  columns: usize,
  out: usize,
): void {
  const padded = ((run + width - 1) / width) * width;
  // Padding must hold zeros.
  memory.fill(out, 0, (edge * run * columns) << 2);
  for (let filter: usize = 0; filter < filters; filter++) {
    const inPanel = filter & (PANEL - 1);
    const first = filter - inPanel;
    const panel = panelWidth(columns, first);
    let to = panelAt(out, edge * run, first) + (inPanel << 2);
    for (let dy: usize = 0; dy < edge; dy++) {
      const from = sums + (((filter * edge + dy) * padded) << 2);
      for (let k: usize = 0; k < run; k++) {
        store<f32>(to, load<f32>(from + (k << 2)));
        to += panel << 2;
      }
    }
  }
}
