/** Reproducing is unattended: killed at any moment it goes on, and ends with what it would have come to. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { merge } from './merge.ts';
import { playedHere, type PlayedBy } from './playedBy.ts';
import { readArguments } from './reproduce/arguments.ts';
import { measure } from './reproduce/measure.ts';
import { createProgress, duration } from './reproduce/progress.ts';
import { playAll } from './reproduce/players.ts';
import { gamesOf, short, whole } from './reproduce/plan.ts';
import { evidenceRows } from '../src/evidence/rows.ts';
import { timeless } from './test/lines.ts';
import { startProgram } from './test/program.ts';

vi.setConfig({ testTimeout: 600_000 });
const folder = mkdtempSync(path.join(tmpdir(), 'reproduce-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = 'paper/very-high-beta,spiral';
const games = gamesOf(readArguments(['--only', rows], {}).rows, short).length;
const reproduce = (out: string, ...more: string[]) =>
  startProgram('reproduce.ts', [
    ...['--short', '--only', rows, '--jobs', '2', '--out', path.join(folder, out), ...more],
  ]);

/** Numbers from 0 to 1, always the same (Park and Miller). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

it('killed five times at random it comes to the table of one that was not', async () => {
  const began = performance.now();
  const undisturbed = await reproduce('whole.jsonl').ended;
  const took = performance.now() - began;
  expect(undisturbed.status, undisturbed.stderr).toBe(0);
  expect(undisturbed.stdout).toContain('| Spiral, contest |');
  const random = numbers(20_261_126);
  for (let kill = 0; kill < 5; kill++) {
    const { child, ended } = reproduce('killed.jsonl');
    // From before it has begun to when half is done; what is done by then is kept.
    const timer = setTimeout(() => child.kill('SIGKILL'), (0.2 + 0.4 * random()) * took);
    await ended;
    clearTimeout(timer);
  }
  const last = await reproduce('killed.jsonl').ended;
  expect(last.status, last.stderr).toBe(0);
  expect(last.stdout).toBe(undisturbed.stdout);
  const inOrder = (file: string) => timeless(path.join(folder, file));
  expect(inOrder('killed.jsonl')).toEqual(inOrder('whole.jsonl'));
});

it('says how far it is, and plays nothing that is done', async () => {
  const { status, stderr } = await reproduce('whole.jsonl').ended;
  expect([status, stderr.trim()]).toEqual([0, `${games} of ${games} games are done already.`]);
});

it('is parted among machines and joined', async () => {
  const shards = ['1/2', '2/2'].map((shard) => reproduce(`${shard[0]}.jsonl`, '--shard', shard));
  const ends = await Promise.all(shards.map(({ ended }) => ended));
  for (const { status, stderr } of ends) expect(status, stderr).toBe(0);
  expect(ends[0]!.stderr).toMatch(/\d+ of \d+ · .*: test .* pruned, \d+ s · about .* left/);
  const at = (name: string) => path.join(folder, name);
  expect(await merge([at('1.jsonl'), at('2.jsonl'), '--out', at('all.jsonl')], () => {})).toBe(0);
  expect(timeless(at('all.jsonl'))).toEqual(timeless(at('whole.jsonl')));
});

it('ends with its players when it is interrupted, and keeps what is done', async () => {
  const { child, ended, said } = reproduce('stopped.jsonl');
  await said(/^1 of /m);
  child.kill('SIGINT');
  const { status, stderr } = await ended;
  expect(status, stderr).toBe(130);
  expect(stderr).toContain('games that are done are kept, those under way are not.');
  expect(timeless(path.join(folder, 'stopped.jsonl')).length).toBeGreaterThanOrEqual(1);
  expect(existsSync(path.join(folder, 'stopped.jsonl.part'))).toBe(false);
});

it('names the machines and the commits that played, whoever writes the documents', async () => {
  const lines = readFileSync(path.join(folder, 'whole.jsonl'), 'utf8').trimEnd().split('\n');
  const own = lines.map((line) => JSON.parse(line) as { by: PlayedBy });
  for (const { by } of own) expect(by).toEqual(playedHere(path.resolve(import.meta.dirname, '..')));
  const there = { machine: 'a Cray', commit: 'abc1234' };
  const joined = path.join(folder, 'joined.jsonl');
  const from = own.map((line, at) => JSON.stringify(at % 2 === 0 ? { ...line, by: there } : line));
  writeFileSync(joined, `${from.join('\n')}\n`);
  const measured = await measure(joined, evidenceRows, short, { rows: [] });
  const named = measured.map(({ machine, commit }) => `${machine}, ${commit}`);
  expect(named.length).toBeGreaterThan(1);
  expect(new Set(named).size).toBeGreaterThan(1);
  for (const words of named)
    expect(words).toContain(words.includes('a Cray') ? 'abc1234' : own[1]!.by.machine);

  // Lines of before do not say: then what was measured before does.
  const silent = own.map((line) => JSON.stringify({ ...line, by: undefined }));
  writeFileSync(joined, `${silent.join('\n')}\n`);
  const before = { rows: measured.map((row) => ({ ...row, machine: 'a VAX' })) };
  for (const row of await measure(joined, evidenceRows, short, before))
    expect([row.machine, row.commit]).toEqual(['a VAX', undefined]);
});

it('says which game cannot be played, plays the others, and asks no dead process', async () => {
  const [row] = evidenceRows;
  const specs = [{ ...row!.spec, network: '784-0-10' }, row!.spec].map((spec) => ({
    ...spec,
    backend: 'wasm' as const,
  }));
  const heard: string[] = [];
  await playAll(specs, (spec) => ({ spec, limitSteps: 1 }), 1, {
    signal: new AbortController().signal,
    onBegin: () => {},
    onEnd: async ({ record }) => void heard.push(record.verdict.ended),
    onFailure: (spec, sentence) => heard.push(`${spec.network}: ${sentence}`),
  });
  expect(heard).toHaveLength(2);
  expect(heard[0]).toMatch(/^784-0-10: .+/);
  expect(heard[1]).toBe('complete');
});

it('ends when a result cannot be kept, rather than play what would be lost, too', async () => {
  const [row] = evidenceRows;
  const games = [0, 1, 2].map((seed) => ({ ...row!.spec, seed, backend: 'wasm' as const }));
  const begun: number[] = [];
  const playing = playAll(games, (spec) => ({ spec, limitSteps: 1 }), 1, {
    signal: new AbortController().signal,
    onBegin: ({ seed }) => begun.push(seed),
    onEnd: () => Promise.reject(new Error('The disk is full.')),
    onFailure: () => begun.push(NaN),
  });
  await expect(playing).rejects.toThrow('The disk is full.');
  expect(begun).toEqual([0]);
});

it('plays a game once, in however many rows it stands', () => {
  const [row] = evidenceRows;
  const twin = { ...row!, id: 'twin' };
  expect(gamesOf([row!, twin], whole)).toHaveLength(row!.seeds.length);
});

it.each([
  [['--only', 'nothing'], 'no row is called “nothing”; there are paper/'],
  [['--jobs', '0'], '--jobs must be'],
  [['--write', '--short'], '--write takes all'],
  [['--shard', '3/2'], '--shard must be'],
  [['--quick'], '--help lists the flags'],
])('refuses %j', (args, words) => {
  expect(() => readArguments(args, {})).toThrow(words);
});

it('tells the time left by what it measured of the same kind', () => {
  const [mlp, cnn] = ['paper/l1-strong/contest', 'lenet-5-structured/dense'].map(
    (id) => evidenceRows.find((row) => row.id === id)!.spec,
  );
  const progress = createProgress();
  expect(progress.secondsLeft([mlp!], 2)).toBeNull();
  progress.ended(mlp!, 60);
  expect(progress.secondsLeft([mlp!, mlp!, mlp!, mlp!], 2)).toBe(120);
  progress.ended(cnn!, 900);
  expect(progress.secondsLeft([cnn!, mlp!], 2)).toBeCloseTo(900);
  expect([59, 61, 3700].map(duration)).toEqual(['59 s', '2 min', '1 h 2 min']);
});
