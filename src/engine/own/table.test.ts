import { describe, expect, it } from 'vitest';
import { readOwnFile } from '../../data/own/ownFile.ts';
import type { OwnSource } from '../../data/own/source.ts';
import { unpacked } from './packed.ts';
import { lookAtOwn } from './readOwn.ts';
import { fileOf, read, refusalOf } from './test/files.ts';

/** Twenty rows of two numbers in two classes, the one of small numbers and the other of large ones. */
const ROWS = Array.from({ length: 20 }, (_, i) => [i + 0.5, 10 * i, i < 10 ? 'low' : 'high']);

const table = (
  rows: readonly (readonly unknown[])[],
  { separator = ',', end = '\n' } = {},
): OwnSource => fileOf('my.csv', rows.map((row) => row.join(separator) + end).join(''));

const row = (index: number, ...cells: unknown[]) =>
  ROWS.map((own, i) => (i === index ? cells : own));

async function examples(source: OwnSource, column: number | null = null) {
  const { file, buffer } = await read([source], column);
  const own = readOwnFile(file)!;
  return { ...own, ...unpacked(buffer, { ...own, size: own.input[0] }), own };
}

describe('a table', () => {
  it('has its numbers standardised by the rows that train, and a fifth of each class to test', async () => {
    const { train, test, own } = await examples(table(ROWS));
    expect(own).toMatchObject({ name: 'my.csv', values: 'reals', input: [2], column: 3 });
    expect(own.classes).toEqual(['high', 'low']);
    expect([own.train, own.test]).toEqual([16, 4]);
    expect([...test.labels].sort()).toEqual([0, 0, 1, 1]);
    for (const at of [0, 1]) {
      const column = Array.from(train.labels, (_, i) => train.values[2 * i + at]!);
      const mean = column.reduce((sum, value) => sum + value, 0) / 16;
      const square = column.reduce((sum, value) => sum + value ** 2, 0) / 16;
      expect(mean).toBeCloseTo(0, 6);
      expect(square).toBeCloseTo(1, 6);
    }
    // Each row keeps its class.
    for (const [i, label] of train.labels.entries())
      for (const [j, other] of train.labels.entries())
        if (label === 0 && other === 1)
          expect(train.values[2 * i]).toBeGreaterThan(train.values[2 * j]!);
  });

  it('is the same each time, and known by another hash once a number is another', async () => {
    const [one, again, other] = await Promise.all(
      [table(ROWS), table(ROWS), table(row(3, 3.5, 31, 'low'))].map((source) => examples(source)),
    );
    expect(again.hash).toBe(one.hash);
    expect(other.hash).not.toBe(one.hash);
  });

  it('takes the classes from any column, numbers by their size', async () => {
    const rows = ROWS.map(([a, b], i) => [[9, 10, 2][i % 3], a, b]);
    const { own } = await examples(table(rows), 1);
    expect([own.classes, own.column]).toEqual([['2', '9', '10'], 1]);
  });

  it('gives a column that never changes the value 0', async () => {
    const { train } = await examples(table(ROWS.map(([a, , c]) => [a, 7, c])));
    expect(train.values.filter((_, i) => i % 2 === 1).every((value) => value === 0)).toBe(true);
  });
});

describe('how a table is written is found out', () => {
  const names = ['length', 'a "wide" one', 'kind'];
  const quote = (cell: unknown) => `"${String(cell).replaceAll('"', '""')}"`;
  const comma = ([a, b, c]: readonly unknown[]) => [String(a).replace('.', ','), b, c];
  it.each([
    ['tabs', table(ROWS, { separator: '\t' }), 'separated by tabs; no row'],
    ['semicolons', table(ROWS, { separator: ';' }), 'separated by semicolons; no row'],
    ['bars', table(ROWS, { separator: '|' }), 'separated by bars; no row'],
    [
      'a decimal comma',
      table(ROWS.map(comma), { separator: ';' }),
      'semicolons, with a decimal comma',
    ],
    ['a header', table([names.map(quote), ...ROWS]), 'commas; the first row names them'],
    [
      'quotes all over',
      table([names, ...ROWS].map((one) => one.map(quote))),
      'the first row names',
    ],
    ['ends as Windows has them', table(ROWS, { end: '\r\n' }), 'separated by commas; no row'],
    ['blank lines', table([...ROWS, [], ['  ']]), 'separated by commas; no row'],
    [
      'a mark of UTF-8',
      fileOf('my.csv', `\ufeff${ROWS.map((one) => one.join()).join('\n')}`),
      'no row',
    ],
  ])('%s', async (_, source, found) => {
    expect((await lookAtOwn([source])).found).toContain(found);
    const plain = await examples(table(ROWS));
    expect((await examples(source)).hash).toBe(plain.hash);
  });

  it('UTF-16, as Excel writes “Unicode text”', async () => {
    const text = `\ufeff${ROWS.map((one) => one.join('\t')).join('\r\n')}`;
    const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
    const source = fileOf('my.csv', new Uint8Array(units.buffer));
    expect((await examples(source)).hash).toBe((await examples(table(ROWS))).hash);
  });

  it('the names of its columns are told before it is read', async () => {
    expect((await lookAtOwn([table([names.map(quote), ...ROWS])])).columns).toEqual(names);
    expect((await lookAtOwn([table(ROWS)])).columns).toEqual(['column 1', 'column 2', 'column 3']);
  });

  it('a line break inside quotation marks ends no row, wherever the file is cut', async () => {
    const rows = ROWS.map(([a, b, c]) => [a, b, `"${String(c)}\nclass"`]);
    const many = Array.from({ length: 20_000 }, (_, i) => rows[i % 20]!);
    const { own } = await examples(table(many, { end: '\r\n' }));
    expect([own.train + own.test, own.classes]).toEqual([20_000, ['high\nclass', 'low\nclass']]);
  });
});

