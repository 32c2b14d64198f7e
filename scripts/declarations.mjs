/** TypeScript's declarations of an interface and of all types that it speaks of, so that they need no import. */
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '..');
const api = { file: path.join(root, 'src/state/automation.ts'), type: 'PruningGame' };
const project = path.join(root, 'src/state/tsconfig.json');

/**
 * The type of the API, and every type of the project that it speaks of, each as one declaration.
 *
 * @param {Record<string, string>} meanings of the parameters
 */
export function declarations(meanings) {
  const { options } = /** @type {ts.ParsedCommandLine} */ (
    ts.getParsedCommandLineOfConfigFile(project, {}, /** @type {any} */ (ts.sys))
  );
  const program = ts.createProgram([api.file], { ...options, composite: false, noEmit: true });
  const checker = program.getTypeChecker();
  /** In the order in which they are spoken of. @type {Map<string, ts.Symbol>} */
  const found = new Map();

  /** The name of a type of the project, which is then declared as well. @param {ts.Symbol} symbol */
  function named(symbol) {
    const { name } = symbol;
    const other = found.get(name);
    if (other !== undefined && other !== symbol)
      throw new Error(`${api.type} speaks of two types that are called ${name}.`);
    found.set(name, symbol);
    return name;
  }

  /** @param {ts.Node} name of a type */
  function symbolOf(name) {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined) throw new Error(`${name.getText()} is no type.`);
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  }

  /** Where the project declares it; undefined for what a library of TypeScript's own does. @param {ts.Symbol} symbol */
  function declared(symbol) {
    const all = symbol.declarations ?? [];
    if (all.some((each) => program.isSourceFileDefaultLibrary(each.getSourceFile())))
      return undefined;
    const [declaration] = all;
    if (all.length === 1 && !declaration.getSourceFile().fileName.includes('/node_modules/'))
      return declaration;
    throw new Error(`${symbol.name} is not declared once, and in the project.`);
  }

  /** A declaration as it is written, its comments included. @param {ts.Declaration} declaration */
  function asWritten(declaration) {
    /** @type {string[]} */
    const parts = [];
    const text = declaration.getSourceFile().text;
    let at = declaration.getStart();
    /** @param {ts.Node} node */
    const visit = (node) => {
      const name = ts.isTypeReferenceNode(node)
        ? node.typeName
        : ts.isExpressionWithTypeArguments(node)
          ? node.expression
          : null;
      if (name !== null) {
        const symbol = symbolOf(name);
        const own = symbol.flags & ts.SymbolFlags.TypeParameter ? undefined : declared(symbol);
        if (own !== undefined) {
          parts.push(text.slice(at, name.getStart()), named(symbol));
          at = name.end;
        }
      }
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(declaration, visit);
    return [...parts, text.slice(at, declaration.end)].join('').replace(/^(export )?/, 'export ');
  }

  /** A type that is worked out from values, as what it comes to. @param {string} name @param {ts.Type} type */
  function workedOut(name, type) {
    if (!(type.flags & ts.TypeFlags.Object)) return `export type ${name} = ${plain(type)};`;
    const properties = checker.getPropertiesOfType(type);
    const unsaid = properties.find((row) => !Object.hasOwn(meanings, row.name));
    if (unsaid !== undefined) throw new Error(`Nothing says what ${name}.${unsaid.name} means.`);
    const rows = Object.entries(meanings).map(([parameter, meaning]) => {
      const row = checker.getPropertyOfType(type, parameter);
      if (row === undefined) throw new Error(`${name} has no ${parameter}.`);
      const value = checker.getTypeOfSymbol(row);
      const text = value.aliasSymbol === undefined ? plain(value) : named(value.aliasSymbol);
      return `  /** ${meaning} */\n  readonly ${parameter}: ${text};`;
    });
    return `export interface ${name} {\n${rows.join('\n')}\n}`;
  }

  /** A primitive type, or a choice of literals; without the mark that tells two kinds of number apart. @param {ts.Type} type */
  function plain(type) {
    const primitive = type.isIntersection() ? type.types.find(isPrimitive) : type;
    const all = primitive?.isUnion() ? primitive.types : [primitive];
    if (primitive === undefined || !all.every((each) => each !== undefined && isPrimitive(each)))
      throw new Error(`${checker.typeToString(type)} is worked out from values, and not plain.`);
    const { NoTruncation, InTypeAlias } = ts.TypeFormatFlags;
    return checker
      .typeToString(primitive, undefined, NoTruncation | InTypeAlias)
      .replaceAll('"', "'");
  }

  const source = program.getSourceFile(api.file);
  const module = source && checker.getSymbolAtLocation(source);
  const first = module && checker.getExportsOfModule(module).find(({ name }) => name === api.type);
  if (first === undefined) throw new Error(`${api.file} has no ${api.type}.`);
  named(first);
  // It grows while it is gone through.
  return Array.from(found, ([name, symbol]) => {
    const declaration = /** @type {ts.Declaration} */ (declared(symbol));
    const text = isWorkedOut(declaration)
      ? workedOut(name, checker.getDeclaredTypeOfSymbol(symbol))
      : asWritten(declaration);
    return `${commentOf(declaration)}${text}`;
  });
}

const isPrimitive = (/** @type {ts.Type} */ { flags }) =>
  (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike)) !== 0;

/** Whether it speaks of values: `typeof`, or a property that a symbol names. @param {ts.Node} node @returns {boolean} */
const isWorkedOut = (node) =>
  ts.isTypeQueryNode(node) ||
  ts.isComputedPropertyName(node) ||
  (ts.forEachChild(node, (child) => isWorkedOut(child) || undefined) ?? false);

/** What is said of it, with a line's end. @param {ts.Declaration} declaration */
function commentOf(declaration) {
  const comment = ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc).at(-1);
  return comment === undefined ? '' : `${comment.getText()}\n`;
}
