/** The command as a program: what it leaves on the disk however it ends, and its exit status. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readRecord } from '../src/record/readRecord.ts';
import type { RunRecord } from '../src/record/record.ts';
import { startProgram } from './test/program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'experiment-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = (...args: string[]) => startProgram('experiment.ts', args);

let files = 0;
/** A name of its own for each result; what stands there before. */
function place(before?: string): string {
  const file = path.join(folder, `result-${files++}.json`);
  if (before !== undefined) writeFileSync(file, before);
  return file;
}

const sideFiles = (file: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith(`${path.basename(file)}.`))
    .map((name) => path.join(folder, name));

const read = (file: string): RunRecord => readRecord(readFileSync(file, 'utf8'));
const readLines = (file: string): RunRecord[] =>
  readFileSync(file, 'utf8').split('\n').filter(Boolean).map(readRecord);

/** Long enough to be interrupted; an epoch of the quick net takes about a second. */
const long = ['--network', 'quick', '--backend', 'wasm', '--epochs', '50', '--batch-size', '1024'];
/** Weights that grow a hundredfold a step. */
const divergent = [
  ...['--network', 'quick', '--backend', 'wasm', '--optimizer', 'sgd', '--lr-theta', '1'],
  ...['--beta', '100', '--cost-into-theta', '--dynamics', 'adam', '--lr-s', '0.000001'],
];

describe('a run that is interrupted', () => {
  it('has what is done on the disk after each epoch, and ends with it and status 130', async () => {
    const out = place('what stood here before');
    const { child, ended, said } = start(...long, '--out', out);
    await said(/epoch 3 of 50/);
    expect(readFileSync(out, 'utf8')).toBe('what stood here before');
    const [side] = sideFiles(out);
    expect(read(side).series.evaluations.length).toBeGreaterThanOrEqual(2);
    child.kill('SIGINT');
    const { status, stderr } = await ended;
    expect(status, stderr).toBe(130);
    expect(stderr).toContain('Stopping after this step; what is done is kept.');
    const { verdict, series, last } = read(out);
    const { evaluations, groups, columns } = series;
    expect(verdict.ended).toBe('interrupted');
    expect(evaluations.length).toBeGreaterThanOrEqual(3);
    expect(verdict.steps).toBe(Math.round(evaluations.at(-1)!.epoch * 54));
    expect(last.step).toBe(verdict.steps);
    expect([...columns.steps]).toEqual(evaluations.map(({ step }) => step));
    expect(groups.map(({ count }) => count)).toEqual([128, 64]);
    expect(sideFiles(out)).toEqual([]);
  });

  it('leaves what is done beside its place when it is killed', async () => {
    const out = place('what stood here before');
    const { child, ended, said } = start(...long, '--out', out);
    await said(/epoch 2 of 50/);
    // The line is said before its epoch is written; the next one is said after.
    await said(/epoch 3 of 50/);
    child.kill('SIGKILL');
    await ended;
    expect(readFileSync(out, 'utf8')).toBe('what stood here before');
    const [side] = sideFiles(out);
    expect(read(side).series.evaluations.length).toBeGreaterThanOrEqual(2);
    expect(read(side).verdict.ended).toBe('interrupted');
  });

  it('leaves what stood there, or something whole, however early it is interrupted', async () => {
    const out = place('what stood here before');
    const { child, ended, said } = start(...long, '--out', out);
    await said(/because it was asked for/);
    child.kill('SIGINT');
    expect((await ended).status).toBe(130);
    const found = readFileSync(out, 'utf8');
    if (found !== 'what stood here before') expect(read(out).verdict.ended).toBe('interrupted');
    expect(sideFiles(out)).toEqual([]);
  });
});

describe('a sweep', () => {
  it('keeps an older file until it ends, and every game that is done', async () => {
    const out = place('older\n');
    const { child, ended, said } = start(
      ...[...long, '--out', out, '--sweep', 'seed=1|2,split=validation|paper'],
    );
    await said(/games 1 to 2 of 4 · epoch 3 of 50/);
    expect(readFileSync(out, 'utf8')).toBe('older\n');
    // The line is said before its epoch is written.
    const areKept = () => {
      const kept = readLines(sideFiles(out)[0]).map(({ series }) => series.evaluations.length);
      expect(kept).toHaveLength(2);
      expect(Math.min(...kept)).toBeGreaterThanOrEqual(2);
    };
    await vi.waitFor(areKept, { timeout: 60_000 });
    child.kill('SIGINT');
    // npm hands on to its child what the terminal has sent to both.
    await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    // Null where the second one came when all was done: a shell makes 130 of that, too.
    expect([130, null]).toContain((await ended).status);
    const games = readLines(out);
    expect(games).toHaveLength(2);
    for (const game of games) {
      expect(game.verdict.ended).toBe('interrupted');
      expect(game.series.evaluations.length).toBeGreaterThanOrEqual(3);
    }
    expect(sideFiles(out)).toEqual([]);
  });

  it('says which games diverged, and goes on with the others', async () => {
    const out = place();
    const { status, stderr } = await start(
      ...[...divergent.filter((word) => !['--lr-theta', '1'].includes(word)), '--out', out],
      ...['--limit-steps', '40', '--sweep', 'lr-theta=1|0.00001'],
    ).ended;
    expect(status, stderr).toBe(1);
    expect(stderr).toContain('1 of 2 games diverged.');
    const [bad, good] = readLines(out);
    expect(bad.verdict).toMatchObject({ ended: 'diverged', steps: 0 });
    expect(bad.series.evaluations).toEqual([]);
    expect(bad.last.participation).toHaveLength(0);
    expect(bad.verdict.divergence).toContain('η_θ (1)');
    expect(good.verdict.ended).toBe('complete');
    expect(good.last.participation).toHaveLength(192);
  });
});

