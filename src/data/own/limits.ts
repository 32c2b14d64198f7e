/** How large data of the visitor's own may be: said before a file is read, and looked at before and while it is. */
import { grouped } from '../../game/notes.ts';

const MEBIBYTE = 2 ** 20;

export const limits = {
  /** Of all files together, packed or not. */
  bytes: 256 * MEBIBYTE,
  /** Examples, and numbers of one example. */
  examples: 500_000,
  inputs: 16_384,
  /** Numbers of a table altogether, each of which takes eight bytes while it is read. */
  numbers: 20_000_000,
  classes: 255,
  /** Fewer have no test that says anything. */
  leastExamples: 10,
  /** Of all files that are kept in the browser, so that a reload finds them. */
  kept: { files: 4, bytes: 256 * MEBIBYTE },
} as const;

export const limitsInWords = `At most ${limits.bytes / MEBIBYTE} MB, ${grouped(limits.examples)} rows or images, ${grouped(limits.numbers)} numbers of a table, ${limits.classes} classes.`;
