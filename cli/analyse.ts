/**
 * `npm run -s analyse -- frozen.json` prints the analysis of a frozen game as JSON, the same as
 * `window.pruningGame.analysis()`; a layer may also be one of single weights, with `theta` in place of
 * `normSquared` and `gram`. A file that cannot be used: one sentence on stderr, exit 2.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { analysis } from '../src/game/frozen/analysis.ts';
import { FrozenGameError, parseFrozenGame } from '../src/game/frozen/parse.ts';

export interface Printed {
  readonly exitCode: 0 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const usage =
  'Usage: npm run -s analyse -- frozen.json (the data of window.pruningGame.frozenGame()).';

const refused = (sentence: string): Printed => ({
  exitCode: 2,
  stdout: '',
  stderr: `${sentence}\n`,
});

function read(path: string): string | Printed {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return refused(`There is no file ${path}.`);
    return refused(`${path} cannot be read (${code ?? String(error)}).`);
  }
}

/** What the command would print for these arguments, and its exit status. */
export function analyse(args: readonly string[]): Printed {
  if (args.includes('--help') || args.includes('-h'))
    return { exitCode: 0, stdout: `${usage}\n`, stderr: '' };
  const [path, ...others] = args;
  if (path === undefined || others.length > 0) return refused(`analyse takes one file. ${usage}`);
  const text = read(path);
  if (typeof text !== 'string') return text;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return refused(`${path} is not JSON: ${(error as Error).message}.`.replace(/\s+/g, ' '));
  }
  try {
    return {
      exitCode: 0,
      stdout: `${JSON.stringify(analysis(parseFrozenGame(data)))}\n`,
      stderr: '',
    };
  } catch (error) {
    if (error instanceof FrozenGameError) return refused(`${path}: ${error.message}`);
    throw error;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { exitCode, stdout, stderr } = analyse(process.argv.slice(2));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}
