import { describe, expect, it } from 'vitest';
import { presetSpec } from '../spec/presets.ts';
import { merged, MOST_NOTES } from '../game/notes.ts';
import { defaultSpec, type Change } from '../spec/spec.ts';
import { readHash, runOf, writeHash } from './url.ts';
import { playerId } from '../game/players.ts';

describe('the run in the address', () => {
  it('comes back as it was, changes included', () => {
    const spec = { ...presetSpec('l1-strong', 'joint-adam-flow'), seed: 42, gamma: 0.25 };
    const changes = [
      { step: 600, patch: { gamma: 2 } },
      { step: 900, patch: { dynamics: 'proximal' as const } },
    ];
    expect(readHash(writeHash(spec, changes))).toMatchObject({
      spec,
      changes,
      view: 'net',
      notes: [],
    });
  });

  it('holds a network that has no name', () => {
    const spec = { ...defaultSpec, network: '784-40-30-20-10' };
    expect(writeHash(spec, [])).toBe('#v=1&network=784-40-30-20-10');
    expect(readHash(writeHash(spec, []))).toMatchObject({ spec, notes: [] });
    expect(readHash('#v=1&network=784-10')).toMatchObject({ spec: defaultSpec });
    expect(readHash('#v=1&network=784-10').notes).toHaveLength(1);
  });

  it('holds a sandbox, one set by hand included', () => {
    for (const name of ['clones', 'rounds'] as const) {
      const spec = { ...presetSpec(name), seed: 4, overlap: 0.35 };
      const changes = [
        { step: 50, patch: { overlap: 0.9 } },
        { step: 70, patch: { cosine: -0.5 } },
      ];
      expect(readHash(writeHash(spec, changes))).toMatchObject({ spec, changes, notes: [] });
    }
  });

  it('stands for a game of more than 12 players, and says that it cannot hold it', () => {
    const players = (count: number) => {
      const ones = Array<number>(count).fill(1).join('_');
      const inner = Array<number>((count * (count - 1)) / 2)
        .fill(0)
        .join('_');
      return { ...defaultSpec, sandbox: 'hand' as const, game: `${ones}~${ones}~${inner}` };
    };
    expect(readHash(writeHash(players(12), []))).toMatchObject({ spec: players(12), notes: [] });
    const { spec, notes, missing } = readHash(writeHash(players(13), []));
    expect(notes).toEqual([]);
    expect(missing).toContain('open its file again');
    expect(spec).toMatchObject({ sandbox: 'hand', game: defaultSpec.game });
  });

  it('is the same run as that of a game that it stands for', () => {
    const game = `${Array(13).fill(1).join('_')}~${Array(13).fill(1).join('_')}~${Array(78).fill(0).join('_')}`;
    const spec = { ...defaultSpec, sandbox: 'hand' as const, game };
    const changes = [{ step: 5, patch: { gamma: 3 } }];
    const hash = writeHash(spec, changes);
    expect(runOf(readHash(hash))).toBe(hash);
    expect(runOf(readHash('#v=1&sandbox=hand&changes=5:gamma=3'))).not.toBe(hash);
  });

  it('is empty for the default run', () => {
    expect(writeHash(defaultSpec, [])).toBe('');
    expect(readHash('')).toEqual({
      spec: defaultSpec,
      changes: [],
      view: 'net',
      until: null,
      select: [],
      notes: [],
      missing: null,
    });
  });

  it('carries what was done to players', () => {
    const changes: Change[] = [
      { step: 5, patch: { gamma: 3 } },
      { step: 9, patch: {}, act: { kind: 'pin', player: playerId(12), participation: 0.5 } },
      { step: 12, patch: {}, act: { kind: 'setToEquilibrium' } },
    ];
    const hash = writeHash(defaultSpec, changes);
    expect(hash).toBe('#v=1&changes=5:gamma=3;9:pin=12@0.5;12:setToEquilibrium=all');
    expect(readHash(hash)).toMatchObject({ spec: defaultSpec, changes, view: 'net', notes: [] });
  });

  it('knows which view was open', () => {
    expect(writeHash(defaultSpec, [], 'game')).toBe('#v=1&view=game');
    expect(readHash('#v=1&view=game').view).toBe('game');
  });

  it('keeps the step and the chosen players', () => {
    const hash = writeHash(defaultSpec, [], 'net', {
      until: 120,
      select: [playerId(12), playerId(40)],
    });
    expect(hash).toBe('#v=1&until=120&select=12,40');
    expect(readHash(hash)).toMatchObject({ until: 120, select: [12, 40], notes: [] });
  });

  it('says in one sentence what 4 000 unknown names come to, and refuses what is too long', () => {
    const unknown = Array.from({ length: 4000 }, (_, i) => `x${i}=1`).join('&');
    const { notes } = readHash(`#v=1&${unknown}`);
    expect(notes).toEqual(['“x0”, “x1”, “x2” and 3\u202f997 more are not parameters of the game.']);
    const wrong = Array.from({ length: 4000 }, (_, i) => `${i}:gamma=x${i}`).join(';');
    expect(merged(readHash(`#v=1&changes=${wrong}`).notes)).toHaveLength(MOST_NOTES + 1);
    for (const hash of [
      `#v=1&game=${'!'.repeat(1e6)}`,
      `#v=1&changes=${'1:gamma=1;'.repeat(1e5)}`,
    ]) {
      const { spec, changes, notes: refused } = readHash(hash);
      expect([spec, changes]).toEqual([defaultSpec, []]);
      expect(refused.join(' ')).toMatch(/^The address is longer than/);
    }
  });

  it('counts every bad entry once', () => {
    const wrong = Array.from({ length: 9 }, (_, i) => `${i}:gamma=x${i}`).join(';');
    // The page merges what it is told, whoever tells it.
    const said = merged(readHash(`#v=1&changes=${wrong}`).notes);
    expect(said.at(-1)).toBe('… and 4 more such entries.');
  });

  it('names only what differs from the defaults', () => {
    expect(writeHash({ ...defaultSpec, gamma: 4 }, [])).toBe('#v=1&gamma=4');
  });

  it.each([
    ['#v=1&gamma=1e9', 'gamma must be a number from 0 to 100'],
    ['#v=1&gama=2', '“gama” is not a parameter'],
    ['#v=1&network=huge', 'network: “huge” is neither a name (quick, paper'],
    ['#v=9&gamma=2', 'version “9”'],
    ['#gamma=2', 'names no version'],
    ['#v=1&changes=abc', '“abc”'],
    ['#v=1&changes=5:gamma=x', 'gamma must be'],
    ['#v=1&view=both', 'view must be net'],
    ['#v=1&changes=5:hold=3', 'pin=12@0'],
    ['#v=1&until=1.5', 'until must be a whole number'],
    ['#v=1&until=-3', 'until must be a whole number'],
    ['#v=1&select=1,2,3,4,5,6', 'select must be up to 5 players'],
    ['#v=1&select=x', 'select must be'],
    ['#v=1&changes=99999999999:gamma=3', '“99999999999:gamma=3”'],
    ['#v=1&changes=5:seed=3', 'seed cannot change during a run'],
    ['#v=1&gamma=%E0%A4%A', 'gamma must be'],
  ])('%s: says what was wrong and goes on', (hash, sentence) => {
    const { spec, notes } = readHash(hash);
    expect(notes.join(' ')).toContain(sentence);
    expect(spec.seed).toBe(0);
  });
});