describe('a run that diverges', () => {
  it('says so and what to lower, exits with 1, and tells nothing of the numbers that ran away', async () => {
    const out = place();
    const { status, stderr } = await start(...divergent, '--out', out, '--limit-steps', '40').ended;
    expect(status, stderr).toBe(1);
    expect(stderr).toMatch(
      /At step 40 the loss is no longer a number: the weights grew without bound\. Lower η_θ \(1\) or β \(100\) and start again\./,
    );
    const { verdict, series, last } = read(out);
    expect(verdict).toMatchObject({ ended: 'diverged', steps: 0 });
    expect([series.evaluations.length, last.participation.length]).toEqual([0, 0]);
  });
});

describe('a run that ends', () => {
  it('writes the file whole and prints the same without one', async () => {
    const sandbox = ['--preset', 'clones-share', '--epochs', '2'];
    const out = place('older');
    const [file, stdout] = await Promise.all([
      start(...sandbox, '--out', out).ended,
      start(...sandbox).ended,
    ]);
    expect([file.status, stdout.status]).toEqual([0, 0]);
    expect(file.stdout).toBe('');
    const timeless = ({ manifest, ...rest }: RunRecord) => ({
      ...rest,
      manifest: { ...manifest, began: '' },
    });
    expect(timeless(read(out))).toEqual(timeless(readRecord(stdout.stdout)));
    expect(read(out).verdict).toEqual({ ended: 'complete', steps: 200 });
    expect(sideFiles(out)).toEqual([]);
  });

  it.each([
    ['a folder', () => folder, 'is a folder'],
    ['a file in a folder that is not there', () => path.join(folder, 'no', 'x.json'), 'ENOENT'],
  ])('refuses %s before it begins', async (_, out, words) => {
    const { status, stderr, stdout } = await start('--preset', 'clones-share', '--out', out())
      .ended;
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(path.join(folder, 'no'))).toBe(false);
  });
});

describe('--run', () => {
  const sandbox = ['--preset', 'clones-share', '--epochs', '1'];

  it('plays a recorded run again to the bit, with the changes of its log', async () => {
    const [first, again] = [place(), place()];
    expect((await start(...sandbox, '--out', first).ended).status).toBe(0);
    const text = readFileSync(first, 'utf8').replace(
      '"log": ""',
      '"log": "20:gamma=0.9;30:pin=1@0.5"',
    );
    writeFileSync(first, text);
    const { status, stderr } = await start('--run', first, '--out', again).ended;
    expect(status, stderr).toBe(0);
    const { manifest, last } = read(again);
    expect(manifest.log).toEqual(read(first).manifest.log);
    expect(manifest.log).toHaveLength(2);
    expect(last.participation[1]).toBe(0.5);
    const third = place();
    await start('--run', again, '--out', third).ended;
    expect(read(third).last).toEqual(last);
  });

  it('goes on as long as the log says, and does what it has for the state after the last step', async () => {
    const [first, again] = [place(), place()];
    await start(...sandbox, '--out', first).ended;
    const log = '"log": "20:epochs=2;200:pin=1@0.5"';
    writeFileSync(first, readFileSync(first, 'utf8').replace('"log": ""', log));
    const { status, stderr } = await start('--run', first, '--out', again).ended;
    expect(status, stderr).toBe(0);
    const { verdict, last } = read(again);
    expect(verdict).toEqual({ ended: 'complete', steps: 200 });
    expect(last.participation[1]).toBe(0.5);
  });

  it.each([
    ['no file', () => 'nowhere.json', 'is none'],
    [
      'no run',
      () => path.join(import.meta.dirname, 'tsconfig.json'),
      'is no run to play. It is JSON, but no run',
    ],
  ])('refuses %s in a line', async (_, file, words) => {
    const { status, stderr, stdout } = await start('--run', file()).ended;
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
