import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SUMMARY_LENGTH } from '../game/summary.ts';
import { playerId } from '../game/players.ts';
import { presetSpec } from '../spec/presets.ts';
import { fromBytes, toBytes } from './bytes.ts';
import { pack, unpack } from './packed.ts';
import { MOST_TEXT, RecordError } from './reading.ts';
import { readRecord } from './readRecord.ts';
import { MOST_EXACT, type RunRecord } from './record.ts';
import { thinned } from './thinned.ts';
import { writeRecord } from './writeRecord.ts';
import { PROGRAM } from './program.ts';

/** Three moments of two groups. */
function recordOf(counts: readonly [number, number] = [100, 40]): RunRecord {
  const [moments, shownCount] = [3, 30];
  const playerCount = counts[0] + counts[1];
  const table = (width: number, of: (i: number) => number) =>
    Float32Array.from({ length: moments * width }, (_, i) => of(i));
  return {
    manifest: {
      spec: presetSpec('quick-contest'),
      log: [
        { step: 10, patch: { gamma: 2.5 } },
        { step: 12, patch: {}, act: { kind: 'pin', player: playerId(3), participation: 0.25 } },
      ],
      data: '0123456789abcdef',
      engines: [{ step: 0, backend: 'wasm' }],
      program: PROGRAM,
      began: '2026-11-26T12:00:00.000Z',
    },
    verdict: { ended: 'complete', steps: 40 },
    series: {
      stepsPerEpoch: 20,
      groups: [
        { name: 'Layer 1', granularity: 'neuron', count: counts[0] },
        { name: 'Layer 2', granularity: 'neuron', count: counts[1] },
      ],
      evaluations: [20, 40].map((step) => ({
        ...{ step, epoch: step / 20, testAccuracy: 0.91, testAccuracyPruned: 0.9 },
        ...{ validationAccuracy: null, validationAccuracyPruned: null, sparsity: 0.5 },
        ...{ activePerLayer: [50, 20], meanParticipation: 0.4, loss: 0.3 },
      })),
      columns: {
        steps: Float64Array.of(0, 20, 40),
        losses: Float32Array.of(NaN, 0.7, 0.3),
        fees: table(2, (i) => i / 10),
        summaries: table(2 * SUMMARY_LENGTH, (i) => i),
        shown: Uint32Array.from({ length: shownCount }, (_, i) => 2 * i),
        participation: table(shownCount, (i) => (i % 7) / 7),
      },
    },
    last: {
      step: 40,
      participation: Float32Array.from({ length: playerCount }, (_, i) => (i % 11) / 10).fill(
        0,
        3,
        9,
      ),
    },
  };
}

/** 140 times 2, as float32 in base64. */
const TWOS = btoa('\x00\x00\x00@'.repeat(140));

