/**
 * Circles: modules that import one another, directly or by way of others. None can be understood, tested
 * or moved without all the rest, so there are none, types included. test/circles.test.ts holds the project
 * to it, and this file to fixtures.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * The modules that a file names, relative ones alone, as absolute paths; workers that it starts are not
 * imported.
 *
 * @param {string} file absolute
 */
function importsOf(file) {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  return importedFiles
    .map(({ fileName }) => fileName.replace(/\?.*$/, ''))
    .filter((name) => name.startsWith('.'))
    .map((name) => path.resolve(path.dirname(file), name))
    .filter((name) => existsSync(name));
}

/**
 * Groups of modules of which each reaches all others of its group (Tarjan, 1972).
 *
 * @param {readonly string[]} files absolute
 * @returns {string[][]} each sorted; none if there is no circle
 */
export function circles(files) {
  const known = new Set(files);
  /** @type {Map<string, { index: number, low: number, open: boolean }>} */
  const seen = new Map();
  /** @type {string[]} */
  const open = [];
  /** @type {string[][]} */
  const found = [];

  /** @param {string} file */
  function visit(file) {
    const own = { index: seen.size, low: seen.size, open: true };
    seen.set(file, own);
    open.push(file);
    const below = importsOf(file).filter((target) => known.has(target));
    for (const target of below) {
      const other = seen.get(target) ?? visit(target);
      if (other.open) own.low = Math.min(own.low, other.low);
    }
    if (own.low === own.index) {
      const group = open.splice(open.indexOf(file));
      for (const each of group) /** @type {any} */ (seen.get(each)).open = false;
      if (group.length > 1 || below.includes(file)) found.push(group.sort());
    }
    return own;
  }

  for (const file of files) if (!seen.has(file)) visit(file);
  return found;
}
