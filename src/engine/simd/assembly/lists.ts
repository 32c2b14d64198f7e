/**
 * Sparse rows. List r begins at lists + r · stride and ends at the address in ends[r]; entries are in
 * ascending order of their index.
 */
import { ENTRY_BYTES, ROW_BYTES } from './panels';

/** @returns where the next entry goes */
export function append(at: usize, offset: usize, factor: f32): usize {
  store<u32>(at, offset as u32);
  store<f32>(at, factor, 4);
  return at + ENTRY_BYTES;
}

/**
 * The non-zero pixels of each image.
 *
 * @param pixels bytes; [images, imageSize]
 * @param table what each byte becomes; [256]
 */
export function listImages(
  pixels: usize,
  imageSize: usize,
  images: usize,
  table: usize,
  lists: usize,
  stride: usize,
  ends: usize,
): void {
  const zero = i8x16.splat(0);
  const whole = imageSize & ~15;
  for (let image: usize = 0; image < images; image++) {
    const from = pixels + image * imageSize;
    let at = lists + image * stride;
    for (let k: usize = 0; k < whole; k += 16) {
      let set = i8x16.bitmask(i8x16.ne(v128.load(from + k), zero));
      while (set !== 0) {
        const pixel = k + ctz<i32>(set);
        const factor = load<f32>(table + ((load<u8>(from + pixel) as usize) << 2));
        at = append(at, pixel * ROW_BYTES, factor);
        set &= set - 1;
      }
    }
    for (let pixel = whole; pixel < imageSize; pixel++) {
      const byte = load<u8>(from + pixel) as usize;
      if (byte !== 0) at = append(at, pixel * ROW_BYTES, load<f32>(table + (byte << 2)));
    }
    store<usize>(ends + (image << 2), at);
  }
}

/**
 * The same entries by column: list c holds the rows that have a column c.
 *
 * @param rows number of lists to be transposed @param columns number of lists to be made
 */
export function transposeLists(
  lists: usize,
  stride: usize,
  ends: usize,
  rows: usize,
  columns: usize,
  toLists: usize,
  toStride: usize,
  toEnds: usize,
): void {
  for (let column: usize = 0; column < columns; column++) {
    store<usize>(toEnds + (column << 2), toLists + column * toStride);
  }
  for (let row: usize = 0; row < rows; row++) {
    const end = load<usize>(ends + (row << 2));
    for (let at = lists + row * stride; at < end; at += ENTRY_BYTES) {
      const cursor = toEnds + ((load<u32>(at) as usize) >> 5);
      store<usize>(cursor, append(load<usize>(cursor), row * ROW_BYTES, load<f32>(at, 4)));
    }
  }
}

/** Lists with other rows in place of theirs. @param map offset of each row, or −1 for none; [rows] */
export function selectLists(
  lists: usize,
  stride: usize,
  ends: usize,
  count: usize,
  map: usize,
  toLists: usize,
  toStride: usize,
  toEnds: usize,
): void {
  for (let list: usize = 0; list < count; list++) {
    const end = load<usize>(ends + (list << 2));
    let to = toLists + list * toStride;
    for (let at = lists + list * stride; at < end; at += ENTRY_BYTES) {
      // An entry's offset is its row times 128.
      const offset = load<i32>(map + ((load<u32>(at) as usize) >> 5));
      if (offset >= 0) to = append(to, offset, load<f32>(at, 4));
    }
    store<usize>(toEnds + (list << 2), to);
  }
}
