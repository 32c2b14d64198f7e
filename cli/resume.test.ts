/** A sweep that is killed goes on where it was: what is done is played once, and is what it would have been. */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM } from '../src/record/program.ts';
import { readLines, timeless } from './test/lines.ts';
import { startProgram } from './test/program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'resume-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const place = () => path.join(folder, `sweep-${files++}.jsonl`);

/** Games without a network are quick, and each is a group of its own. */
const games = ['--preset', 'clones-share', '--epochs', '3', '--sweep', 'gamma=0.1:2:5'];
const sweep = (out: string, ...more: string[]) =>
  startProgram('experiment.ts', [...games, '--out', out, ...more]);
const numbers = (file: string) => readLines(file).map(({ plan }) => plan.number);

/** The same sweep undisturbed. */
const whole = place();
let lines: readonly string[];
beforeAll(async () => {
  expect((await sweep(whole).ended).status).toBe(0);
  lines = readFileSync(whole, 'utf8').split(/(?<=\n)/);
});

/** What a sweep that was killed had done: some lines of the whole one. */
function left(text: string, end = '.part'): string {
  const out = place();
  writeFileSync(`${out}${end}`, text);
  return out;
}

describe('a sweep that is killed in the middle', () => {
  it('loses the game under way alone, and goes on to the same result', async () => {
    const out = place();
    writeFileSync(out, 'what stood here before');
    const long = [...games.slice(0, 2), '--epochs', '40', ...games.slice(4), '--out'];
    const killed = startProgram('experiment.ts', [...long, out]);
    await killed.said(/game 3 of 5 · epoch 2 /);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(readFileSync(out, 'utf8')).toBe('what stood here before');
    const done = readLines(`${out}.part`).filter(({ verdict }) => verdict.ended === 'complete');
    expect(done.map(({ plan }) => plan.number).slice(0, 2)).toEqual([1, 2]);

    // A write that was cut short.
    appendFileSync(`${out}.part`, lines[0]!.slice(0, 500));
    const again = await startProgram('experiment.ts', [...long, out, '--resume']).ended;
    expect(again.status, again.stderr).toBe(0);
    expect(again.stderr).toMatch(/is torn, and dropped\./);
    expect(again.stderr).toMatch(/[23] of 5 games are done already\./);
    const undisturbed = place();
    await startProgram('experiment.ts', [...long, undisturbed]).ended;
    expect(timeless(out)).toEqual(timeless(undisturbed));
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('is not written over by the next one', async () => {
    const out = left(lines.slice(0, 2).join(''));
    const { status, stderr } = await sweep(out).ended;
    expect(status).toBe(2);
    expect(stderr).toContain('has what an earlier sweep had done; go on with it by --resume');
    expect(numbers(`${out}.part`)).toEqual([1, 2]);
  });
});

describe('--resume', () => {
  it('begins where there is nothing, and plays nothing where all is done', async () => {
    const out = place();
    expect((await sweep(out, '--resume').ended).status).toBe(0);
    const before = readFileSync(out, 'utf8');
    const { status, stderr } = await sweep(out, '--resume').ended;
    expect([status, stderr.trim()]).toEqual([0, '5 of 5 games are done already.']);
    expect(readFileSync(out, 'utf8')).toBe(before);
  });

  it('puts lines in the plan’s order, whichever were there', async () => {
    const out = left([lines[4], lines[1]].join(''));
    expect((await sweep(out, '--resume').ended).status).toBe(0);
    expect(numbers(out)).toEqual([1, 2, 3, 4, 5]);
    expect(timeless(out)).toEqual(timeless(whole));
  });

  it.each([
    [
      'stopped before its end',
      (line: string) => line.replace('"ended":"complete"', '"ended":"interrupted"'),
    ],
    [
      'played by version 0.0.1',
      (line: string) => line.replace(`"program":"${PROGRAM}"`, '"program":"0.0.1"'),
    ],
    [
      'has not the spec, log or data',
      (line: string) => line.replace(/("manifest".*?"gamma":)0.1/, '$10.2'),
    ],
    ['is there twice', (line: string) => line + line],
    ['is torn, and dropped', (line: string) => `${lines[1]}${line.slice(9)}`],
  ])('plays a game again whose line %s, and says so', async (words, change) => {
    const changed = change(lines[0]!);
    expect(changed).not.toBe(lines[0]);
    const out = left(changed + lines[3]!, '');
    const { status, stderr } = await sweep(out, '--resume').ended;
    expect(status, stderr).toBe(0);
    expect(stderr).toContain(words);
    expect(timeless(out)).toEqual(timeless(whole));
  });

  it.each([
    ['of another plan', () => left(lines[0]!), ['--beta', '0.3'], 'is of another plan'],
    [
      'of another shard',
      () => left(lines[0]!),
      ['--shard', '1/2'],
      'is of the whole plan, and shard 1/2',
    ],
    ['of one line without an end', () => left('{"note":"ours"}', ''), [], 'no line of a sweep'],
    ['of something else', () => left('a,b\n1,2\n', ''), [], 'is no line of a sweep'],
  ])('refuses a file %s and leaves it as it is', async (_, file, flags, words) => {
    const out = file();
    const stood = [out, `${out}.part`].find(existsSync)!;
    copyFileSync(stood, `${out}.copy`);
    const { status, stderr } = await sweep(out, '--resume', ...flags).ended;
    expect([status, stderr.trim().split('\n').length]).toEqual([
      2,
      flags.includes('--shard') ? 2 : 1,
    ]);
    expect(stderr).toContain(words);
    expect(readFileSync(stood)).toEqual(readFileSync(`${out}.copy`));
  });
});
