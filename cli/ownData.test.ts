import { mkdtemp, writeFile } from 'node:fs/promises';
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

  it('refuses a bad file with its row and column', async () => {
    const bad = ['--data', inFolder('bad.csv'), ...table];
    await expect(asked(...bad)).rejects.toThrow('--data: Row 61 of bad.csv, column 3, has “x”');
    const two = ['--data', inFolder('two.csv'), '--class-column'];
    await expect(asked(...two, '9')).rejects.toThrow('cannot be in column 9');
    await expect(asked(...two, '0.5')).rejects.toThrow('--class-column must be a whole number');
  });
});