describe('a table that cannot be used is refused in a sentence', () => {
  it.each([
    [
      'a ragged row',
      table(row(6, 1, 2, 3, 'low')),
      'Row 7 of my.csv has 4 columns where the rows before have 3.',
    ],
    [
      'text in numbers',
      table(row(6, 1, 'abc', 'low')),
      'Row 7 of my.csv, column 2, has “abc”, which is no number.',
    ],
    [
      'text in numbers under a name',
      table([['x', 'y', 'z'], ...row(6, 1, '1.234,5', 'low')], { separator: ';' }),
      'Row 8 of my.csv, column 2 (“y”), has “1.234,5”, which is no number.',
    ],
    ['another notation', table(row(6, '0x10', 1, 'low')), 'Row 7 of my.csv, column 1, has “0x10”'],
    [
      'NaN',
      table(row(2, 'NaN', 1, 'low')),
      'Row 3 of my.csv, column 1, has “NaN”, which is no number.',
    ],
    [
      'an infinity',
      table(row(2, 1, '-Infinity', 'low')),
      'column 2, has “-Infinity”, which is no finite number.',
    ],
    [
      'a number too large',
      table(row(2, 1, '1e999', 'low')),
      'has “1e999”, which is no finite number.',
    ],
    [
      'a gap',
      table(row(2, 1, '', 'low')),
      'Row 3 of my.csv, column 2, is empty; every row needs a number there.',
    ],
    [
      'no class',
      table(row(2, 1, 2, ' ')),
      'Row 3 of my.csv, column 3, is empty; every row needs a class.',
    ],
    ['one class', table(ROWS.map(([a, b]) => [a, b, 'same'])), 'my.csv has only one class, “same”'],
    [
      'a class per row',
      table(ROWS.map(([a, b]) => [b, 1, a])),
      'The column 3 has another class in every row',
    ],
    [
      'many classes',
      table(Array.from({ length: 600 }, (_, i) => [i, 1, Math.floor(i / 2)])),
      'The column 3 has more than 255 classes by row 511; choose another column',
    ],
    [
      'a class for each of many rows',
      table(Array.from({ length: 600 }, (_, i) => [i, 1, `id ${i}`])),
      'The column 3 has another class in every row',
    ],
    ['nothing', fileOf('my.csv', ''), 'my.csv is empty.'],
    ['blank lines alone', fileOf('my.csv', '\n\n  \n'), 'my.csv has no rows.'],
    ['few rows', table(ROWS.slice(7, 12)), 'my.csv has only 5 examples; at least 10 are needed.'],
    [
      'classes of few rows',
      table(ROWS.map(([a, b], i) => [a, b, Math.floor(i / 4)])),
      'no class with 5 examples',
    ],
    ['one column', fileOf('my.csv', '1\n2\n3\n'), 'my.csv has one column only'],
    [
      'bytes',
      fileOf('my.csv', Uint8Array.of(49, 44, 50, 10, 0, 7)),
      'my.csv is no text: its byte 4 is 0.',
    ],
    [
      'an open quotation mark',
      fileOf('my.csv', `1,2,"a\n${'1,2,b\n'.repeat(1_500_000)}`),
      'is a quotation mark missing after',
    ],
  ])('%s', async (_, source, sentence) => {
    expect(await refusalOf([source])).toContain(sentence);
  });

  it('names alone', async () => {
    expect(await refusalOf([fileOf('my.csv', 'a,b,c\n')])).toBe('my.csv has no examples.');
  });

  it('a column that is not there', async () => {
    expect(await refusalOf([table(ROWS)], 4)).toBe(
      'my.csv has 3 columns; the classes cannot be in column 4.',
    );
  });

  it('2 GB, before a byte of it is read', async () => {
    const huge: OwnSource = {
      path: 'huge.csv',
      bytes: {
        size: 2 ** 31,
        slice: () => {
          throw new Error('It was read.');
        },
        arrayBuffer: () => Promise.reject(new Error('It was read.')),
      },
    };
    expect(await refusalOf([huge])).toBe(
      'huge.csv is 2\u202f048 MB large; at most 256 MB are read.',
    );
  });
});
