/** Files that cannot be used: each is refused by the built page in a sentence that names the place, and the run stays. */
import { mkdirSync, mkdtempSync, openSync, closeSync, ftruncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { openWithFewImages } from './support/lab.ts';
import { own, stepNow } from './support/ownFile.ts';

const HASH = '#v=1&backend=wasm&epochs=200';
const folder = mkdtempSync(path.join(os.tmpdir(), 'bad-'));

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** A grey PNG. */
function png(width: number, height: number, light: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8; // bits; grey
  const rows = Buffer.concat(Array(height).fill(Buffer.from([0, ...Array(width).fill(light)])));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ]);
}

const rows = Array.from({ length: 30 }, (_, i) => `${i / 10},${i % 7},${i % 2 ? 'a' : 'b'}`);
const table = (name: string, changed: Readonly<Record<number, string>> = {}) =>
  put(name, ['x,y,kind', ...rows.map((row, i) => changed[i] ?? row)].join('\n'));

const idx = (...bytes: number[]) => Uint8Array.from(bytes);
const labels = put('labels-idx1', idx(0, 0, 8, 1, 0, 0, 0, 2, 0, 1));

const pets = (more: Readonly<Record<string, Uint8Array>> = {}): Record<string, Uint8Array> => ({
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`${i % 2 ? 'cat' : 'dog'}/${i}.png`, png(4, 3, 10 * i)]),
  ),
  ...more,
});

function imageFolder(name: string, files: Readonly<Record<string, Uint8Array>>): string {
  for (const [inside, bytes] of Object.entries(files)) put(`${name}/${inside}`, bytes);
  return path.join(folder, name);
}

/** 2 GB of holes. */
function huge(): string {
  const file = path.join(folder, 'huge.csv');
  const handle = openSync(file, 'w');
  ftruncateSync(handle, 2 ** 31);
  closeSync(handle);
  return file;
}

const zip = zipSync(pets());

/** What is wrong, the files, and the sentence. */
const faults: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    'wrong magic',
    [put('images-idx3', idx(1, 2, 3, 4, 5)), labels],
    /^images-idx3 begins with the bytes 01 02 03 04, where an IDX file has 00 00 08/,
  ],
  [
    'other numbers than bytes',
    [put('floats-idx3', idx(0, 0, 13, 3, 0, 0, 0, 0)), labels],
    /^floats-idx3 has numbers of the type 0d \(its byte 2\); only bytes/,
  ],
  [
    'an IDX file that breaks off',
    [put('short-idx3', idx(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 9)), labels],
    /^short-idx3 says that it has 2 × 2 × 2 numbers, so 24 bytes in all, but it has 17\./,
  ],
  [
    'a ragged row',
    [table('ragged.csv', { 4: '1,2,3,a' })],
    /^Row 6 of ragged\.csv has 4 columns where the rows before have 3\./,
  ],
  [
    'text in numbers',
    [table('text.csv', { 7: '1,big,a' })],
    /^Row 9 of text\.csv, column 2 \(“y”\), has “big”, which is no number\./,
  ],
  ['NaN', [table('nan.csv', { 2: 'NaN,1,a' })], /^Row 4 of nan\.csv, column 1 .* has “NaN”/],
  [
    'an infinity',
    [table('inf.csv', { 2: '1,-Infinity,a' })],
    /^Row 4 of inf\.csv, column 2 .* has “-Infinity”, which is no finite number\./,
  ],
  [
    'one class',
    [put('one.csv', ['x,kind', ...rows.map((_, i) => `${i},a`)].join('\n'))],
    /^one\.csv has only one class, “a”/,
  ],
  ['no rows', [put('names.csv', 'x,y,kind\n')], /^names\.csv has no examples\./],
  ['nothing at all', [put('empty.csv', '')], /^empty\.csv is empty\./],
  [
    'a class per row',
    [put('ids.csv', ['x,id', ...rows.map((_, i) => `${i},id${i}`)].join('\n'))],
    /^The column 2 \(“id”\) has another class in every row/,
  ],
  ['2 GB', [huge()], /^huge\.csv is 2.048 MB large; at most 256 MB are read\./],
  [
    'a truncated zip',
    [put('cut.zip', zip.subarray(0, 900))],
    /^cut\.zip breaks off after 900 bytes, before the list of its files/,
  ],
  [
    'a zip that is damaged inside',
    [
      put(
        'torn.zip',
        zip.map((byte, i) => (i > 60 && i < 90 ? 0 : byte)),
      ),
    ],
    /^(torn\.zip is damaged: its file|dog\/0\.png cannot be decoded)/,
  ],
  [
    'a zip with other files',
    [put('mixed.zip', zipSync(pets({ 'cat/notes.txt': Buffer.from('x') })))],
    /^mixed\.zip has the file cat\/notes\.txt, which is no image/,
  ],
  [
    'images of unlike sizes',
    [put('unlike.zip', zipSync(pets({ 'dog/z.png': png(5, 3, 1) })))],
    /^dog\/z\.png is 5 × 3 pixels large, where the images before are 4 × 3; make them all/,
  ],
  [
    'an image that is none',
    [put('fake.zip', zipSync(pets({ 'dog/z.png': Buffer.from('no image') })))],
    /^dog\/z\.png cannot be decoded; it is no image, or damaged\./,
  ],
  [
    'several tables',
    [table('a.csv'), table('b.csv')],
    /^2 files were chosen; choose one table, one zip, a folder/,
  ],
];

