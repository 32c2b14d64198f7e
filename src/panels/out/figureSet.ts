/** All pictures of the view that is shown, their numbers and the run, as one archive. */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { PlayerId } from '../../game/players.ts';
import { writeRecord } from '../../record/writeRecord.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { aboutOf } from './about.ts';
import { figureOf, pngOf } from './figure/figure.ts';
import type { Mode } from './figure/inTheme.ts';
import { isOfManyRuns, pageAddress, runsInWords } from './manyRuns.ts';
import { numbersOf, type PictureName } from './registry.ts';
import { csvOf } from './texts.ts';

interface Shown {
  readonly panel: HTMLElement;
  readonly name: PictureName;
}

const isPicture = (name: string | undefined): name is PictureName =>
  name !== undefined && Object.hasOwn(numbersOf, name);

/** In the order of reading. */
export const shownPictures = (within: ParentNode): Shown[] =>
  Array.from(within.querySelectorAll<HTMLElement>('[data-picture]')).flatMap((panel) => {
    const name = panel.dataset.picture;
    return isPicture(name) && panel.getBoundingClientRect().width > 0 ? [{ panel, name }] : [];
  });

/** Files that are gathered into an archive. */
function createArchive(folder: string) {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part as Uint8Array<ArrayBuffer>);
  });
  return {
    text(name: string, text: string): void {
      const file = new ZipDeflate(`${folder}/${name}`, { level: 6 });
      zip.add(file);
      file.push(strToU8(text), true);
    },
    async image(name: string, image: Blob): Promise<void> {
      // It is packed already.
      const file = new ZipPassThrough(`${folder}/${name}`);
      zip.add(file);
      file.push(new Uint8Array(await image.arrayBuffer()), true);
    },
    close(): Blob {
      zip.end();
      return new Blob(parts, { type: 'application/zip' });
    },
  };
}

/** What a run is played again by; or where the page is, of pictures of many. */
const originOf = (lab: Lab, isOfMany: boolean): readonly string[] =>
  isOfMany
    ? [
        'Pictures and numbers of runs of the Pruning Game',
        '',
        `${runsInWords(lab)}; “Files” above their table saves the runs themselves. The page is here:`,
        pageAddress(lab),
        '',
      ]
    : [
        'Pictures and numbers of a run of the Pruning Game',
        '',
        `They show step ${grouped(lab.trajectory.latest?.step ?? 0)}. This address plays the run again, your changes included:`,
        lab.address(),
        '',
        'run.json        the record of the run; the page opens it, and the command line plays it again',
      ];

const readMe = (
  origin: readonly string[],
  pictures: readonly { readonly file: string; readonly title: string }[],
): string =>
  [
    ...origin,
    'pictures/*.svg  drawings, each with its fonts; they open in a browser and in programs that draw',
    'pictures/*.png  the same as images, two pixels for each of the page',
    'numbers/*.csv   what each picture shows, rounded nowhere; the first line has names and [units]',
    '',
    ...pictures.map(({ file, title }) => `${file}  ${title}`),
    '',
  ].join('\r\n');

interface Wish {
  readonly mode: Mode;
  /** The player that pictures of one player are about. */
  readonly chosen: PlayerId | null;
  /** Of the folder in the archive. */
  readonly name: string;
  /** @throws where the run is not as it was at the beginning */
  readonly check: () => void;
  /** @returns whether it shall go on */
  readonly onProgress: (done: number, of: number) => boolean;
}

/** Of a run at rest (atRest.ts). @returns the archive, or null where it was given up */
export async function figureSet(
  lab: Lab,
  pictures: readonly Shown[],
  { mode, chosen, name: folder, check, onProgress }: Wish,
): Promise<Blob | null> {
  const readers = await Promise.all(pictures.map(({ name }) => numbersOf[name]()));
  const isOfMany = pictures.every(({ name }) => isOfManyRuns(name));
  const record = isOfMany ? null : writeRecord(await lab.record());
  check();
  // All numbers at once: what is drawn takes a while.
  const origin = originOf(lab, isOfMany);
  const tables = await Promise.all(
    readers.map((all) =>
      Promise.all(all.map(async ({ name, read }) => ({ name, table: await read(lab, chosen) }))),
    ),
  );
  const archive = createArchive(folder);
  if (record !== null) archive.text('run.json', record);
  const listed: { file: string; title: string }[] = [];
  for (const [at, { panel, name }] of pictures.entries()) {
    if (!onProgress(at, pictures.length)) return null;
    const about = aboutOf(lab, panel);
    const file = `${String(at + 1).padStart(2, '0')}-${name}`;
    const figure = await figureOf(panel, mode, about);
    check();
    archive.text(`pictures/${file}.svg`, figure.svg);
    await archive.image(`pictures/${file}.png`, await pngOf(figure));
    for (const { name: of, table } of tables[at])
      if (table.rows.length > 0) archive.text(`numbers/${file}-${of}.csv`, csvOf(table));
    listed.push({ file, title: about.title });
    // Between two of them the page lives.
    await new Promise((resolve) => setTimeout(resolve));
    check();
  }
  if (!onProgress(pictures.length, pictures.length)) return null;
  archive.text('README.txt', readMe(origin, listed));
  return archive.close();
}
