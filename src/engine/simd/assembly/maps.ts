/**
 * Maps: what a unit gives at every place of an image. A layer's maps are a matrix [images · places, columns] in
 * panels, as rows of a batch are; a dense layer has one place. Here they become lists, and plain images.
 *
 * A pooled layer keeps, beside each number, the winner: which place of the window it came from, counted row by
 * row, as a 32-bit integer in the same panels. Slopes act there alone.
 */
import { append } from './lists';
import { ENTRY_BYTES, PANEL, ROW_BYTES, panelAt, panelWidth } from './panels';
import { TINY } from './tiny';

/**
 * The products of each image's maps with the gates of their units, those that are not 0 (tiny.ts): one list an
 * image, place after place, in each the units ascending. An entry multiplies row place · units + unit.
 *
 * @param matrix [images · places, columns] @param units of the columns, without padding
 * @param gates s of each column; [columns]
 * @param starts where the entries of each place begin, and where the last place's end; [images, places + 1]
 *   addresses. 0 where nobody asks
 */
export function listMaps(
  matrix: usize,
  images: usize,
  places: usize,
  columns: usize,
  units: usize,
  gates: usize,
  lists: usize,
  stride: usize,
  ends: usize,
  starts: usize,
): void {
  const rows = images * places;
  const tiny = f32x4.splat(TINY);
  for (let image: usize = 0; image < images; image++) {
    let at = lists + image * stride;
    for (let place: usize = 0; place < places; place++) {
      if (starts !== 0) {
        store<usize>(starts, at);
        starts += 4;
      }
      for (let first: usize = 0; first < units; first += PANEL) {
        const width = panelWidth(columns, first);
        const from = panelAt(matrix, rows, first) + (((image * places + place) * width) << 2);
        let offset = (place * units + first) * ROW_BYTES;
        // Four at a time. Written in any case and kept by moving on: zeros come too irregularly for a
        // branch. There is room for a few entries more than units.
        for (let j: usize = 0; j < width && first + j < units; j += 4) {
          const gate = v128.load(gates + ((first + j) << 2));
          const factors = f32x4.mul(v128.load(from + (j << 2)), gate);
          let kept: usize = ~i32x4.bitmask(f32x4.le(f32x4.abs(factors), tiny));
          // Padding stays out even where a net diverges and 0 · ∞ fills it with NaN.
          if (first + j + 4 > units) kept &= (1 << (units - first - j)) - 1;
          store<u32>(at, offset as u32);
          v128.store_lane<f32>(at, factors, 0, 4);
          at += (kept & 1) << 3;
          store<u32>(at, (offset + ROW_BYTES) as u32);
          v128.store_lane<f32>(at, factors, 1, 4);
          at += (kept & 2) << 2;
          store<u32>(at, (offset + 2 * ROW_BYTES) as u32);
          v128.store_lane<f32>(at, factors, 2, 4);
          at += (kept & 4) << 1;
          store<u32>(at, (offset + 3 * ROW_BYTES) as u32);
          v128.store_lane<f32>(at, factors, 3, 4);
          at += kept & 8;
          offset += 4 * ROW_BYTES;
        }
      }
    }
    if (starts !== 0) {
      store<usize>(starts, at);
      starts += 4;
    }
    store<usize>(ends + (image << 2), at);
  }
}

/** `starts` of lists that are there, see `listMaps`. @param units of each place */
export function startsOfLists(
  lists: usize,
  stride: usize,
  ends: usize,
  images: usize,
  places: usize,
  units: usize,
  starts: usize,
): void {
  for (let image: usize = 0; image < images; image++) {
    let at = lists + image * stride;
    const end = load<usize>(ends + (image << 2));
    for (let place: usize = 0; place <= places; place++) {
      const least = place * units * ROW_BYTES;
      while (at < end && (load<u32>(at) as usize) < least) at += ENTRY_BYTES;
      store<usize>(starts, at);
      starts += 4;
    }
  }
}

