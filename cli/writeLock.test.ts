/** Two programs never write one file: the second is refused, and whoever is gone holds nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { openLineFile } from './lineFile.ts';
import { takeAway } from './writeLock.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());
let files = 0;

const host = os.hostname();
/** A file that another program has begun. @param holder what its note says */
function begun(holder: object | string): string {
  const out = path.join(folder, `${files++}.jsonl`);
  writeFileSync(`${out}.part`, 'a line of the other\n');
  const note = { host, pid: process.ppid, began: '2026-11-26T20:00:00.000Z', job: null };
  const text = typeof holder === 'string' ? holder : JSON.stringify({ ...note, ...holder });
  writeFileSync(`${out}.part.lock`, text);
  return out;
}

/** Of a program that has ended. */
const { pid: gone } = spawnSync('true');

it.each([
  ['of a program that runs', {}],
  ['of another machine', { host: `not-${host}`, pid: gone }],
  ['of another job', { host: `not-${host}`, job: { id: '6', restarts: 0 } }],
  ['of this job on another machine', { host: `not-${host}`, job: { id: '7', restarts: 1 } }],
])('refuses a file %s, and leaves it as it is', async (_, holder) => {
  vi.stubEnv('SLURM_JOB_ID', '7');
  vi.stubEnv('SLURM_RESTART_COUNT', '1');
  const out = begun(holder);
  for (const kept of [null, []])
    await expect(openLineFile(out, kept)).rejects.toThrow(
      /is being written by process \d+ on .*, since 2026-11-26T20:00:00\.000Z\. Wait until/,
    );
  expect(readFileSync(`${out}.part`, 'utf8')).toBe('a line of the other\n');
  expect(existsSync(`${out}.part.lock`)).toBe(true);
});

it.each([
  ['of a program that is gone', { pid: gone }],
  ['of a program that had this one’s number', { pid: process.pid }],
  ['of this job before it was begun again', { host: 'x', job: { id: '7', restarts: 0 } }],
  ['of one that died before its note was whole', '{"host":'],
])('takes a file %s, and frees it', async (_, holder) => {
  vi.stubEnv('SLURM_JOB_ID', '7');
  vi.stubEnv('SLURM_RESTART_COUNT', '1');
  const out = begun(holder);
  const file = await openLineFile(out, []);
  expect(JSON.parse(readFileSync(`${out}.part.lock`, 'utf8'))).toMatchObject({
    ...{ host, pid: process.pid },
  });
  await file.add([{ number: 1, text: 'ours' }]);
  await file.finish();
  expect(readFileSync(out, 'utf8')).toBe('ours\n');
  expect(existsSync(`${out}.part.lock`)).toBe(false);
});

it('holds nothing where the beginning is refused', async () => {
  const out = begun({ pid: gone });
  await expect(openLineFile(out, null)).rejects.toThrow('has what an earlier sweep had done');
  expect(existsSync(`${out}.part.lock`)).toBe(false);
});

it('of two that have read the same old note the second leaves the first’s in its place', () => {
  const lock = path.join(folder, 'two.lock');
  writeFileSync(lock, 'old');
  takeAway(lock, 'old');
  expect(existsSync(lock)).toBe(false);
  // The first has taken it meanwhile; then the second acts on what it had read.
  writeFileSync(lock, 'of the first');
  takeAway(lock, 'old');
  expect(readFileSync(lock, 'utf8')).toBe('of the first');
  rmSync(lock);
  takeAway(lock, 'old');
  expect(existsSync(lock)).toBe(false);
});
