/** A sweep on a cluster is the sweep of one machine but for times and machine: cluster/ is run as it stands. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { merge } from '../cli/merge.ts';
import { timeless } from '../cli/test/lines.ts';
import { startProgram } from '../cli/test/program.ts';
import { readFlags } from '../cli/flags.ts';
import { hasSlurm } from '../scripts/slurm.mjs';
import { startSlurm } from './oneNodeSlurm.ts';

// Twice three tasks of a scheduler, which looks for work every few seconds.
vi.setConfig({ testTimeout: 600_000 });

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'cluster-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Small nets on points of a plane, by the route that learns digits. */
const flags = [
  ...['--data', 'circles', '--network', '2-8-2', '--batch-size', '32', '--epochs', '1'],
  ...['--backend', 'wasm', '--sweep', 'gamma=1:4:2,seed=1|2|3'],
];
const whole = path.join(folder, 'whole.jsonl');
beforeAll(async () => {
  const { status, stderr } = await startProgram('experiment.ts', [...flags, '--out', whole]).ended;
  expect(status, stderr).toBe(0);
});

/** @returns the file that the shards of this folder are joined to */
async function joined(shards: string): Promise<string> {
  const out = `${shards}.jsonl`;
  const said: string[] = [];
  const files = readdirSync(shards).map((name) => path.join(shards, name));
  expect(await merge([...files, '--out', out], (line) => said.push(line)), said.join('\n')).toBe(0);
  return out;
}

test.skipIf(!hasSlurm())('cluster/sweep.sbatch is run by a Slurm of one node', async () => {
  const slurm = await startSlurm(mkdtempSync(path.join(folder, 'slurm-')));
  const shards = path.join(folder, 'slurm-shards');
  const submit = () =>
    slurm.run(
      ...(['sbatch', '--wait', '--array=0-2', `--chdir=${root}`, '--time=1:00:00'] as const),
      ...[`--output=${folder}/task-%a.log`, 'cluster/sweep.sbatch', shards, ...flags],
    );
  try {
    submit();
    expect(readdirSync(shards).sort()).toEqual(['0.jsonl', '1.jsonl', '2.jsonl']);
    expect(timeless(await joined(shards))).toEqual(timeless(whole));
    // Submitted once more it has nothing to play.
    const before = readFileSync(path.join(shards, '1.jsonl'), 'utf8');
    submit();
    expect(readFileSync(path.join(shards, '1.jsonl'), 'utf8')).toBe(before);
    expect(readFileSync(path.join(folder, 'task-1.log'), 'utf8')).toContain(
      '2 of 2 games are done already.',
    );
  } finally {
    await slurm.stop();
  }
});

test('cluster/sweep.yaml has a pod play what its index says', async () => {
  const text = readFileSync(path.join(root, 'cluster/sweep.yaml'), 'utf8');
  const value = (name: string) => new RegExp(`name: ${name}\\n\\s+value: '(.*)'`).exec(text)![1]!;
  expect([/completions: (\d+)/.exec(text)![1], /parallelism: (\d+)/.exec(text)![1]]).toEqual(
    Array(2).fill(value('SHARDS')),
  );
  expect(text).toContain('completionMode: Indexed');
  // Its flags can be read, and its command does what is said of it.
  expect(readFlags(value('FLAGS').split(' ')).games).toHaveLength(16);
  const [command, how] = /command: \['(.*)', '(.*)'\]/.exec(text)!.slice(1);
  const script = /args:\n\s+- \|\n((?: {14}.*\n)+)/.exec(text)![1]!;
  for (const index of [0, 1]) {
    const { status, stderr } = spawnSync(
      command!,
      [how!, script.replaceAll('shards', `${folder}/pods`)],
      {
        cwd: root,
        encoding: 'utf8',
        env: {
          ...process.env,
          SHARDS: '2',
          FLAGS: flags.join(' '),
          JOB_COMPLETION_INDEX: `${index}`,
        },
      },
    );
    expect(status, stderr).toBe(0);
  }
  expect(timeless(await joined(path.join(folder, 'pods')))).toEqual(timeless(whole));
});