/** The record’s file after a change of its JSON. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- it is altered into what no type allows
function altered(change: (json: any) => void): string {
  const json = JSON.parse(writeRecord(recordOf())) as Record<string, unknown>;
  change(json);
  return JSON.stringify(json);
}

const refusalOf = (text: string): string => {
  try {
    readRecord(text);
  } catch (error) {
    if (error instanceof RecordError) return error.message;
    throw error;
  }
  throw new Error('It was read.');
};

describe('a record with fewer moments', () => {
  it('has the first and the last of them, each as it was, and is a whole record', () => {
    const record = recordOf();
    const { columns } = record.series;
    const thin = thinned(record, 1);
    expect(thin.series.columns.steps).toEqual(Float64Array.of(0, 40));
    for (const [name, width] of [
      ['losses', 1],
      ['fees', 2],
      ['summaries', 2 * SUMMARY_LENGTH],
      ['participation', 30],
    ] as const) {
      const rows = [0, 2].flatMap((moment) => [
        ...columns[name].subarray(moment * width, (moment + 1) * width),
      ]);
      expect([...thin.series.columns[name]]).toEqual(rows);
    }
    expect(readRecord(writeRecord(thin))).toEqual(thin);
    expect(thinned(record, 1e6)).toBe(record);
  });
});

describe('a record', () => {
  it('is the same after it was written and read, to the bit', () => {
    const record = recordOf();
    expect(readRecord(writeRecord(record))).toEqual(record);
  });

  it('of a game that a search tried keeps what was looked for and what was tried before', () => {
    const record = recordOf();
    const search = {
      ...{ find: 'accuracy>=97', move: 'gamma=0.3:20,beta=0.001:1', tries: 9, epochs: 6 },
      ...{ leastEpochs: 2, seed: 4 },
      before: [
        {
          setting: { gamma: 2.45, beta: 0.1 },
          epochs: 2,
          outcome: { accuracy: 0.9, players: 34, presence: 60.5 },
        },
        { setting: { gamma: 12, beta: 0.3 }, epochs: 2, outcome: null },
      ],
    };
    const tried: RunRecord = { ...record, manifest: { ...record.manifest, search } };
    expect(readRecord(writeRecord(tried))).toEqual(tried);
    const { manifest } = readRecord(writeRecord(record));
    expect('search' in manifest).toBe(false);
    const withSearch = (part: object): string =>
      altered((json) => (json.manifest.search = { ...search, ...part }));
    expect(refusalOf(withSearch({ find: 'accuracy>=0.97' }))).toMatch(/manifest.search.find/);
    expect(refusalOf(withSearch({ move: 'seed=1:4' }))).toMatch(/manifest.search.move/);
    expect(refusalOf(withSearch({ before: [{ epochs: 2 }] }))).toMatch(/manifest.search.before/);
  });

  it('of very many players keeps the last s to a byte, and 0 and 1 exactly', () => {
    const { participation } = recordOf([MOST_EXACT, 40]).last;
    const read = readRecord(writeRecord(recordOf([MOST_EXACT, 40]))).last.participation;
    expect(read).toHaveLength(MOST_EXACT + 40);
    expect(read).toEqual(fromBytes(toBytes(participation)));
  });

  it('names the version of this program', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(PROGRAM).toBe(version);
  });
});

describe('a typed array in JSON', () => {
  it('keeps every bit, short or long', () => {
    fc.assert(
      fc.property(fc.float32Array({ maxLength: 200 }), (array) => {
        const packed = JSON.parse(JSON.stringify(pack('float32', array))) as ReturnType<
          typeof pack
        >;
        const read = unpack('float32', packed, array.length);
        const isLong = array.length > 64;
        if (isLong)
          expect(new Uint8Array(read.buffer)).toEqual(new Uint8Array(array.slice().buffer));
        else expect([...read]).toEqual([...array]);
      }),
    );
  });

  it('of participations in bytes says who is at 0 and who at 1', () => {
    fc.assert(
      fc.property(fc.float({ min: 0, max: 1, noNaN: true }), (s) => {
        const read = fromBytes(toBytes(Float32Array.of(s)))[0]!;
        expect([read === 0, read === 1]).toEqual([s === 0, s === 1]);
        expect(Math.abs(read - s)).toBeLessThanOrEqual(1 / 508 + 1e-7);
      }),
    );
  });
});

describe('what is no record', () => {
  const whole = writeRecord(recordOf());

  it.each<[string, string, string]>([
    ['nothing', '', 'It is no JSON, as every run is.'],
    ['a text', 'hello', 'It is no JSON, as every run is.'],
    ['a number', '7', 'It is JSON, but no run.'],
    ['a list', '[]', 'It is JSON, but no run.'],
    ['a file that was cut off', whole.slice(0, whole.length / 2), 'Was it cut off?'],
    [
      'a later version',
      altered((json) => (json.version = 3)),
      'record version “3”, and this program reads up to 2',
    ],
    [
      'a recording',
      altered((json) => (json.version = 2)),
      'can be shown, not kept or played again',
    ],
    ['a missing part', altered((json) => delete json.series), 'series is not as it must be'],
    [
      'a wrong kind',
      altered((json) => (json.verdict.steps = 'many')),
      'verdict.steps is not as it must be',
    ],
    [
      'a log that is none',
      altered((json) => (json.manifest.log = 'x')),
      'Its log of changes cannot be replayed',
    ],
    [
      'a parameter from elsewhere',
      altered((json) => (json.manifest.spec.nonsense = 1)),
      '“nonsense” is not a parameter',
    ],
    ['a price out of range', altered((json) => (json.manifest.spec.gamma = -5)), 'cannot play'],
    [
      'too few numbers',
      altered((json) => (json.series.columns.fees.values = [1])),
      'series.columns.fees has 1 numbers where 6 are needed',
    ],
    [
      'a player that is no whole number',
      altered((json) => (json.series.columns.shown.values[0] = 1.5)),
      'series.columns.shown has 1.5, which is no uint32',
    ],
    [
      'bytes that break off',
      altered((json) => (json.series.columns.summaries.base64 = 'AAAA')),
      'series.columns.summaries breaks off',
    ],
    [
      'bytes that are none',
      altered((json) => (json.series.columns.summaries.base64 = '<b>')),
      'series.columns.summaries is no base64',
    ],
    [
      'steps that fall',
      altered((json) => (json.series.columns.steps.values = [0, 40, 20])),
      'do not rise',
    ],
    [
      'a player too many',
      altered((json) => (json.series.columns.shown.values[29] = 999)),
      'not among its 140',
    ],
    [
      'an s of 2',
      altered((json) => (json.last.participation = { type: 'float32', base64: TWOS })),
      'last.participation has an s that is not from 0 to 1',
    ],
    [
      'another count of groups',
      altered((json) => (json.series.evaluations[0].activePerLayer = [1])),
      'count other groups',
    ],
  ])('is refused in a sentence: %s', (_, text, words) => {
    expect(refusalOf(text)).toContain(words);
    expect(refusalOf(text).length).toBeLessThan(600);
  });

  it('is not even looked at where it is too large', () => {
    const text = { length: MOST_TEXT + 1 } as unknown as string;
    expect(refusalOf(text)).toContain('more than 100000000 are not read');
  });

  it('leaves no trace of hostile names', () => {
    const hostile = '{"__proto__":{"polluted":1},"constructor":1,';
    const read = readRecord(writeRecord(recordOf()).replace('{', hostile));
    expect(read).toEqual(recordOf());
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
