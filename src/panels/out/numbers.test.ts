/** The numbers of every picture: there are some, and a text has all of them to the last digit. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { csvParseRows } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { playerId } from '../../game/players.ts';
import { frameOf } from '../test/crowd.ts';
import { labOf, layers } from '../test/everyPanel.ts';
import { numbersOf, type PictureName } from './registry.ts';
import { columnsOf, type Table } from './table.ts';
import { csvOf, jsonOf } from './texts.ts';

const sources = path.resolve(import.meta.dirname, '../..');
/** The names by which panels ask for their numbers, as their sources have them. */
const named = ['panels', 'pages'].flatMap((layer) =>
  readdirSync(path.join(sources, layer), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => {
      const text = readFileSync(path.join(sources, layer, file), 'utf8');
      const found = text.matchAll(/<(?:Time)?Panel\s[^>]*?name="([^"]+)"/g);
      return Array.from(found, ([, name]) => name);
    }),
);

const frames = [0, 10].map((step) => frameOf(step, [1, 1 / 3, 0.001, 0, 0.9], {}, layers));
const lab = labOf({ frames, selected: [1] });

describe('numbers of pictures', () => {
  it('are there for every panel, and for nothing else', () => {
    expect(new Set(named)).toEqual(new Set(Object.keys(numbersOf)));
  });

  it.each(Object.keys(numbersOf) as PictureName[])('have names of their own: %s', async (name) => {
    const tables = await numbersOf[name]();
    expect(tables.length).toBeGreaterThan(0);
    expect(new Set(tables.map((table) => table.name)).size).toBe(tables.length);
    for (const table of tables) expect(table.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it.each(['crowd', 'curves', 'participation', 'responses', 'utility', 'distance'] as const)(
    'are those that are drawn: %s',
    async (name) => {
      const tables = await numbersOf[name]();
      const read = tables.map(async (table) => [table.name, await table.read(lab, playerId(1))]);
      expect(await Promise.all(read)).toMatchSnapshot();
    },
  );
});

/** As any reader of RFC 4180 has it. */
const readBack = (text: string): string[][] => csvParseRows(text);

describe('comma-separated values', () => {
  const table: Table = {
    columns: columnsOf('name', 'loss [nats]'),
    rows: [
      ['a, "b"\r\nc', 0.1 + 0.2],
      ['=1+1', Math.fround(1 / 3)],
      ['', Number.NaN],
      ['no value', null],
    ],
  };

  it('have the names and units first, and lines that end as RFC 4180 has them', () => {
    const text = csvOf(table);
    expect(text.startsWith('name,loss [nats]\r\n')).toBe(true);
    expect(text.endsWith('no value,\r\n')).toBe(true);
  });

  it('read back are the numbers to the bit, and texts with everything in them', () => {
    const [, ...rows] = readBack(csvOf(table)).filter((row) => row.length === 2);
    expect(rows.map(([name]) => name)).toEqual(['a, "b"\r\nc', '=1+1', '', 'no value']);
    expect(rows.map(([, value]) => (value === '' ? null : Number(value)))).toEqual([
      ...[0.1 + 0.2, Math.fround(1 / 3), null, null],
    ]);
  });

  it('have the numbers of every picture', async () => {
    for (const name of Object.keys(numbersOf) as PictureName[])
      for (const { read } of await numbersOf[name]()) {
        const made = await read(lab, playerId(1));
        const [head, ...rows] = readBack(csvOf(made));
        expect(head).toHaveLength(made.columns.length);
        const numbersIn = rows
          .filter(([first], at) => first !== '' || at < made.rows.length)
          .map((row) => row.map((cell) => (cell === '' ? null : cell)));
        expect(numbersIn).toEqual(
          made.rows.map((row) =>
            row.map((cell) =>
              cell === null || (typeof cell === 'number' && !Number.isFinite(cell)) || cell === ''
                ? null
                : String(cell),
            ),
          ),
        );
      }
  });
});

describe('JSON of a picture', () => {
  it('has its tables with columns, units and rows; what is no number is null', () => {
    const made = jsonOf('crowd', { step: 3 }, [
      { name: 'all', columns: columnsOf('a', 'b [m]'), rows: [[1, Number.POSITIVE_INFINITY]] },
    ]);
    expect(JSON.parse(made)).toEqual({
      ...{ picture: 'crowd', step: 3 },
      tables: [
        { name: 'all', columns: [{ name: 'a' }, { name: 'b', unit: 'm' }], rows: [[1, null]] },
      ],
    });
  });
});
