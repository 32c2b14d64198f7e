/**
 * 100 000 mutated addresses, values, acts, game files and flags: nothing throws but the refusals that are
 * meant, nothing comes out of range, and what comes out is no larger than what went in.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFlags } from '../cli/flags.ts';
import { UsageError } from '../cli/usageError.ts';
import {
  checkAct,
  checkGesture,
  checkRecord,
  checkReset,
  checkSeed,
  checkSteps,
  checkView,
  isStep,
  nextSeed,
} from '../src/spec/checks.ts';
import { FrozenGameError, parseFrozenGame } from '../src/game/frozen/parse.ts';
import { merged, MOST_NOTES } from '../src/game/notes.ts';
import { parameterNames, parameters } from '../src/spec/parameters.ts';
import { randomStream } from '../src/game/random.ts';
import { checkPatch, isLive, type RunSpec, type SpecPatch } from '../src/spec/spec.ts';
import { readHash, writeHash } from '../src/state/url.ts';

const LONGEST_NOTE = 1200;
const addresses = (
  JSON.parse(readFileSync(new URL('addresses.json', import.meta.url), 'utf8')) as {
    hash: string;
  }[]
).map(({ hash }) => hash);

const random = randomStream(20_261_125, 'sampling', 0);
const below = (count: number): number => Math.floor(random() * count);
const one = <Item>(items: readonly Item[]): Item => items[below(items.length)];

const PIECES = [
  ...[
    '&',
    '=',
    ';',
    ':',
    '~',
    '_',
    '!',
    '@',
    ',',
    '%',
    '%E0%A4',
    '#',
    '.',
    '-',
    '+',
    'e',
    ' ',
    '"',
  ],
  ...['0', '1', '9', '1e308', '-1e308', '1e-320', 'NaN', 'Infinity', '-0', '0x10', '007', '1e999'],
  ...['99999999999999999999', '½', '٣', '\u202e', '\u0000', '\ud800', '__proto__', 'constructor'],
  ...[
    'gamma',
    'game',
    'seed',
    'changes',
    'view',
    'until',
    'select',
    'pin',
    'setToEquilibrium',
    'moveLine',
    'v',
  ],
];

/** A few cuts, doublings and strange pieces somewhere in a text. */
function mutated(text: string): string {
  let mutant = text;
  for (let times = below(5) + 1; times > 0; times--) {
    const at = below(mutant.length + 1);
    const to = Math.min(mutant.length, at + below(12));
    const piece = one([
      () => '',
      () => one(PIECES),
      () => one(PIECES).repeat(below(40)),
      () => mutant.slice(at, to).repeat(2),
      () => String.fromCharCode(below(0x3000)),
    ])();
    mutant = mutant.slice(0, at) + piece + mutant.slice(one([at, to]));
  }
  return mutant;
}

const STRANGE: readonly unknown[] = [
  ...[undefined, null, true, NaN, Infinity, -Infinity, -0, 1e308, -1, 1.5, 2 ** 53, 7, 0, 1],
  ...['', 'x', '7', '1e308', [], [1], {}, Object.create(null), Symbol('s'), 10n, () => 1],
  ...[
    {
      toString: () => {
        throw new Error('thrown by the value');
      },
    },
    new Date(NaN),
  ],
];
const KEYS = [
  ...['kind', 'player', 'participation', 'weights', 'bias'],
  ...['seed', 'gesture', '__proto__', 'x'],
];
const KINDS: readonly unknown[] = [
  'set',
  'pin',
  'release',
  'moveLine',
  'setToEquilibrium',
  'hold',
  'place',
  'jump',
  'Jump',
  ...STRANGE,
];

const strangeRecord = () => Object.fromEntries(KEYS.map((key) => [key, one(STRANGE)]));

function expectSentences(notes: readonly string[], from: unknown): void {
  for (const note of notes)
    if (!/[.?]$/.test(note) || note.length > LONGEST_NOTE)
      throw new Error(`“${note}” is no sentence (from ${String(from)})`);
}

function expectWithin(patch: SpecPatch | RunSpec, from: unknown): void {
  const { patch: again, notes } = checkPatch(patch);
  if (notes.length > 0) throw new Error(`${notes.join(' ')} (from ${String(from)})`);
  expect(again).toEqual(patch);
}

