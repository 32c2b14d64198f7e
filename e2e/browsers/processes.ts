/** Programs that a driver starts, and folders that it needs, for as long as it runs. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface Started {
  /** Everything that it has written so far, line by line. */
  readonly lines: readonly string[];
  /** Resolves with the match in the first line that has one; rejects if the program ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Rejects, with all that it wrote, when the program ends. */
  readonly ended: Promise<never>;
  stop(): Promise<void>;
}

export function start(program: string, args: string[], env: NodeJS.ProcessEnv = {}): Started {
  const child: ChildProcess = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout!, child.stderr!]) {
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      for (const listen of listeners) listen(line);
    });
  }
  const exit = once(child, 'exit').catch((error: Error) => lines.push(error.message));
  const ended = exit.then((): never => {
    throw new Error(`${program} has ended. It wrote:\n${lines.join('\n')}`);
  });
  ended.catch(() => {}); // whoever waits for something hears of it
  return {
    lines,
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const listen = (line: string): void => {
          const match = pattern.exec(line);
          if (match) resolve(match);
        };
        lines.forEach(listen);
        listeners.add(listen);
        ended.catch(reject);
      }),
    async stop() {
      child.kill();
      await exit;
    },
  };
}

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'pruning-game-'));
  return {
    path: folder,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