const folders: readonly (readonly [string, string, RegExp])[] = [
  [
    'a folder with other files',
    imageFolder('mixed', pets({ 'dog/notes.txt': Buffer.from('x') })),
    /^mixed has the file mixed\/dog\/notes\.txt, which is no image/,
  ],
  [
    'a folder of one class',
    imageFolder('alone', { 'cat/1.png': png(4, 3, 1), 'cat/2.png': png(4, 3, 2) }),
    /^All images of alone lie in the folder cat, which makes one class/,
  ],
];

/** By the control; what cannot be told by looking is told by reading. */
async function refusalByHand(page: Page, label: RegExp, files: string | readonly string[]) {
  const input = own(page).getByLabel(label);
  await input.setInputFiles(typeof files === 'string' ? files : [...files]);
  const learn = own(page).getByRole('button', { name: /^Learn from (?!it:)/ });
  const status = own(page).getByRole('status');
  await expect(learn.or(status.filter({ hasText: 'The run goes on as it was.' }))).toBeVisible();
  if (await learn.isVisible()) await learn.click();
  await expect(status).toContainText('The run goes on as it was.');
  const said = await status.textContent();
  return said!.replace(/ The run goes on as it was\.$/, '');
}

/** By program, of the same files. */
async function refusalByProgram(page: Page, files: string | readonly string[]): Promise<string> {
  const isFolder = typeof files === 'string';
  await page.evaluate((directory) => {
    document.querySelector('#for-test')?.remove();
    const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true });
    if (directory) input.setAttribute('webkitdirectory', '');
    input.id = 'for-test';
    document.body.append(input);
  }, isFolder);
  const input = page.locator('#for-test');
  await input.setInputFiles(isFolder ? files : [...files]);
  return input.evaluate((element: HTMLInputElement) =>
    window.pruningGame!.learnFrom(element.files!).then(
      () => 'It was read.',
      (error: Error) => error.message,
    ),
  );
}

test('every kind of file that cannot be used is refused in a sentence, and the run is untouched', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  await page.evaluate(() => window.pruningGame!.step(5));
  const before = await page.evaluate(() => window.pruningGame!.snapshot());
  const address = page.url();
  await page.locator('summary', { hasText: 'Data and run' }).click();
  const tried: (readonly [string, RegExp, string | readonly string[], RegExp])[] = [
    ...faults.map(([what, files, words]) => [what, /^Choose files/, files, words] as const),
    ...folders.map(([what, file, words]) => [what, /folder of images/, file, words] as const),
  ];
  for (const [what, label, files, words] of tried)
    await test.step(what, async () => {
      expect(await refusalByHand(page, label, files)).toMatch(words);
      expect(await refusalByProgram(page, files)).toMatch(words);
      expect([await stepNow(page), page.url()]).toEqual([5, address]);
    });
  // Not one of its numbers is another, and it goes on.
  expect(await page.evaluate(() => window.pruningGame!.snapshot())).toEqual(before);
  await page.evaluate(() => window.pruningGame!.step(1));
  expect(await stepNow(page)).toBe(6);
});

test('by program, own data that are not here are refused in a sentence, and the run is untouched', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  await page.evaluate(() => window.pruningGame!.step(5));
  const told = await page.evaluate(async () => {
    const game = window.pruningGame!;
    const refusal = (asked: Promise<unknown>) =>
      asked.then(
        () => 'It was taken.',
        (error: Error) => error.message,
      );
    const file = 'iris.csv~0123456789abcdef~reals~4~120_30~5~a_b';
    const good = new File([Array(20).fill('1,2,a\n3,4,b\n').join('')], 'two.csv');
    return [
      await refusal(game.set({ data: 'own', file })),
      await refusal(game.set({ file: 'no such text' })),
      await refusal(game.set({ data: 'own' })),
      await refusal(game.learnFrom('two.csv' as never)),
      await refusal(game.learnFrom(good, { column: 9 })),
      await refusal(game.learnFrom(good, { column: 0.5 })),
    ];
  });
  expect(told).toEqual([
    expect.stringMatching(/^A run that learns from iris\.csv .* needs the file, which is not here/),
    'It was taken.',
    'It was taken.', // and said to lack a file
    'learnFrom takes files; “two.csv” is not one.',
    'two.csv has 3 columns; the classes cannot be in column 9.',
    expect.stringMatching(/^column must be a whole number from 1/),
  ]);
  await expect(page.getByText(/your own data need a file, and none is chosen/)).toBeVisible();
  expect(await stepNow(page)).toBe(5);
});
