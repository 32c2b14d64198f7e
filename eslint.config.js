import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { layers, plugin } from './layers.js';

/** @param {string} folder */
const sources = (folder) => `${folder}/**/*.{ts,tsx}`;
/** @param {string[]} names */
const foldersOf = (...names) => names.map((name) => sources(layers[name].folder));
const tests = ['**/*.test.{ts,tsx}', '**/test/**'];

const chance = { object: 'Math', property: 'random', message: 'Take a stream of game/random.ts.' };
const pure = 'game/ is pure mathematics: it knows no clock.';

const owned = 'No state of a module: let whoever needs it create and own it.';
const declaration = ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration';
const state = [
  `${declaration}[kind="let"]`,
  `${declaration} > VariableDeclarator > NewExpression[callee.name=/^(Map|Set)$/][arguments.length=0]`,
];

export default defineConfig(
  globalIgnores(['dist/', 'public/', 'test-results/', '.cache/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    // TypeScript knows better than ESLint which names exist, in .mjs too (checkJs).
    rules: {
      'no-undef': 'off',
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // What is asynchronous is awaited, handed on, or let go of with `void` on purpose.
    files: [sources('src'), sources(layers.cli.folder)],
    languageOptions: {
      parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  {
    // src/ as a whole, not layer by layer: a file outside every layer is an error as well.
    files: [sources('src'), sources(layers.cli.folder)],
    plugins: { layers: plugin },
    rules: { 'layers/import': 'error' },
  },
  {
    // Entries are their thread, and a document has one theme; everything else is made by whoever needs it.
    files: [sources('src')],
    ignores: [...tests, 'src/worker/main.ts', 'src/worker/analyst.ts', 'src/ui/theme.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...state.map((selector) => ({ selector, message: owned }))],
    },
  },
  {
    files: foldersOf('engine', 'worker', 'protocol'),
    ignores: tests,
    rules: { 'no-restricted-properties': ['error', chance] },
  },
  {
    files: foldersOf('game', 'model', 'rules', 'data', 'spec'),
    ignores: tests,
    rules: {
      'no-restricted-properties': ['error', chance],
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: pure },
        { name: 'performance', message: pure },
        { name: 'globalThis', message: 'game/ is pure mathematics: it has no surroundings.' },
      ],
    },
  },
  {
    // For browsers and versions of Node that are too old for the rest: ECMAScript 5, no modules.
    files: ['src/pages/start.js', 'scripts/checkNode.cjs'],
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { caughtErrors: 'none', varsIgnorePattern: '^start$' },
      ],
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  {
    files: foldersOf('ui', 'panels', 'pages'),
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // Both suppose that React owns all state. Painters are made to be told things in effects, and
      // the second takes any object that carries a callback ref for a ref.
      'react-hooks/immutability': 'off',
      'react-hooks/refs': 'off',
    },
  },
);
