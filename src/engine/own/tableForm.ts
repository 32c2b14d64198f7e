/** How a table is written, found out from its beginning: what separates columns, what marks decimals, whether names come first. */
import { dsvFormat } from 'd3-dsv';

export interface TableForm {
  readonly separator: string;
  readonly hasDecimalComma: boolean;
  /** Whether the first row has the names of the columns. */
  readonly hasHeader: boolean;
  /** A column without a name is called by its number. */
  readonly columns: readonly string[];
}

/** The comma last, because it may also mark decimals. */
const SEPARATORS = ['\t', ';', '|', ','] as const;
const ROWS = 200;
/** Codes of characters. */
const [SPACE, NINE] = [32, 57];

export const separatorNames: Readonly<Record<string, string>> = {
  '\t': 'tabs',
  ';': 'semicolons',
  '|': 'bars',
  ',': 'commas',
};

/** Rows of text, those without anything left out. */
export const rowsOf = (text: string, separator: string): string[][] =>
  dsvFormat(separator)
    .parseRows(text)
    .filter((row) => !isBlank(row));

export const isBlank = (row: readonly string[]): boolean =>
  row.length === 0 || (row.length === 1 && row[0].trim() === '');

/** Of how many rows the length is that most have, and that length. */
function agreement(rows: readonly string[][]): {
  readonly share: number;
  readonly columns: number;
} {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [[columns, count] = [0, 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return { share: rows.length === 0 ? 0 : count / rows.length, columns };
}

function separatorOf(text: string): string {
  const tried = SEPARATORS.map((separator) => {
    const { share, columns } = agreement(rowsOf(text, separator).slice(0, ROWS));
    return { separator, share: columns > 1 ? share : 0 };
  });
  const best = tried.reduce((most, one) => (one.share > most.share ? one : most));
  return best.share > 0 ? best.separator : ',';
}

/** NaN where the text is no number; an infinite number is one. */
export function readNumber(cell: string, hasDecimalComma: boolean): number {
  const text = cell.charCodeAt(0) <= SPACE ? cell.trim() : cell;
  // To JavaScript an empty text is 0, and 0x10 is 16.
  if (text === '' || (text.charCodeAt(1) > NINE && /^0[xob]/i.test(text))) return NaN;
  return Number(hasDecimalComma ? text.replace(',', '.') : text);
}

const isNumber = (cell: string | undefined, hasDecimalComma: boolean): boolean =>
  cell !== undefined && !Number.isNaN(readNumber(cell, hasDecimalComma));

/** Names come first where no cell of the row is a number, and in the rows after it, if any, some are; or where a column of numbers has a name. */
function beginsWithNames([first, ...rest]: readonly string[][], hasDecimalComma: boolean): boolean {
  if (first === undefined) return false;
  const areNumbers = first.map((cell) => isNumber(cell, hasDecimalComma));
  const below = first.map((_, column) =>
    rest.every((row) => isNumber(row[column], hasDecimalComma)),
  );
  return (
    (!areNumbers.includes(true) &&
      (rest.length === 0 ||
        rest.some((row) => row.some((cell) => isNumber(cell, hasDecimalComma))))) ||
    (rest.length > 0 &&
      below.some((are, column) => are && !areNumbers[column] && first[column].trim() !== ''))
  );
}

/** @param text from the beginning, whole rows */
export function tableForm(text: string): TableForm {
  const separator = separatorOf(text);
  const rows = rowsOf(text, separator).slice(0, ROWS);
  const cells = rows.flat();
  const hasDecimalComma =
    separator !== ',' &&
    cells.some((cell) => /^\s*[+-]?\d*,\d+\s*$/.test(cell)) &&
    !cells.some((cell) => /^\s*[+-]?\d*\.\d+\s*$/.test(cell));
  const hasHeader = beginsWithNames(rows, hasDecimalComma);
  const [first = []] = rows;
  const columns = first.map((cell, index) => (hasHeader && cell.trim()) || `column ${index + 1}`);
  return { separator, hasDecimalComma, hasHeader, columns };
}
