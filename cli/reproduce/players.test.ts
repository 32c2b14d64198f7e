/** Processes that fail to answer: each is a sentence, and none ends whoever asks. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultSpec } from '../../src/spec/spec.ts';
import { ask } from './players.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'players-'));
afterAll(() => rmSync(folder, { recursive: true }));

const begun = new Set<ChildProcess>();
afterAll(() => begun.forEach((child) => child.kill('SIGKILL')));

function processThat(does: string): ChildProcess {
  const file = path.join(folder, `${begun.size}.mjs`);
  writeFileSync(file, does);
  const child = fork(file);
  begun.add(child);
  return child.on('error', () => undefined);
}

const task = { spec: defaultSpec, limitSteps: 1 };
const sentence = (child: ChildProcess, mostHours?: number) =>
  ask(child, task, mostHours).then(
    () => 'answered',
    (error: Error) => error.message,
  );

describe('a process that plays', () => {
  it('and dies, says so', async () => {
    const child = processThat("process.on('message', () => process.exit(3));");
    expect(await sentence(child)).toBe('The process that played it has died.');
  });

  it('and hangs, is given up', async () => {
    const child = processThat("process.on('message', () => undefined);");
    expect(await sentence(child, 1e-5)).toBe('It was given up after 0.00001 hours.');
  });

  it('and is gone before it is asked, cannot be reached', async () => {
    const child = processThat('process.exit(0);');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(await sentence(child)).toMatch(/^Its process cannot be reached: .*closed/i);
  });

  it('and says that it cannot play, is believed', async () => {
    const child = processThat(
      "process.on('message', () => process.send({ error: 'There are no images.' }));",
    );
    expect(await sentence(child)).toBe('There are no images.');
  });
});
