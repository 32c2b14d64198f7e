/** A table of numbers with one column of classes: CSV, whatever separates its columns. */
import { dsvFormat } from 'd3-dsv';
import { limits } from '../../data/own/limits.ts';
import type { Bytes } from '../../data/own/source.ts';
import { grouped } from '../../game/notes.ts';
import { refuseMany, type Gathered } from './gathered.ts';
import { quoted, refuse } from './refusal.ts';
import { isBlank, readNumber, tableForm, type TableForm } from './tableForm.ts';
import { lastRowEnd, tableText } from './tableText.ts';

const SAMPLE_BYTES = 2 ** 16;
/** Numbers that are held together. */
const BLOCK_NUMBERS = 2 ** 17;

/** From its beginning. @throws OwnDataError where that is no text */
export async function lookAtTable(name: string, bytes: Bytes): Promise<TableForm> {
  let sample = '';
  for await (const text of tableText(
    name,
    bytes.slice(0, Math.min(bytes.size, SAMPLE_BYTES)),
    () => undefined,
  ))
    sample += text;
  // The last row of the sample may be cut.
  const end = bytes.size > SAMPLE_BYTES ? lastRowEnd(sample) : 0;
  const form = tableForm(end > 0 ? sample.slice(0, end) : sample);
  if (form.columns.length === 0) refuse(`${name} has no rows.`);
  if (form.columns.length === 1)
    refuse(
      `${name} has one column only; a table needs columns of numbers and one of classes, separated by commas, semicolons, tabs or bars.`,
    );
  if (form.columns.length - 1 > limits.inputs)
    refuse(
      `${name} has ${grouped(form.columns.length)} columns; at most ${grouped(limits.inputs + 1)} are read.`,
    );
  return form;
}

/** Rows of numbers, in blocks: how many there will be is not known before. */
class Numbers {
  readonly #blocks: Float64Array[] = [];
  readonly #perBlock: number;
  count = 0;

  constructor(readonly size: number) {
    this.#perBlock = Math.max(1, Math.floor(BLOCK_NUMBERS / size));
  }

  /** Room for one more row. */
  next(): Float64Array {
    if (this.count % this.#perBlock === 0)
      this.#blocks.push(new Float64Array(this.#perBlock * this.size));
    return this.row(this.count++);
  }

  readonly row = (index: number): Float64Array => {
    const from = (index % this.#perBlock) * this.size;
    return this.#blocks[Math.floor(index / this.#perBlock)].subarray(from, from + this.size);
  };
}

/** Why a cell cannot be used, as the end of a sentence. */
function faultOf(cell: string, value: number): string {
  if (cell.trim() === '') return 'is empty; every row needs a number there.';
  return Number.isNaN(value)
    ? `has ${quoted(cell)}, which is no number.`
    : `has ${quoted(cell)}, which is no finite number.`;
}

class Classes {
  readonly #numbers = new Map<string, number>();
  readonly #counts: number[] = [];
  readonly labels: number[] = [];

  constructor(readonly column: string) {}

  add(name: string, row: number): void {
    const known = this.#numbers.get(name);
    const label = known ?? this.#numbers.size;
    if (known === undefined) {
      this.#numbers.set(name, label);
      this.#counts.push(0);
    }
    this.#counts[label]++;
    this.labels.push(label);
    if (this.#numbers.size > limits.classes) this.refuse(row);
  }

  /** Whether no two rows are of one class. */
  get areRows(): boolean {
    return this.#counts.length > 2 && this.#counts.every((count) => count === 1);
  }

  refuse(row: number): never {
    return refuse(
      this.areRows
        ? `The ${this.column} has another class in every row, so that there is nothing to learn; choose another column for the classes.`
        : `The ${this.column} has more than ${limits.classes} classes by row ${grouped(row)}; choose another column for the classes.`,
    );
  }

  /** Numbers by their size, names by their letters; and the number of each one's class among them. */
  sorted(): Pick<Gathered, 'classes' | 'labels'> {
    const names = [...this.#numbers.keys()];
    const areNumbers = names.every((name) => Number.isFinite(readNumber(name, false)));
    const classes = [...names].sort((a, b) =>
      areNumbers ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0,
    );
    const places = names.map((name) => classes.indexOf(name));
    return { classes, labels: Uint8Array.from(this.labels, (label) => places[label]) };
  }
}

const nameOf = (form: TableForm, index: number): string =>
  form.hasHeader ? `column ${index + 1} (${quoted(form.columns[index])})` : `column ${index + 1}`;

/**
 * @param column of the classes, from 1 on; null for the last
 * @throws OwnDataError with the row and the column of what cannot be used
 */
export async function readTable(
  name: string,
  bytes: Bytes,
  column: number | null,
  onProgress: (share: number) => void,
): Promise<Gathered> {
  const form = await lookAtTable(name, bytes);
  const width = form.columns.length;
  const chosen = (column ?? width) - 1;
  if (chosen < 0 || chosen >= width)
    refuse(`${name} has ${width} columns; the classes cannot be in column ${chosen + 1}.`);
  const numbers = new Numbers(width - 1);
  const classes = new Classes(nameOf(form, chosen));
  const format = dsvFormat(form.separator);
  let rowNumber = 0;
  let isFirst = true;

  function take(row: readonly string[]): void {
    rowNumber++;
    if (isBlank(row)) return;
    if (row.length !== width)
      refuse(
        `Row ${grouped(rowNumber)} of ${name} has ${row.length} columns where the rows before have ${width}.`,
      );
    const isHeader = isFirst && form.hasHeader;
    isFirst = false;
    if (isHeader) return;
    const into = numbers.next();
    let at = 0;
    for (let index = 0; index < width; index++) {
      if (index === chosen) continue;
      const value = readNumber(row[index], form.hasDecimalComma);
      if (!Number.isFinite(value))
        refuse(
          `Row ${grouped(rowNumber)} of ${name}, ${nameOf(form, index)}, ${faultOf(row[index], value)}`,
        );
      into[at++] = value;
    }
    const label = row[chosen].trim();
    if (label === '')
      refuse(
        `Row ${grouped(rowNumber)} of ${name}, ${nameOf(form, chosen)}, is empty; every row needs a class.`,
      );
    classes.add(label, rowNumber);
  }

  for await (const text of tableText(name, bytes, onProgress)) {
    format.parseRows(text, (row) => {
      take(row);
      // None is kept.
      return null;
    });
    refuseMany(name, numbers.count);
    if (numbers.count * numbers.size > limits.numbers)
      refuse(
        `${name} has more than ${grouped(limits.numbers)} numbers by row ${grouped(rowNumber)}, which is the most that is read.`,
      );
  }
  if (classes.areRows) classes.refuse(rowNumber);
  return {
    ...{ name, values: 'reals', input: [width - 1], column: chosen + 1 },
    ...{ count: numbers.count, row: numbers.row, ...classes.sorted() },
  };
}
