import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intervention } from '../game/interventions.ts';
import { isSameMovement, logged } from '../spec/log.ts';
import { MOST_CHANGES, readLog, writeLog } from './logText.ts';
import { defaultSpec, type Change, type RunSpec } from '../spec/spec.ts';
import { playerId } from '../game/players.ts';

/** What every step and every act sees of a log, told step by step as a run does it. */
function seen(changes: readonly Change[]): unknown[] {
  const told: unknown[] = [];
  let spec: RunSpec = defaultSpec;
  let next = 0;
  const last = changes.at(-1)?.step ?? 0;
  for (let step = 0; step <= last; step++) {
    while (next < changes.length && changes[next].step <= step) {
      const { patch, act } = changes[next++];
      spec = { ...spec, ...patch };
      if (act) told.push([step, act, spec]);
    }
    told.push([step, spec]);
  }
  return told;
}

const value = fc.constantFrom(0, 0.5, 2, 1e-7);
const act = fc.constantFrom<Intervention>(
  { kind: 'setToEquilibrium' },
  { kind: 'pin', player: playerId(3), participation: 0.5 },
);
const change = fc.record({
  later: fc.constantFrom(0, 0, 0, 1, 2),
  gesture: fc.constantFrom(undefined, 1, 2, 3),
  what: fc.oneof(
    { arbitrary: fc.record({ gamma: value }), weight: 3 },
    { arbitrary: fc.record({ eta: value }), weight: 2 },
    { arbitrary: fc.record({ beta: value, eta: value }), weight: 2 },
    { arbitrary: act, weight: 1 },
  ),
});

/** As the changes came in, one after another. */
const history = fc.array(change, { maxLength: 40 }).map((items) => {
  let step = 0;
  return items.map(({ later, gesture, what }): Change => {
    step += later;
    if ('kind' in what) return { step, patch: {}, act: what };
    return gesture === undefined ? { step, patch: what } : { step, patch: what, gesture };
  });
});

const logOf = (changes: readonly Change[]) =>
  changes.reduce<Change[]>((log, next) => logged(defaultSpec, log, next), []);

const set = (step: number, gamma: number, gesture?: number): Change =>
  gesture === undefined ? { step, patch: { gamma } } : { step, patch: { gamma }, gesture };

describe('the log', () => {
  it('replays what every step and every act saw', () => {
    fc.assert(
      fc.property(history, (changes) => {
        const last: Change = {
          step: (changes.at(-1)?.step ?? 0) + 1,
          patch: {},
          act: { kind: 'setToEquilibrium' },
        };
        expect(seen([...logOf(changes), last])).toEqual(seen([...changes, last]));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps of a step only the value that it saw', () => {
    expect(logOf([set(6, 3, 1), set(6, 3.5, 1), set(6, 4, 1)])).toEqual([set(6, 4, 1)]);
    expect(logOf([set(6, 3), set(6, defaultSpec.gamma as number)])).toEqual([]);
    expect(logOf([set(6, 3), set(7, 3)])).toEqual([set(6, 3)]);
  });

  it('keeps a value that an act saw, though no step did', () => {
    const jump: Change = { step: 6, patch: {}, act: { kind: 'setToEquilibrium' } };
    const changes = [set(6, 3), jump, set(6, 4)];
    expect(logOf(changes)).toEqual(changes);
  });

  it('takes a movement of the hand for one, however long, and two for two, however close', () => {
    expect(isSameMovement(set(0, 1, 7), set(900, 2, 7), 5)).toBe(true);
    expect(isSameMovement(set(0, 1, 7), set(0, 2, 8), 5)).toBe(false);
    expect(isSameMovement(set(0, 1), set(5, 2), 5)).toBe(true);
    expect(isSameMovement(set(0, 1), set(6, 2), 5)).toBe(false);
    expect(isSameMovement(set(0, 1), set(0, 2, 8), 5)).toBe(false);
  });
});

describe('the log as text', () => {
  it('replays the same when it is read back, in either form', () => {
    fc.assert(
      fc.property(history, (changes) => {
        for (const log of [changes, logOf(changes)]) {
          const notes: string[] = [];
          const back = readLog(writeLog(log), notes);
          expect(notes).toEqual([]);
          expect(seen(back)).toEqual(seen(log));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps movements apart and whole', () => {
    fc.assert(
      fc.property(history, (changes) => {
        const log = logOf(changes.filter(({ act: done }) => done === undefined));
        const back = readLog(writeLog(log), []);
        const groups = (entries: readonly Change[]) => {
          const byGesture = new Map<number | undefined, Set<string>>();
          for (const { step, patch, gesture } of entries)
            for (const [name, to] of Object.entries(patch))
              byGesture.set(
                gesture,
                (byGesture.get(gesture) ?? new Set()).add(`${step} ${name} ${to}`),
              );
          return [...byGesture]
            .map(([gesture, each]) => [gesture === undefined, [...each].sort().join()].join())
            .sort();
        };
        expect(groups(back)).toEqual(groups(log));
      }),
    );
  });

  it('takes prices of groups, moved by hand or not', () => {
    const list = { step: 600, patch: { gamma: '1,2' as const, beta: 1 }, gesture: 1 };
    const later = { step: 603, patch: { gamma: '1,3' as const }, gesture: 1 };
    const typed = { step: 700, patch: { gamma: '1,0.5' as const } };
    const written = writeLog([list, later, typed]);
    expect(written).toBe('600:gamma=1_2~3=1_3,beta=1;700:gamma=1_0.5');
    expect(readLog(written, [])).toEqual([list, later, typed]);
  });

  it('is short: a drag is one entry, and so are 1 000 changes at one paused step', () => {
    const drag = [set(600, 2, 9), set(603, 2.1, 9), set(605, 2.2, 9)];
    expect(writeLog(drag)).toBe('600:gamma=2~3=2.1~5=2.2');
    expect(writeLog([set(600, 2, 9)])).toBe('600:gamma=2~');
    const map: Change[] = [
      { step: 4, patch: { beta: 1, eta: 2 }, gesture: 5 },
      { step: 9, patch: { eta: 3 }, gesture: 5 },
    ];
    expect(writeLog(map)).toBe('4:beta=1,eta=2~5=3');
    expect(readLog('4:beta=1,eta=2~5=3', [])).toEqual(map.map((each) => ({ ...each, gesture: 1 })));
    const many = Array.from({ length: 1000 }, (_, i) => set(600, 1 + i / 1000, Math.floor(i / 15)));
    expect(writeLog(logOf(many))).toBe('600:gamma=1.999~');
  });

  it('reads the old form, one entry per change', () => {
    expect(readLog('600:gamma=2;603:gamma=2.1;603:hold=12@0', [])).toEqual([
      set(600, 2),
      set(603, 2.1),
      { step: 603, patch: {}, act: { kind: 'pin', player: 12, participation: 0 } },
    ]);
  });

  it.each([
    '600',
    '600:',
    '600:gamma',
    '600:gamma~',
    '600:gamma=2~x=3',
    '600:gamma=2~~3=1',
    '600:gamma=2~3=4,~5=1',
    '6e2:gamma=2',
    '600:gamma=2~99999999=3',
    '600:jump=1~',
  ])('leaves %s out with a sentence', (entry) => {
    const notes: string[] = [];
    expect(readLog(entry, notes)).toEqual([]);
    expect(notes).toHaveLength(1);
  });

  it('refuses more changes than a hand has made before it reads one', () => {
    const notes: string[] = [];
    expect(readLog('1:gamma=1;'.repeat(MOST_CHANGES + 1), notes)).toEqual([]);
    expect(notes).toHaveLength(1);
  });
});