describe('hostile input', () => {
  it('in 60 000 addresses: no throw, nothing out of range, nothing larger than it came in', () => {
    for (let i = 0; i < 60_000; i++) {
      const hash = mutated(one(addresses));
      const { spec, changes, until, select, view, notes, missing } = readHash(hash);
      const said = merged([...notes, ...(missing === null ? [] : [missing])]);
      expect(said.length).toBeLessThanOrEqual(MOST_NOTES + 1);
      expectSentences(said, hash);
      expect(checkView(view).ok, view).toBe(true);
      if (until !== null && !isStep(until)) throw new Error(hash);
      if (select.length > 5 || !select.every((player) => Number.isSafeInteger(player)))
        throw new Error(hash);
      const separators = [...hash].filter((c) => ';~,'.includes(c)).length;
      expect(changes.length).toBeLessThanOrEqual(separators + 1);
      let before = 0;
      for (const { step, patch, act } of changes) {
        if (!isStep(step) || step < before) throw new Error(hash);
        before = step;
        if (act !== undefined && !checkAct(act, 1e9).ok) throw new Error(hash);
        if (!Object.keys(patch).every((name) => isLive(name as keyof RunSpec)))
          throw new Error(hash);
        expectWithin(patch, hash);
      }
      // The whole spec is a thousand checks; a part of them will do.
      if (i % 8 !== 0) continue;
      expectWithin(spec, hash);
      const written = writeHash(spec, changes, view, { until, select });
      const again = readHash(written);
      expect(again.notes).toEqual([]);
      expect(writeHash(again.spec, again.changes, view, { until, select })).toBe(written);
    }
  });

  it('in 30 000 calls by program: a value within range, or a sentence', () => {
    for (let i = 0; i < 30_000; i++) {
      const raw = one([() => one(STRANGE), strangeRecord])();
      const players = 1 + below(300);
      const act = checkAct(one([raw, { ...strangeRecord(), kind: one(KINDS) }]), players);
      if (!act.ok) expectSentences([act.note], raw);
      else if (act.value.kind !== 'setToEquilibrium') {
        expect(act.value.player).toBeLessThan(players);
        if ('participation' in act.value && !(act.value.participation <= 1)) throw new Error('s');
        if ('weights' in act.value && act.value.weights.length > 16) throw new Error('w');
      }
      for (const check of [checkSteps, checkSeed, checkReset, checkGesture, checkRecord]) {
        const checked = check(raw);
        if (!checked.ok) expectSentences([checked.note], 'a call');
      }
      const seed = checkSeed(raw);
      if (seed.ok) expect(checkSeed(nextSeed(seed.value)).ok).toBe(true);
      const { patch, notes } = checkPatch({ [one([...parameterNames, 'x'])]: one(STRANGE) });
      expectSentences(notes, 'a patch');
      expectWithin(patch, 'a patch');
    }
    const { min, max } = parameters.seed;
    expect(nextSeed(max)).toBe(min);
  });

  it('in 6 000 game files: a finite game, or its own refusal', () => {
    const file = JSON.stringify({
      ...{ alpha: 1, beta: 0.1, gamma: 0.2, eta: 0.5 },
      layers: [
        {
          ...{ marginalBenefit: [1, 0.5], normSquared: [1, 2], participation: [1, 0.25] },
          gram: [
            [1, 0.3],
            [0.3, 2],
          ],
        },
      ],
    });
    for (let i = 0; i < 6000; i++) {
      let data: unknown;
      try {
        data = JSON.parse(mutated(file));
      } catch {
        continue;
      }
      try {
        for (const { marginalBenefit, normSquared, overlap } of parseFrozenGame(data).layers)
          for (const number of [...marginalBenefit, ...normSquared, ...overlap.gram!])
            if (!(Math.abs(number) <= 1e9)) throw new Error(`${number} came through`);
      } catch (error) {
        if (!(error instanceof FrozenGameError)) throw error;
        expectSentences([error.message], 'a file');
      }
    }
  });

  it('in 4 000 command lines: a spec within range, or one line that says what is allowed', () => {
    const lines = [
      '--gamma 3 --seed=4 --preset quick-contest',
      '--sweep gamma=0.01:1:8:log,dynamics=projected|proximal --out x',
      '--limit-steps 30 --freezeS --backend cpu',
    ];
    for (let i = 0; i < 4000; i++) {
      try {
        const { spec, games, limitSteps } = readFlags(mutated(one(lines)).split(' '));
        expectWithin(spec, 'flags');
        for (const game of games?.slice(0, 3) ?? []) expectWithin(game.spec, 'a sweep');
        if (limitSteps !== null) expect(checkSteps(limitSteps).ok).toBe(true);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        expect(error.message.length).toBeLessThan(20_000);
      }
    }
  });
});
