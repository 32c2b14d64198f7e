/** A program of the command line as a process of its own, so that it can be watched and killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

export interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<{ status: number | null; stdout: string; stderr: string }>;
  /** Resolves when standard error has had these words. */
  said(words: RegExp): Promise<void>;
}

/** @param script in the folder cli */
export function startProgram(
  script: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Program {
  const file = path.join(import.meta.dirname, '..', script);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, ...environment },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => (stdout += String(text)));
  const said = (words: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => words.test(stderr) && resolve();
      look();
      child.stderr.on('data', look);
      child.on('close', () => reject(new Error(`never said ${words}: ${stderr}`)));
    });
  child.stderr.on('data', (text) => (stderr += String(text)));
  const ended = new Promise<Awaited<Program['ended']>>((resolve) =>
    child.on('close', (status) => resolve({ status, stdout, stderr })),
  );
  return { child, ended, said };
}
