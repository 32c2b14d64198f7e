/** Shards that are joined are the sweep that one machine would have played; whatever is not is named and refused. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM } from '../src/record/program.ts';
import { readRecord } from '../src/record/readRecord.ts';
import { merge } from './merge.ts';
import { readLines, timeless } from './test/lines.ts';
import { startProgram } from './test/program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'merge-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);

const games = ['--preset', 'clones-share', '--epochs', '2', '--sweep', 'gamma=0.1:2:5'];
const sweep = (out: string, ...more: string[]) =>
  startProgram('experiment.ts', [...games, '--out', out, ...more]).ended;

/** Of the shards 1/3 (games 1 and 4), 2/3 (2 and 5) and 3/3 (3). */
const texts: string[] = [];
beforeAll(async () => {
  const shards = ['1/3', '2/3', '3/3'].map((shard, i) =>
    sweep(at(`shard-${i}.jsonl`), '--shard', shard),
  );
  const ends = await Promise.all([...shards, sweep(at('whole.jsonl'))]);
  expect(ends.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
  texts.push(...[0, 1, 2].map((i) => readFileSync(at(`shard-${i}.jsonl`), 'utf8')));
});

let files = 0;
/** Files with these texts, called a-0.jsonl, b-0.jsonl, …; what merge says of them. */
async function joined(...contents: string[]) {
  const run = files++;
  const names = contents.map((text, i) => {
    const name = at(`${'abcdef'[i]}-${run}.jsonl`);
    writeFileSync(name, text);
    return name;
  });
  const out = at(`all-${run}.jsonl`);
  const said: string[] = [];
  const status = await merge([...names, '--out', out], (sentence) => said.push(sentence));
  return {
    status,
    said: said.join('\n').replaceAll(`${folder}/`, '').replaceAll(`-${run}`, ''),
    out,
  };
}

const line = (shard: number, number: number) => `${texts[shard]!.split('\n')[number - 1]!}\n`;

describe('merge', () => {
  it('joins shards to the sweep of one machine, in the plan’s order, whatever theirs', async () => {
    const { status, said, out } = await joined(texts[2]!, texts[0]!, texts[1]!);
    expect([status, said]).toEqual([
      0,
      '“all.jsonl” has all 5 games of the plan, of 3 files, computed by cpu.',
    ]);
    const times = (file: string) =>
      readFileSync(file, 'utf8').replace(/"began":"[^"]*"/g, '"began":""');
    expect(times(out)).toBe(times(at('whole.jsonl')));
    expect(timeless(out)).toEqual(timeless(at('whole.jsonl')));
  });

  it('gives a file whose lines are runs to whoever reads runs', async () => {
    const { out } = await joined(...texts);
    for (const text of readFileSync(out, 'utf8').trimEnd().split('\n'))
      expect(readRecord(text).verdict).toEqual({ ended: 'complete', steps: 200 });
    expect(readLines(out).map(({ plan }) => plan.shard)).toEqual(Array(5).fill(undefined));
  });

  it.each<[string, () => readonly string[], readonly string[]]>([
    [
      'a shard that is missing',
      () => [texts[0]!, texts[1]!],
      ['Shard 3/3 is missing: no line is of it.', 'Game 3 is missing, of 5.'],
    ],
    [
      'a shard that is not done',
      () => [texts[0]!, line(1, 1), texts[2]!],
      [
        'Shard 2/3 (“b.jsonl”) has 1 of its 2 games; go on with it by --resume.',
        'Game 5 is missing, of 5.',
      ],
    ],
    [
      'a game that is there twice',
      () => [...texts, line(2, 1)],
      ['Game 3 is there 2 times: line 1 of “c.jsonl”, line 1 of “d.jsonl”.'],
    ],
    [
      'a line of another plan',
      () => [
        ...texts.slice(0, 2),
        texts[2]!.replace(/"digest":"\w+"/, '"digest":"0123456789abcdef"'),
      ],
      ['Line 1 of “c.jsonl”: of another plan (0123456789abcdef) than line 1 of “a.jsonl” ('],
    ],
    [
      'the one stranger where it comes first',
      () => [
        texts[2]!.replace(/"digest":"\w+"/, '"digest":"0123456789abcdef"'),
        ...texts.slice(0, 2),
        texts[2]!,
      ],
      ['Line 1 of “a.jsonl”: of another plan (0123456789abcdef) than line 1 of “b.jsonl” ('],
    ],
    [
      'a line of another version',
      () => [
        ...texts.slice(0, 2),
        texts[2]!.replace(`"program":"${PROGRAM}"`, '"program":"0.0.9"'),
      ],
      [
        `Line 1 of “c.jsonl”: played by version 0.0.9, another than line 1 of “a.jsonl” (${PROGRAM}).`,
      ],
    ],
    [
      'a line with another spec',
      () => [...texts.slice(0, 2), texts[2]!.replace(/("manifest".*?"beta":)[\d.]+/, '$10.77')],
      ['Game 3 (line 1 of “c.jsonl”) has not the spec or the log that the plan has for it.'],
    ],
    [
      'a line with another log',
      () => [...texts.slice(0, 2), texts[2]!.replace('"log":""', '"log":"20:gamma=0.9"')],
      ['Game 3 (line 1 of “c.jsonl”) has not the spec or the log that the plan has for it.'],
    ],
    [
      'a line with other data',
      () => [...texts.slice(0, 2), texts[2]!.replace('"data":null', '"data":"00ff"')],
      ['Game 3 (line 1 of “c.jsonl”) learned from other data (00ff) than its spec names ('],
    ],
    [
      'a game that was stopped',
      () => [
        ...texts.slice(0, 2),
        texts[2]!.replace('"ended":"complete"', '"ended":"interrupted"'),
      ],
      ['Game 3 (line 1 of “c.jsonl”) was stopped before its end; play it to its end by --resume.'],
    ],
    [
      'a line that is torn',
      () => [texts[0]!, texts[1]!.slice(0, -300), texts[2]!],
      ['Line 2 of “b.jsonl” is torn, or of something else.', 'Game 5 is missing, of 5.'],
    ],
    [
      'a line that is whole but for its end, as whoever copies a file while it grows has it',
      () => [texts[0]!, texts[1]!.slice(0, -1), texts[2]!],
      ['Line 2 of “b.jsonl” is torn, or of something else. It has no end.'],
    ],
    [
      'a run that no sweep wrote',
      () => [...texts, JSON.stringify({ ...JSON.parse(line(2, 1)), plan: undefined }) + '\n'],
      ['Line 1 of “d.jsonl” is torn, or of something else. It is a run, but of no plan'],
    ],
    ['nothing at all', () => [''], ['There is no line to join.']],
  ])('refuses and names %s', async (_, contents, sentences) => {
    const { status, said, out } = await joined(...contents());
    expect(status).toBe(1);
    for (const sentence of sentences) expect(said).toContain(sentence);
    expect(said.split('\n').at(-1)).toBe('Nothing is written to “all.jsonl”.');
    expect(existsSync(out)).toBe(false);
  });

  it('names a file that is not there, and one that is not done', async () => {
    writeFileSync(at('killed.jsonl.part'), line(0, 1));
    const said: string[] = [];
    const args = [at('nowhere.jsonl'), at('killed.jsonl'), '--out', at('none.jsonl')];
    expect(await merge(args, (sentence) => said.push(sentence))).toBe(1);
    expect(said[0]).toBe(`There is no file “${at('nowhere.jsonl')}”.`);
    expect(said[1]).toContain('go on with that sweep by --resume');
  });

  it.each([
    [[], 'merge takes the files of shards.'],
    [['a.jsonl'], 'merge needs --out'],
    [['a.jsonl', '--out'], 'merge needs --out'],
    [['a.jsonl', 'a.jsonl', '--out', 'b.jsonl'], 'is given twice'],
    [['a.jsonl', '--into', 'b.jsonl'], '--into is no flag of merge'],
  ])('refuses the arguments %j', async (args, words) => {
    const said: string[] = [];
    expect(await merge(args, (sentence) => said.push(sentence))).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(words);
  });
});
