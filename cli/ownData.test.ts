import { mkdir, mkdtemp, open, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataSetOf } from '../src/data/rows.ts';
import { readFlags } from './flags.ts';
import { withOwnData } from './ownData.ts';
import { runExperiment } from './runExperiment.ts';

/** Two classes that a line parts. */
const rows = Array.from({ length: 60 }, (_, i) =>
  [i % 2 === 0 ? 'even' : 'odd', i / 60, (i % 2) + i / 600].join(';'),
);

let folder = '';
const inFolder = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'own-'));
  await writeFile(inFolder('two.csv'), rows.join('\n'));
  await writeFile(inFolder('bad.csv'), [...rows, 'even;1;x'].join('\n'));
  for (const name of ['pets/cat', 'pets/dog', 'mixed/cat', 'mixed/dog', 'empty'])
    await mkdir(inFolder(name), { recursive: true });
  for (const name of ['pets/cat/1.png', 'pets/dog/2.jpg', 'mixed/cat/1.png', 'mixed/dog/notes.txt'])
    await writeFile(inFolder(name), 'x');
  const pixels = Array.from({ length: 40 }, (_, i) => i);
  const labels = Array.from({ length: 10 }, (_, i) => i % 2);
  await writeFile(
    inFolder('ten-images-idx3'),
    Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 2, 0, 0, 0, 2, ...pixels),
  );
  await writeFile(inFolder('ten-labels-idx1'), Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 10, ...labels));
});

const asked = async (...args: string[]) => {
  const own = await withOwnData(args);
  return { ...readFlags(own.args), heldFor: own.heldFor };
};

const table = ['--class-column', '1', '--backend', 'cpu'];

describe('--data FILE', () => {
  it('names the data by their hash in the spec, and the run learns to tell the classes apart', async () => {
    const data = ['--data', inFolder('two.csv')];
    const { spec, heldFor } = await asked(...data, ...table, '--epochs', '60', '--freeze-s');
    expect(spec).toMatchObject({ data: 'own', network: 'small' });
    const dataSet = dataSetOf(spec);
    expect(dataSet).toMatchObject({ label: 'two.csv', input: [2], classes: ['even', 'odd'] });
    const run = { limitSteps: null, say: () => undefined, heldFor };
    const { manifest, series } = await runExperiment(spec, run);
    expect(manifest.data).toBe(dataSet.hash);
    expect(series.evaluations.at(-1)!.testAccuracy).toBe(1);
  });

  it('takes the network that is asked for, and refuses one that does not fit in a sentence', async () => {
    const data = [`--data=${inFolder('two.csv')}`, ...table];
    expect((await asked(...data, '--network', '2-5-2')).spec.network).toBe('2-5-2');
    await expect(asked(...data, '--network', '7-5-3')).rejects.toThrow(
      /network.*7-5-3.*begins with 7/,
    );
  });

  it('in a sweep is the same file for every game', async () => {
    const sweep = ['--sweep', 'gamma=0.1|0.2'];
    const { games } = await asked('--data', inFolder('two.csv'), ...table, ...sweep);
    expect(games!.map(({ spec }) => dataSetOf(spec).label)).toEqual(['two.csv', 'two.csv']);
  });

  it('without the file at hand asks for it', async () => {
    const { spec } = await asked('--data', inFolder('two.csv'), ...table);
    const run = { limitSteps: 1, say: () => undefined };
    await expect(runExperiment(spec, run)).rejects.toThrow(
      `This run learns from two.csv (${dataSetOf(spec).hash})`,
    );
  });

  it.each([
    [['--data', 'nowhere.csv'], '--data must be one of mnist'],
    [['--data', 'own'], '--data: your own data need a file'],
    [['--class-column', '2'], '--class-column belongs to a table of your own'],
  ])('%j is refused', async (args, sentence) => {
    await expect(asked(...args)).rejects.toThrow(sentence);
  });

  it('reads the files of an IDX pair in parts, and refuses what cannot be used by its byte', async () => {
    const data = `${inFolder('ten-images-idx3')},${inFolder('ten-labels-idx1')}`;
    const { spec } = await asked('--data', data);
    expect(dataSetOf(spec)).toMatchObject({ input: [2, 2, 1], counts: { train: 8, test: 2 } });
    const wrong = `${inFolder('ten-images-idx3')},${inFolder('two.csv')}`;
    await expect(asked('--data', wrong)).rejects.toThrow(
      /--data: two\.csv begins with the bytes 65 76 65 6e, where an IDX file has/,
    );
  });

  it('looks through a folder of images, and says that only a browser decodes them', async () => {
    await expect(asked('--data', inFolder('pets'))).rejects.toThrow(
      '--data: pets has images, which only a browser decodes; open it on the page.',
    );
    await expect(asked('--data', inFolder('mixed'))).rejects.toThrow(
      '--data: mixed has the file mixed/dog/notes.txt, which is no image',
    );
    await expect(asked('--data', inFolder('empty'))).rejects.toThrow('--data: No file was chosen');
  });

  it('refuses 2 GB before a byte of it is read', async () => {
    const huge = await open(inFolder('huge.csv'), 'w');
    // Of holes: it takes no room.
    await huge.truncate(2 ** 31);
    await huge.close();
    await expect(asked('--data', inFolder('huge.csv'))).rejects.toThrow(
      '--data: huge.csv is 2\u202f048 MB large; at most 256 MB are read.',
    );
  });

  it('refuses a bad file with its row and column', async () => {
    const bad = ['--data', inFolder('bad.csv'), ...table];
    await expect(asked(...bad)).rejects.toThrow('--data: Row 61 of bad.csv, column 3, has “x”');
    const two = ['--data', inFolder('two.csv'), '--class-column'];
    await expect(asked(...two, '9')).rejects.toThrow('cannot be in column 9');
    await expect(asked(...two, '0.5')).rejects.toThrow('--class-column must be a whole number');
  });
});
