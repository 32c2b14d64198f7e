/**
 * Which browsers the page supports: those that have what it cannot do without. The build's target, the
 * check when the page starts, and the sentences of page and README follow from this table.
 */

/** @typedef {'chrome' | 'firefox' | 'safari'} Engine */

/**
 * @typedef {object} Need
 * @property {string} what
 * @property {string} test an expression in ECMAScript 5 that is true in a browser that has it
 * @property {Record<Engine, number>} since the first version that has it, as MDN says
 */

/** @type {readonly Need[]} */
export const needs = [
  {
    what: 'web workers',
    test: 'typeof Worker === "function"',
    since: { chrome: 2, firefox: 3.5, safari: 4 },
  },
  {
    what: 'WebAssembly',
    test: 'typeof WebAssembly === "object"',
    since: { chrome: 57, firefox: 52, safari: 11 },
  },
  {
    // Workers of modules have no test of their own; all that have light-dark() have them.
    what: 'modules',
    test: '"noModule" in document.createElement("script")',
    since: { chrome: 80, firefox: 114, safari: 15 },
  },
  {
    what: 'DecompressionStream',
    test: 'typeof DecompressionStream === "function"',
    since: { chrome: 80, firefox: 113, safari: 16.4 },
  },
  {
    what: 'toSorted',
    test: 'typeof Array.prototype.toSorted === "function"',
    since: { chrome: 110, firefox: 115, safari: 16 },
  },
  {
    what: ':has()',
    test: 'CSS.supports("selector(:has(a))")',
    since: { chrome: 105, firefox: 121, safari: 15.4 },
  },
  {
    what: 'container queries',
    test: 'CSS.supports("container-type", "inline-size")',
    since: { chrome: 105, firefox: 110, safari: 16 },
  },
  {
    what: 'light-dark()',
    test: 'CSS.supports("color", "light-dark(#000, #fff)")',
    since: { chrome: 123, firefox: 120, safari: 17.5 },
  },
];

/** @param {Engine} engine */
const newestNeed = (engine) => Math.max(...needs.map(({ since }) => since[engine]));

/** The oldest version of each engine that has all of it. @type {Record<Engine, number>} */
export const supported = {
  chrome: newestNeed('chrome'),
  firefox: newestNeed('firefox'),
  safari: newestNeed('safari'),
};

/** As the build's target wants it. */
export const buildTarget = Object.entries(supported).map(([engine, since]) => engine + since);

/** For a sentence. Edge and most others are of Chrome's engine and count its versions. */
export const supportedInWords = `Chrome or Edge ${supported.chrome}, Firefox ${supported.firefox}, Safari ${supported.safari}`;
