/** Images in folders: the folder that an image lies in is its class. */
import { limits } from '../../data/own/limits.ts';
import type { OwnSource } from '../../data/own/source.ts';
import { grouped } from '../../game/notes.ts';
import { refuseMany, type Gathered } from './gathered.ts';
import { refuse } from './refusal.ts';

/** Red, green, blue and alpha of each pixel, row after row; not multiplied with alpha. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray | Uint8Array;
}

/** Rejects where the bytes are no image. */
export type DecodeImage = (bytes: ArrayBuffer) => Promise<DecodedImage>;

export const isImageName = (path: string): boolean => /\.(png|jpe?g|gif|bmp|webp)$/i.test(path);

/** What systems leave behind in folders. */
export const isJunk = (path: string): boolean =>
  /(^|\/)(__MACOSX\/|\.[^/]*$|thumbs\.db$|desktop\.ini$)/i.test(path);

const folderOf = (path: string): string => path.split('/').at(-2) ?? '';

/** On white paper, channel after channel; shape [3, height × width]. */
function channels({ rgba, width, height }: DecodedImage): Uint8Array {
  const size = width * height;
  const into = new Uint8Array(3 * size);
  for (let pixel = 0; pixel < size; pixel++) {
    const alpha = rgba[4 * pixel + 3] / 255;
    for (let channel = 0; channel < 3; channel++)
      into[channel * size + pixel] = Math.round(
        alpha * rgba[4 * pixel + channel] + 255 * (1 - alpha),
      );
  }
  return into;
}

function isGrey(image: Uint8Array): boolean {
  const size = image.length / 3;
  for (let pixel = 0; pixel < size; pixel++)
    if (image[pixel] !== image[size + pixel] || image[pixel] !== image[2 * size + pixel])
      return false;
  return true;
}

/** The folders that have images in them, by their letters: the classes. */
export const classFolders = (files: readonly OwnSource[]): readonly string[] =>
  [...new Set(files.filter(({ path }) => !isJunk(path)).map(({ path }) => folderOf(path)))].sort();

/** @throws OwnDataError with the name of the file that is none, or that lies in no folder */
export function checkImageFiles(name: string, sources: readonly OwnSource[]): readonly OwnSource[] {
  const files = sources.filter(({ path }) => !isJunk(path));
  if (files.length === 0) refuse(`${name} has no images.`);
  for (const { path } of files) {
    if (!isImageName(path))
      refuse(
        `${name} has the file ${path}, which is no image (PNG, JPEG, GIF, BMP or WebP); take it out.`,
      );
    if (folderOf(path) === '')
      refuse(`${path} lies in no folder; each image must lie in the folder of its class.`);
  }
  refuseMany(name, files.length);
  const classes = classFolders(files);
  if (classes.length > limits.classes)
    refuse(
      `${name} has ${grouped(classes.length)} folders of images; at most ${limits.classes} classes are read.`,
    );
  if (classes.length === 1)
    refuse(
      `All images of ${name} lie in the folder ${classes[0]}, which makes one class; a network tells at least two apart.`,
    );
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * @param decode null where nothing here can
 * @throws OwnDataError with the name of the file that cannot be used
 */
export async function readImages(
  name: string,
  sources: readonly OwnSource[],
  decode: DecodeImage | null,
  onProgress: (share: number) => void,
): Promise<Gathered> {
  const files = checkImageFiles(name, sources);
  if (decode === null)
    return refuse(`${name} has images, which only a browser decodes; open it on the page.`);
  const classes = classFolders(files);
  const images: Uint8Array[] = [];
  let areGrey = true;
  let [width, height] = [0, 0];
  for (const { path, bytes } of files) {
    const image = await decode(await bytes.arrayBuffer()).catch(() =>
      refuse(`${path} cannot be decoded; it is no image, or damaged.`),
    );
    if (images.length === 0) {
      ({ width, height } = image);
      if (3 * width * height > limits.inputs)
        refuse(
          `${path} is ${width} × ${height} pixels large; at most ${grouped(Math.floor(limits.inputs / 3))} pixels are read.`,
        );
    }
    if (image.width !== width || image.height !== height)
      refuse(
        `${path} is ${image.width} × ${image.height} pixels large, where the images before are ${width} × ${height}; make them all of one size.`,
      );
    const own = channels(image);
    areGrey &&= isGrey(own);
    images.push(own);
    if (images.length * own.length > limits.bytes)
      refuse(
        `${name} has more than ${grouped(limits.bytes)} numbers in its images, which is the most that is read.`,
      );
    onProgress(images.length / files.length);
  }
  const size = (areGrey ? 1 : 3) * width * height;
  return {
    ...{ name, values: 'bytes', column: 0, count: images.length, classes },
    input: [height, width, areGrey ? 1 : 3],
    row: (index) => images[index].subarray(0, size),
    labels: Uint8Array.from(files, ({ path }) => classes.indexOf(folderOf(path))),
  };
}
