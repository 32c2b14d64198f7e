import path from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, it } from 'vitest';
import { examplesIn, headings } from '../test/apiExamples.ts';
import { apiTypes, typesFile } from './types.mjs';

const root = path.resolve(import.meta.dirname, '..');
let shipped = '';

beforeAll(async () => {
  shipped = await apiTypes();
});

/**
 * What TypeScript has to say of some files that lie in the project's folder for it alone.
 *
 * @param files their texts by name
 */
function complaints(
  files: Readonly<Record<string, string>>,
  options: ts.CompilerOptions = {},
): string[] {
  const settings: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, types: [], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    ...{ moduleResolution: ts.ModuleResolutionKind.Bundler, allowImportingTsExtensions: true },
    ...options,
  };
  const host = ts.createCompilerHost(settings);
  const { readFile, fileExists, getSourceFile } = host;
  const given = (name: string) =>
    path.dirname(path.resolve(name)) === root ? files[path.basename(name)] : undefined;
  host.readFile = (name) => given(name) ?? readFile(name);
  host.fileExists = (name) => given(name) !== undefined || fileExists(name);
  host.getSourceFile = (name, how, ...rest) => {
    const text = given(name);
    return text === undefined
      ? getSourceFile(name, how, ...rest)
      : ts.createSourceFile(name, text, how);
  };
  const names = Object.keys(files).map((name) => path.join(root, name));
  const program = ts.createProgram(names, settings, host);
  return names.flatMap((name) => {
    const source = program.getSourceFile(name);
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map(({ messageText }) => `${path.basename(name)}: ${flat(messageText)}`);
  });
}

const flat = (message: string | ts.DiagnosticMessageChain) =>
  ts.flattenDiagnosticMessageText(message, '\n');

const membersOf = (text: string, of = 'PruningGame'): string[] => {
  const source = ts.createSourceFile(typesFile, text, ts.ScriptTarget.ES2022);
  const api = source.statements
    .filter(ts.isInterfaceDeclaration)
    .find(({ name }) => name.text === of);
  return api!.members.map(({ name }) => (name as ts.Identifier).text);
};

it('the types need no other file, and name none of this machine', () => {
  expect(complaints({ [typesFile]: shipped })).toEqual([]);
  expect(shipped).not.toMatch(/\bimport\b[ ('"]+['"./]|\brequire\b|node_modules/);
  expect(shipped).not.toContain(root);
});

it('a program that uses every member as the page tells is taken, and a wrong use refused', () => {
  const examples = examplesIn('js').map(
    (code) =>
      `{\n${code.includes('const game =') ? '' : use}${code.replace('pruningGame;', 'pruningGame!;')}}`,
  );
  const [playwright] = examplesIn('ts');
  const usedOf = (of: string): string[] => {
    const uses = examples.join('').matchAll(new RegExp(`\\b${of}\\.(\\w+)`, 'g'));
    return [...new Set([...uses].map(([, member]) => member))].sort();
  };
  expect(usedOf('game')).toEqual(membersOf(shipped).sort());
  expect(usedOf('game\\.map')).toEqual(membersOf(shipped, 'MapProgram').sort());
  expect(usedOf('game\\.find')).toEqual(membersOf(shipped, 'FindProgram').sort());
  const consumers = {
    'examples.ts': `${names}${examples.join('\n')}\nexport {};\n`,
    'driven.ts': playwright,
    'wrong.ts': wrong,
  };
  expect(complaints({ [typesFile]: shipped, ...consumers })).toEqual([]);
});

const use = 'const game = window.pruningGame!;\n';
const names = `import type {} from './${typesFile}';\n`;

const wrong = `${names}${use}
// @ts-expect-error It may not be there.
window.pruningGame.play();
// @ts-expect-error A price is a number or a list.
void game.set({ gamma: 'much' });
// @ts-expect-error There is no such parameter.
void game.set({ gama: 2 });
// @ts-expect-error There is no such choice.
void game.set({ dynamics: 'newton' });
// @ts-expect-error A pin has a place.
void game.act({ kind: 'pin', player: 3 });
// @ts-expect-error There is no such event.
game.on('framed', () => undefined);
// @ts-expect-error A pong has no step.
game.on('pong', ({ step }) => step);
// @ts-expect-error What is asked comes later.
game.snapshot().step;
// @ts-expect-error The parameters are changed by set.
game.spec().gamma = 2;
// @ts-expect-error A map has 4, 8 or 16 cells a side.
void game.map.set({ cells: 5 });
// @ts-expect-error A search has tries and epochs.
void game.find.begin({ find: 'accuracy>=96', move: 'gamma' });
// @ts-expect-error Files are not their names.
void game.learnFrom('numbers.csv');
`;

it('the types are those of the sources: each can stand for the other', () => {
  const [types] = shipped.split('declare global');
  // The sources keep two kinds of number apart; nothing else differs.
  const marked = types.replace(
    /export type (PlayerId|ShownIndex) = number;/g,
    "export type $1 = import('./src/game/players.ts').$1;",
  );
  expect(marked).not.toBe(types);
  const same = `
import type { PruningGame } from './src/state/automation.ts';
import type { WorkerEvent } from './src/protocol/events.ts';
import type * as shipped from './${typesFile}';
import type * as marked from './marked.d.ts';
declare const game: PruningGame;
declare const other: marked.PruningGame;
declare const event: WorkerEvent;
export const [given, here, there]: [shipped.PruningGame, marked.PruningGame, PruningGame] = [game, game, other];
export const told: shipped.WorkerEvent = event;
// @ts-expect-error They are not any.
export const none: PruningGame = {} as marked.Snapshot;
`;
  const files = { [typesFile]: types, 'marked.d.ts': marked, 'same.ts': same };
  expect(complaints(files, { skipLibCheck: true })).toEqual([]);
});

it('docs/api.md tells of every member, and of no other', () => {
  const told = headings.flatMap((heading) =>
    [...heading.matchAll(/`(\w+)/g)].map(([, member]) => member),
  );
  expect(told.sort()).toEqual(membersOf(shipped).sort());
});
