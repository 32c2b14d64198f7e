/** PyTorch beside the browser: a process that waits for a line and answers with a line. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Contender, Entry } from './alternate.ts';
import type { Case, Row } from './rows.ts';

/** PYTHON names another interpreter than python3. */
const interpreter = process.env.PYTHON ?? 'python3';
const folder = path.join(import.meta.dirname, 'pytorch');

interface Answer {
  readonly ms?: number;
  readonly loss?: number;
  readonly players?: number;
  readonly error?: string;
}

/** @throws Error with a sentence if the script could not start */
async function start(script: string, args: readonly string[]): Promise<Contender> {
  const child = spawn(interpreter, [path.join(folder, script), ...args]);
  let ended: string | null = null;
  let errors = '';
  child.stderr.on('data', (text) => (errors += String(text)));
  child.stdin.on('error', () => {}); // told by `ended`
  const waiting: ((answer: Answer) => void)[] = [];
  const end = (why: string): void => {
    ended ??= why;
    for (const answer of waiting.splice(0)) answer({ error: ended });
  };
  child.on('error', () => end(`${interpreter} could not be started.`));
  child.on('close', () => {
    const isMissing = /No module named '(torch|numpy)'/.exec(errors);
    const last = errors.trim().split('\n').at(-1);
    end(
      isMissing
        ? `${interpreter} has no ${isMissing[1]}.`
        : `It ended early: ${last || 'no reason given'}`,
    );
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    waiting.shift()?.(JSON.parse(line) as Answer);
  });
  async function answer(command: string | null): Promise<Answer> {
    const heard = new Promise<Answer>((resolve) => {
      if (ended !== null) resolve({ error: ended });
      else waiting.push(resolve);
    });
    if (command !== null && ended === null) child.stdin.write(`${command}\n`);
    const result = await heard;
    if (result.error !== undefined) throw new Error(result.error);
    return result;
  }
  await answer(null); // it says when it is ready
  return {
    time: async (steps) => (await answer(`time ${steps}`)).ms ?? NaN,
    async standing() {
      const { loss = NaN, players = 0 } = await answer('standing');
      return { loss, players };
    },
    async close() {
      child.stdin.end();
      if (ended === null) await new Promise((resolve) => child.once('close', resolve));
    },
  };
}

/** @param args beyond the shape of the step */
export function inPython(
  implementation: Row['implementation'],
  backend: Row['backend'],
  script: 'processor.py' | 'graphics.py',
  one: Case,
  args: readonly string[],
): Entry {
  const shape = [
    ...['--model', JSON.stringify(one.model), '--batch', String(one.batch)],
    ...['--granularity', one.granularity],
  ];
  return { implementation, backend, shape: one, open: () => start(script, [...shape, ...args]) };
}
