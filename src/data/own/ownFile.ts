/**
 * What a run's spec says of the visitor's own data: all but the examples themselves, which stay where they were
 * read. As text `iris.csv~0f3a…~reals~4~120_30~5~setosa_versicolor_virginica`: name, hash, kind of values, input,
 * examples that train and that test, class column, classes.
 */
import { sizeOf, type Shape } from '../../model/model.ts';
import { limits } from './limits.ts';

export interface OwnFile {
  /** Of the file, or of the folder. */
  readonly name: string;
  /** The first 16 hexadecimal digits of SHA-256 of the packed examples. */
  readonly hash: string;
  readonly values: 'bytes' | 'reals';
  readonly input: Shape;
  readonly train: number;
  readonly test: number;
  /** The column of the classes, from 1 on; 0 where there are no columns. */
  readonly column: number;
  readonly classes: readonly string[];
}

const LONGEST_NAME = 80;
const LONGEST_CLASS = 40;
/** More is no text that this page has written. */
const MOST_CHARACTERS = 40_000;

export const HASH_DIGITS = 16;

const cut = (name: string, longest: number): string => {
  const characters = [...name];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : name;
};

/** Without the marks that the text is put together with; the rest reads as it is. */
const escaped = (name: string): string =>
  name.replace(/[%~_]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const unescaped = (text: string): string =>
  text.replace(/%(25|7E|5F)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

export const writeOwnFile = (file: OwnFile): string =>
  [
    escaped(cut(file.name, LONGEST_NAME)),
    file.hash,
    file.values,
    file.input.join('x'),
    `${file.train}_${file.test}`,
    file.column,
    file.classes.map((name) => escaped(cut(name, LONGEST_CLASS))).join('_'),
  ].join('~');

const FORM =
  /^([^~]+)~([0-9a-f]{16})~(bytes|reals)~(\d{1,5}(?:x\d{1,5}){0,2})~(\d{1,6})_(\d{1,6})~(\d{1,5})~([^~]+)$/s;

/** @returns null where the text is none, or of data larger than any that is read */
export function readOwnFile(text: string): OwnFile | null {
  if (text.length > MOST_CHARACTERS) return null;
  const [, name = '', hash = '', values, extents = '', train, test, column, classes = ''] =
    FORM.exec(text) ?? [];
  if (values !== 'bytes' && values !== 'reals') return null;
  const file: OwnFile = {
    ...{ name: unescaped(name), hash, values },
    input: extents.split('x').map(Number),
    ...{ train: Number(train), test: Number(test), column: Number(column) },
    classes: classes.split('_').map(unescaped),
  };
  const size = sizeOf(file.input);
  const isPossible =
    size >= 1 &&
    size <= limits.inputs &&
    file.train >= 1 &&
    file.test >= 1 &&
    file.train + file.test <= limits.examples &&
    file.classes.length >= 2 &&
    file.classes.length <= limits.classes;
  return isPossible ? file : null;
}
