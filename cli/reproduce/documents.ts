/** Documents with tables between markers: what stands between them is written, all else is by hand. */

const MARKED = /(<!-- measured: (\S+) -->\n)[^]*?(\n<!-- \/measured -->)/g;

const UNMEASURED = '`npm run reproduce` has not measured this yet.';

/** @throws Error where the document asks for a table that there is not */
export const withTables = (text: string, tables: ReadonlyMap<string, string>): string =>
  text.replace(MARKED, (_, begin: string, name: string, end: string) => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`There is no table “${name}” to write.`);
    return `${begin}\n${table === '' ? UNMEASURED : table}\n${end}`;
  });

/** Names of the tables that the document asks for. */
export const tableNamesOf = (text: string): string[] =>
  [...text.matchAll(MARKED)].map(([, , name]) => name!);
