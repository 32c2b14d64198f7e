/** Nothing in src is there for the tests alone: what they need besides lies in folders called test. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const isTest = (file: string) => /\.test\.tsx?$|\/test\//.test(file);

const sourcesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { encoding: 'utf8', recursive: true })
    .map((file) => path.posix.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !isTest(file) && !file.includes('/assembly/'));

interface Module {
  readonly file: string;
  /** Functions, classes and constants that it exports and names nowhere else; types weigh nothing. */
  readonly offered: readonly string[];
  /** What it imports or hands on, as `file#name`; `file#*` for a whole module. */
  readonly taken: readonly string[];
}

const isExport = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function valuesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    const names = statement.declarationList.declarations.map(({ name }) => name);
    return names.filter(ts.isIdentifier).map(({ text }) => text);
  }
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

/** The names that one import or re-export takes. */
function takenBy(node: ts.Node): { from: ts.Node; names: string[] } | null {
  if (ts.isImportDeclaration(node)) {
    const bindings = node.importClause?.namedBindings;
    const isList = bindings !== undefined && ts.isNamedImports(bindings);
    const names = isList
      ? bindings.elements.map(({ propertyName, name }) => propertyName ?? name)
      : [];
    return { from: node.moduleSpecifier, names: isList ? names.map(({ text }) => text) : ['*'] };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const list =
      node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause : null;
    const names = list?.elements.map(({ propertyName, name }) => (propertyName ?? name).text);
    return { from: node.moduleSpecifier, names: names ?? ['*'] };
  }
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isCall ? { from: node.arguments[0], names: ['*'] } : null;
}

function parse(file: string): Module {
  const text = readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const counts = new Map<string, number>();
  const taken: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
    const found = takenBy(node);
    if (found !== null && ts.isStringLiteral(found.from)) {
      const target = path.posix.join(path.posix.dirname(file), found.from.text);
      taken.push(...found.names.map((name) => `${target}#${name}`));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const exported = source.statements.filter(isExport).flatMap(valuesOf);
  return { file, taken, offered: exported.filter((name) => counts.get(name) === 1) };
}

/** Pure statements of the game that the routes' own versions are held against, ahead of their users. */
const EXPECTED = ['src/game/benefit.ts#remember', 'src/game/benefit.ts#scaledBenefit'];

test('every value that src exports has a user besides the tests', () => {
  const modules = ['src', 'cli', 'bench'].flatMap(sourcesIn).map(parse);
  const taken = new Set([...EXPECTED, ...modules.flatMap((module) => module.taken)]);
  const idle = modules
    .filter(({ file }) => file.startsWith('src/') && !taken.has(`${file}#*`))
    .flatMap(({ file, offered }) => offered.map((name) => `${file}#${name}`))
    .filter((name) => !taken.has(name));
  expect(idle).toEqual([]);
});