/** The place of a window's winner in an image of this width. */
function winnerPlace(winner: usize, window: usize, width: usize): usize {
  if (window === 1) return 0;
  if (window === 2) return (winner >> 1) * width + (winner & 1);
  return (winner / window) * width + (winner % window);
}

/**
 * The slopes of a pooled layer, one list an image: place after place of what was pooled, in each the units. An
 * entry multiplies row place · columns + unit.
 *
 * @param slopes by pooled place; [images · height · width, columns] @param height, width of the pooled maps
 * @param winners beside them; 0 where the window is 1
 * @param beforeHeight, beforeWidth of what was pooled
 * @param starts as in `listMaps`, by place of what was pooled
 */
export function listSlopes(
  slopes: usize,
  winners: usize,
  images: usize,
  height: usize,
  width: usize,
  window: usize,
  beforeHeight: usize,
  beforeWidth: usize,
  columns: usize,
  lists: usize,
  stride: usize,
  starts: usize,
): void {
  const rows = images * height * width;
  const tiny = f32x4.splat(TINY);
  for (let image: usize = 0; image < images; image++) {
    let at = lists + image * stride;
    for (let y: usize = 0; y < beforeHeight; y++) {
      for (let x: usize = 0; x < beforeWidth; x++) {
        store<usize>(starts, at);
        starts += 4;
        const py = y / window;
        const px = x / window;
        if (py >= height || px >= width) continue;
        const row = (image * height + py) * width + px;
        const here = i32x4.splat(((y - py * window) * window + (x - px * window)) as i32);
        const begin = (y * beforeWidth + x) * columns;
        for (let first: usize = 0; first < columns; first += PANEL) {
          const bytes = panelWidth(columns, first) << 2;
          const from = panelAt(slopes, rows, first) + row * bytes;
          const winner = panelAt(winners, rows, first) + row * bytes;
          let offset = (begin + first) * ROW_BYTES;
          for (let b: usize = 0; b < bytes; b += 16) {
            const factors = v128.load(from + b);
            let dropped: v128 = f32x4.le(f32x4.abs(factors), tiny);
            if (winners !== 0) dropped = v128.or(dropped, i32x4.ne(v128.load(winner + b), here));
            let kept: usize = ~i32x4.bitmask(dropped) & 15;
            while (kept !== 0) {
              const lane = ctz<usize>(kept);
              at = append(at, offset + lane * ROW_BYTES, load<f32>(from + b + (lane << 2)));
              kept &= kept - 1;
            }
            offset += 4 * ROW_BYTES;
          }
        }
      }
    }
    store<usize>(starts, at);
    starts += 4;
  }
}

/**
 * The slopes of some images of a pooled layer, one list a unit. An entry's offset is where the unit's patch
 * begins in the images that it read, `packMaps` or `fillMaps`, from the first of these images on.
 *
 * @param slopes, winners, height, width, window as in `listSlopes`; `images` is how many there are in all
 * @param from, to these images
 * @param placeBytes of a place of what it read, times 32 / the width of the panel (`accumulate`)
 * @param mapWidth, mapPlaces of what it read, with its border
 */
