/** The visitor's own data: what the chosen files are, and their examples. Nothing leaves the machine. */
import { limits } from '../../data/own/limits.ts';
import type { Looked, OwnSource } from '../../data/own/source.ts';
import { grouped } from '../../game/notes.ts';
import { arranged, type Gathered } from './gathered.ts';
import { firstBytes, idxName, looksLikeIdx, MOST_IDX_FILES, readIdxPair } from './idx.ts';
import {
  checkImageFiles,
  classFolders,
  isImageName,
  isJunk,
  readImages,
  type DecodeImage,
} from './images.ts';
import { packed, type Packed } from './packed.ts';
import { refuse } from './refusal.ts';
import { lookAtTable, readTable } from './table.ts';
import { separatorNames } from './tableForm.ts';
import { filesInZip, namesInZip } from './zip.ts';

const ZIP = 'PK';

interface Chosen {
  readonly kind: 'table' | 'idx' | 'zip' | 'folder';
  readonly name: string;
}

/** Of the folder that was chosen, or of those that were dropped together. */
const folderName = (sources: readonly OwnSource[]): string =>
  [...new Set(sources.map(({ path }) => path.split('/')[0]))].sort().join(', ');

/** What the files are, by their number, their first bytes and their names. */
async function chosenOf(sources: readonly OwnSource[]): Promise<Chosen> {
  const [first] = sources;
  if (first === undefined) return refuse('No file was chosen.');
  const size = sources.reduce((sum, { bytes }) => sum + bytes.size, 0);
  if (size > limits.bytes)
    refuse(
      `${first.path} ${sources.length > 1 ? 'and the others are' : 'is'} ${grouped(Math.ceil(size / 2 ** 20))} MB large; at most ${limits.bytes / 2 ** 20} MB are read.`,
    );
  const inFolders = sources.some(({ path }) => path.includes('/'));
  if (inFolders || sources.every(({ path }) => isImageName(path) || isJunk(path)))
    return { kind: 'folder', name: folderName(sources) };
  if (size === 0) refuse(`${first.path} is empty.`);
  const beginnings = await Promise.all(
    sources.slice(0, MOST_IDX_FILES).map(({ bytes }) => firstBytes(bytes, 2)),
  );
  if (sources.length === 1 && String.fromCharCode(...beginnings[0]) === ZIP)
    return { kind: 'zip', name: first.path };
  // The other of a pair may be damaged.
  if (beginnings.some((bytes, i) => looksLikeIdx(sources[i].path, bytes)))
    return { kind: 'idx', name: idxName(sources) };
  if (sources.length > 1)
    refuse(
      `${sources.length} files were chosen; choose one table, one zip, a folder of images, or the two files of an IDX pair.`,
    );
  return { kind: 'table', name: first.path };
}

/** @throws OwnDataError with a sentence where it is clear already that they cannot be used */
export async function lookAtOwn(sources: readonly OwnSource[]): Promise<Looked> {
  const { kind, name } = await chosenOf(sources);
  const images = (files: readonly OwnSource[]): Looked => {
    const { length } = checkImageFiles(name, files);
    const folders = classFolders(files);
    const found = `${grouped(length)} images in ${grouped(folders.length)} folders${kind === 'zip' ? ' of a zip' : ''}, one for each class.`;
    return { kind: 'images', name, found, columns: [] };
  };
  switch (kind) {
    case 'table': {
      const { columns, separator, hasHeader, hasDecimalComma } = await lookAtTable(
        name,
        sources[0].bytes,
      );
      const decimals = hasDecimalComma ? ', with a decimal comma' : '';
      const header = hasHeader ? 'the first row names them' : 'no row names them';
      const found = `A table of ${columns.length} columns, separated by ${separatorNames[separator]}${decimals}; ${header}.`;
      return { kind, name, found, columns };
    }
    case 'idx':
      return { kind, name, found: `${sources.length} IDX files.`, columns: [] };
    case 'folder':
      return images(sources);
    case 'zip':
      return images(await namesInZip(sources[0]));
    default:
      return kind satisfies never;
  }
}

export interface ReadOptions {
  /** Of the classes, from 1 on; null for the last. Of tables alone. */
  readonly column: number | null;
  /** Null where nothing here can. */
  readonly decodeImage: DecodeImage | null;
  /** Told the share that has been read, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** @throws OwnDataError with a sentence that names the row, the column, the byte or the file that cannot be used */
export async function readOwn(
  sources: readonly OwnSource[],
  { column, decodeImage, onProgress }: ReadOptions,
): Promise<Packed> {
  const { kind, name } = await chosenOf(sources);
  const gathered = (): Promise<Gathered> => {
    switch (kind) {
      case 'table':
        return readTable(name, sources[0].bytes, column, onProgress);
      case 'idx':
        return readIdxPair(sources, onProgress);
      case 'folder':
        return readImages(name, sources, decodeImage, onProgress);
      case 'zip':
        return filesInZip(sources[0]).then((files) =>
          readImages(name, files, decodeImage, onProgress),
        );
      default:
        return kind satisfies never;
    }
  };
  return packed(arranged(await gathered()));
}
