/** What is written from beginning to end stands there whole or not at all, and errors name what they are of. */
import { execFileSync, spawn } from 'node:child_process';
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeWhole } from './outFile.ts';
import { UsageError } from './usageError.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'whole-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);

async function* texts(...all: (string | Error)[]): AsyncGenerator<string> {
  for (const text of all)
    if (text instanceof Error) throw text;
    else yield await Promise.resolve(text);
}

it('writes through a pipe and leaves it one', async () => {
  execFileSync('mkfifo', [at('pipe')]);
  const reader = spawn('cat', [at('pipe')]);
  let read = '';
  reader.stdout.on('data', (piece) => (read += String(piece)));
  const ended = new Promise((resolve) => reader.on('close', resolve));
  await writeWhole(at('pipe'), texts('one\n', 'two\n'));
  if (lstatSync(at('pipe')).isFIFO()) await ended;
  else reader.kill();
  expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
  expect(read).toBe('one\ntwo\n');
});

it('writes through a link, and leaves what stood there where the text cannot be had', async () => {
  writeFileSync(at('file'), 'before');
  symlinkSync(at('file'), at('link'));
  const failing = writeWhole(at('link'), texts('one\n', new Error('“a.jsonl” cannot be read.')));
  await expect(failing).rejects.toThrow(/^“a.jsonl” cannot be read.$/);
  await expect(failing).rejects.not.toBeInstanceOf(UsageError);
  expect(readFileSync(at('file'), 'utf8')).toBe('before');
  await writeWhole(at('link'), texts('after'));
  expect(readFileSync(at('file'), 'utf8')).toBe('after');
  expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
});

it('names --out where it cannot be written', async () => {
  await expect(writeWhole(at('no/where'), texts('one'))).rejects.toThrow(
    /^--out must be a file that can be written; “.*where” cannot \(ENOENT\)\.$/,
  );
});