export function listPatches(
  slopes: usize,
  winners: usize,
  images: usize,
  from: usize,
  to: usize,
  height: usize,
  width: usize,
  window: usize,
  columns: usize,
  units: usize,
  placeBytes: usize,
  mapWidth: usize,
  mapPlaces: usize,
  lists: usize,
  stride: usize,
  ends: usize,
): void {
  const places = height * width;
  const rows = images * places;
  for (let unit: usize = 0; unit < units; unit++) {
    store<usize>(ends + (unit << 2), lists + unit * stride);
  }
  for (let first: usize = 0; first < units; first += PANEL) {
    const panel = panelWidth(columns, first);
    const count = units - first < panel ? units - first : panel;
    for (let image = from; image < to; image++) {
      for (let place: usize = 0; place < places; place++) {
        const at = ((image * places + place) * panel) << 2;
        const slope = panelAt(slopes, rows, first) + at;
        const winner = panelAt(winners, rows, first) + at;
        const y = place / width;
        const corner = y * window * mapWidth + (place - y * width) * window;
        const begin = (image - from) * mapPlaces + corner;
        for (let j: usize = 0; j < count; j++) {
          const factor = load<f32>(slope + (j << 2));
          const won: usize =
            winners === 0
              ? 0
              : winnerPlace(load<u32>(winner + (j << 2)) as usize, window, mapWidth);
          const cursor = ends + ((first + j) << 2);
          const to = load<usize>(cursor);
          append(to, (begin + won) * placeBytes, factor);
          store<usize>(cursor, to + select<usize>(0, ENTRY_BYTES, Mathf.abs(factor) <= TINY));
        }
      }
    }
  }
}

/**
 * Gated maps as images with a border of zeros: [images, height + 2 border, width + 2 border, units], without
 * panels. There is room for three numbers more.
 */
export function packMaps(
  matrix: usize,
  images: usize,
  height: usize,
  width: usize,
  border: usize,
  columns: usize,
  units: usize,
  gates: usize,
  out: usize,
): void {
  const rows = images * height * width;
  const across = width + 2 * border;
  const size = (height + 2 * border) * across * units;
  for (let image: usize = 0; image < images; image++) {
    const to = out + ((image * size) << 2);
    for (let y: usize = 0; y < height; y++) {
      for (let x: usize = 0; x < width; x++) {
        const place = to + ((((y + border) * across + x + border) * units) << 2);
        const row = (image * height + y) * width + x;
        for (let first: usize = 0; first < units; first += PANEL) {
          const bytes = panelWidth(columns, first) << 2;
          const from = panelAt(matrix, rows, first) + row * bytes;
          const left = (units - first) << 2;
          const count = left < bytes ? left : bytes;
          // The last four may reach into the next place, which is written after this one.
          for (let b: usize = 0; b < count; b += 16) {
            const gated = f32x4.mul(v128.load(from + b), v128.load(gates + (first << 2) + b));
            v128.store(place + (first << 2) + b, gated);
          }
        }
      }
      if (border > 0) {
        const row = to + (((y + border) * across * units) << 2);
        memory.fill(row, 0, (border * units) << 2);
        memory.fill(row + (((border + width) * units) << 2), 0, (border * units) << 2);
      }
    }
    if (border > 0) {
      const rim = (border * across * units) << 2;
      memory.fill(to, 0, rim);
      memory.fill(to + (size << 2) - rim, 0, rim);
    }
  }
}

/**
 * Lists as images with a border of zeros: [images, height + 2 border, width + 2 border, channels].
 *
 * @param shift is added to all but the border
 */
export function fillMaps(
  lists: usize,
  stride: usize,
  ends: usize,
  images: usize,
  height: usize,
  width: usize,
  channels: usize,
  border: usize,
  shift: f32,
  out: usize,
): void {
  const run = width * channels;
  const across = run + 2 * border * channels;
  const size = (height + 2 * border) * across;
  if (border > 0) memory.fill(out, 0, (images * size) << 2);
  for (let image: usize = 0; image < images; image++) {
    let at = lists + image * stride;
    const end = load<usize>(ends + (image << 2));
    for (let y: usize = 0; y < height; y++) {
      const to = out + ((image * size + (y + border) * across + border * channels) << 2);
      for (let k: usize = 0; k < run; k++) store<f32>(to + (k << 2), shift);
      const first = y * run * ROW_BYTES;
      const stop = first + run * ROW_BYTES;
      while (at < end && (load<u32>(at) as usize) < stop) {
        const k = ((load<u32>(at) as usize) - first) / ROW_BYTES;
        store<f32>(to + (k << 2), load<f32>(at, 4) + shift);
        at += ENTRY_BYTES;
      }
    }
  }
}
