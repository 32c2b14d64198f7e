/** From one layer's lists to the next layer's activations, and from logits to the loss. */
import { accumulate } from './kernel';
import { PANEL, elementAt, panelAt, panelWidth } from './panels';
import { SLAB, moveCursors, startCursors } from './slabs';

/**
 * out = max(floor, lists · kernel + init), row by row.
 *
 * @param kernel [inputs, columns] @param init bias and what else every row begins with; [columns]
 * @param out [rows, columns] @param rectified whether negative results become 0 (ReLU)
 * @param cursors room for the slabs, see slabs.ts; [2, rows]
 */
export function forward(
  lists: usize,
  stride: usize,
  ends: usize,
  rows: usize,
  kernel: usize,
  inputs: usize,
  columns: usize,
  init: usize,
  out: usize,
  rectified: bool,
  cursors: usize,
): void {
  const stops = cursors + (rows << 2);
  startCursors(lists, stride, rows, cursors);
  let slab: usize = 0;
  // Once even where no unit is left to sum over: sums begin with something.
  do {
    const isLast = slab + SLAB >= inputs;
    const floor = f32x4.splat(isLast && rectified ? 0 : -Infinity);
    moveCursors(ends, rows, slab + SLAB, cursors);
    for (let first: usize = 0; first < columns; first += PANEL) {
      const width = panelWidth(columns, first);
      const panel = panelAt(kernel, inputs, first);
      let to = panelAt(out, rows, first);
      for (let r: usize = 0; r < rows << 2; r += 4) {
        const from = slab === 0 ? init + (first << 2) : to;
        accumulate(width, load<usize>(cursors + r), load<usize>(stops + r), panel, from, to, floor);
        to += width << 2;
      }
    }
    slab += SLAB;
  } while (slab < inputs);
}

function highestLogit(
  logits: usize,
  rows: usize,
  columns: usize,
  row: usize,
  classes: usize,
): usize {
  let best: usize = 0;
  let highest: f32 = -Infinity;
  for (let c: usize = 0; c < classes; c++) {
    const logit = load<f32>(elementAt(logits, rows, columns, row, c));
    if (logit > highest) {
      highest = logit;
      best = c;
    }
  }
  return best;
}

/**
 * Cross-entropy of a batch and its slope by the logits, which takes their place.
 *
 * @param logits becomes (softmax − one-hot) / rows; [rows, columns]
 * @param labels bytes; [rows]
 * @returns mean loss in nats
 */
export function crossEntropy(
  logits: usize,
  rows: usize,
  columns: usize,
  classes: usize,
  labels: usize,
): f64 {
  let loss: f64 = 0;
  const share: f32 = 1 / (rows as f32);
  for (let row: usize = 0; row < rows; row++) {
    const best = highestLogit(logits, rows, columns, row, classes);
    const highest = load<f32>(elementAt(logits, rows, columns, row, best));
    const label = load<u8>(labels + row) as usize;
    loss -= (load<f32>(elementAt(logits, rows, columns, row, label)) - highest) as f64;
    let total: f32 = 0;
    for (let c: usize = 0; c < classes; c++) {
      const at = elementAt(logits, rows, columns, row, c);
      const power = Mathf.exp(load<f32>(at) - highest);
      store<f32>(at, power);
      total += power;
    }
    loss += Mathf.log(total) as f64;
    const scale: f32 = share / total;
    for (let c: usize = 0; c < classes; c++) {
      const at = elementAt(logits, rows, columns, row, c);
      const slope: f32 = load<f32>(at) * scale;
      store<f32>(at, c === label ? slope - share : slope);
    }
  }
  return loss / (rows as f64);
}

/** Where each row has its highest logit (the first of equals). @param answers bytes; [rows] */
export function classify(
  logits: usize,
  rows: usize,
  columns: usize,
  classes: usize,
  answers: usize,
): void {
  for (let row: usize = 0; row < rows; row++) {
    const best = highestLogit(logits, rows, columns, row, classes);
    store<u8>(answers + row, best as u8);
  }
}
