/** --find as a program: what it tries, what its file has, and that it goes on from there. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { triedOf } from '../src/record/judged.ts';
import { readRecord } from '../src/record/readRecord.ts';
import type { RunRecord } from '../src/record/record.ts';
import { searchFrom } from '../src/spec/search/found.ts';
import { nextStep } from '../src/spec/search/next.ts';
import { readFlags } from './flags.ts';
import { timeless } from './test/lines.ts';
import { startProgram } from './test/program.ts';
import { UsageError } from './usageError.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'find-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const place = () => path.join(folder, `found-${files++}.jsonl`);

/** Points of a plane and eighty neurons: a game is over at once. */
const SMALL = [
  ...['--data', 'moons', '--network', '2-40-40-2', '--batch-size', '32', '--backend', 'cpu'],
  ...['--gamma-warmup', '0', '--lr-s', '0.01', '--epochs', '6'],
];
const find = (out: string, ...more: string[]) =>
  startProgram('experiment.ts', [
    ...[...SMALL, '--find', 'accuracy>=75', '--move', 'gamma=0.05:50', '--out', out],
    ...more,
  ]).ended;

const recordsOf = (file: string): RunRecord[] =>
  readFileSync(file, 'utf8').trimEnd().split('\n').map(readRecord);

const refusal = (...args: string[]): string => {
  try {
    readFlags(args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('It was taken.');
};

describe('--find', () => {
  it('plays what the search asks for; each record says what was looked for and what was tried before it', async () => {
    const out = place();
    const { status, stderr } = await find(out, '--tries', '5');
    expect(status, stderr).toBe(0);
    const records = recordsOf(out);
    const search = searchFrom(records[0]!.manifest.search!)!;
    const tried = records.map((record) => triedOf(search, record));
    records.forEach(({ manifest, series, verdict }, i) => {
      expect(manifest.search).toMatchObject({
        ...{ find: 'accuracy>=75', move: 'gamma=0.05:50', tries: 5, epochs: 6, seed: 0 },
        before: tried.slice(0, i),
      });
      expect(manifest.spec.split).toBe('validation');
      expect(verdict.ended).toBe('complete');
      expect(series.evaluations.at(-1)!.validationAccuracyPruned).not.toBeNull();
      const { games } = nextStep(search, tried.slice(0, i), 80);
      expect(games.map(({ setting }) => setting)).toEqual([tried[i]!.setting]);
    });
    expect(nextStep(search, tried, 80).end).not.toBeNull();
    // What was chosen without it is told once.
    expect(stderr.match(/test accuracy/g)).toHaveLength(1);
    expect(stderr).toMatch(/Wanted: at least 75 %\. .*γ .* reads .* of 80 players\.\n/);
    expect(stderr).toContain('One seed: within 1.0 point another seed may differ');
  });

  it('goes on from its own file, torn or whole, and with more tries, as if nothing had been', async () => {
    const [whole, torn, more] = [place(), place(), place()];
    expect((await find(whole, '--tries', '4')).status).toBe(0);
    const lines = readFileSync(whole, 'utf8').split('\n');
    writeFileSync(`${torn}.part`, `${lines.slice(0, 2).join('\n')}\n${lines[2]!.slice(0, 900)}`);
    const { status, stderr } = await find(torn, '--tries', '4', '--resume');
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('2 games are played already.');
    expect(timeless(torn)).toEqual(timeless(whole));
    copyFileSync(whole, more);
    const again = await find(more, '--tries', '6', '--resume');
    expect(again.status, again.stderr).toBe(0);
    expect(readFileSync(more, 'utf8').startsWith(readFileSync(whole, 'utf8'))).toBe(true);
    expect(recordsOf(more).length).toBeGreaterThanOrEqual(4);
    const other = await find(more, '--seed', '1', '--resume');
    expect([other.status, other.stdout]).toEqual([2, '']);
    expect(other.stderr).toMatch(/is of another search: other flags, ranges or data/);
  });

  it('takes no game that was cut short for a whole one, nor a whole one for one to be cut', async () => {
    const out = place();
    await find(out, '--tries', '2', '--limit-steps', '3');
    expect(recordsOf(out).map(({ verdict }) => verdict.steps)).toEqual([3, 3]);
    const { stderr } = await find(out, '--tries', '2', '--resume');
    expect(stderr).toMatch(/The game of line 1 .* is played again/);
    const whole = recordsOf(out);
    for (const { verdict, series } of whole) expect(verdict.steps).toBe(6 * series.stepsPerEpoch);
    const cut = await find(out, '--tries', '2', '--resume', '--limit-steps', '3');
    expect([cut.status, cut.stderr]).toEqual([2, expect.stringMatching(/of another search/)]);
    expect(recordsOf(out)).toEqual(whole);
  });

  it('of several coefficients plays each rung together, and the best of it longer', async () => {
    const out = place();
    const { status, stderr } = await startProgram('experiment.ts', [
      ...[...SMALL, '--out', out, '--find', 'pruned>=25', '--tries', '6'],
      ...['--move', 'gamma=0.05:50,beta=0.001:1'],
    ]).ended;
    expect(status, stderr).toBe(0);
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    const swept = lines.map((line) => (JSON.parse(line) as { swept: { epochs: number } }).swept);
    expect(swept.map(({ epochs }) => epochs)).toEqual([2, 2, 2, 2, 2, 2, 6, 6]);
    expect(Object.keys(swept[0]!)).toEqual(['gamma', 'beta', 'epochs']);
    expect(recordsOf(out).map(({ manifest }) => manifest.search!.before.length)).toEqual([
      ...[0, 0, 0, 0, 0, 0, 6, 6],
    ]);
    expect(stderr).toMatch(/tries 1 to 6 · games 1 to 6 of 6/);
  });

  it('says what is wrong with what it is asked', () => {
    expect(refusal('--find', 'accuracy>=97')).toMatch(/--find needs --move/);
    expect(refusal('--move', 'gamma=1:2')).toMatch(/--move is for a search; give --find/);
    expect(refusal('--find', 'best', '--move', 'gamma')).toMatch(/--find: the goal must be like/);
    expect(refusal('--find', 'players<=9', '--move', 'seed=1:9')).toMatch(/--move: “seed” cannot/);
    const good = ['--find', 'players<=9', '--move', 'gamma=1:9'];
    expect(refusal(...good, '--gamma', '2')).toMatch(/--gamma is given and moved/);
    expect(refusal(...good, '--sweep', 'beta=1|2')).toMatch(/--find and --sweep are two things/);
    expect(refusal(...good, '--tries', '0')).toMatch(/--tries: tries must be a whole number/);
    expect(refusal(...good, '--preset', 'clones-share')).toMatch(/--find: .* nothing to find/);
    expect(refusal(...good, '--shard', '1/2')).toMatch(/--shard is for the games of a --sweep/);
    expect(readFlags(good).find).toMatchObject({ tries: 10, goal: { of: 'players', most: 9 } });
  });
});
