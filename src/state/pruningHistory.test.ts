import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causes, harms, marginalTerms, netOf } from '../game/departure.ts';
import { regionOf } from '../game/frozen/bestResponse.ts';
import type { Frame } from '../protocol/frame.ts';
import { NEVER, PruningHistory, type Rules, type ShownAct } from './pruningHistory.ts';
import { shownIndex } from '../game/players.ts';

const rules: Rules = { alpha: 1, beta: 0, eta: 0, benefitMemory: 0, freezeS: false };

type Row = readonly [s: number, benefit: number, normSquared?: number, rivalry?: number];

function frameOf(step: number, fee: number, rows: readonly Row[], epsilon = 0.01): Frame {
  const column = (pick: (row: Row) => number) => Float32Array.from(rows, pick);
  return {
    step,
    fees: Float32Array.of(fee),
    ends: Uint32Array.of(rows.length),
    loss: 1,
    stepsPerSecond: 60,
    stepMs: 9,
    tensors: 0,
    workShare: 1,
    epsilon,
    summaries: new Float32Array(),
    participation: column(([s]) => s),
    benefit: column(([, benefit]) => benefit),
    normSquared: column(([, , normSquared = 1]) => normSquared),
    rivalry: column(([, , , rivalry = 0]) => rivalry),
    motion: column(() => NaN),
    swing: column(() => 0),
  };
}

/** One player through its rows, one step each, from step 1. */
function follow(
  rows: readonly Row[],
  fees: readonly number[],
  at: Partial<Rules> = {},
): PruningHistory {
  const call = new PruningHistory(1);
  rows.forEach((row, i) =>
    call.observe(frameOf(i + 1, fees[i] ?? fees[fees.length - 1], [row]), { ...rules, ...at }),
  );
  return call;
}

describe('why a player left', () => {
  it('its benefit fell below a steady fee', () => {
    const call = follow(
      [
        [1, 3],
        [1, 2],
        [0.5, 0.5],
        [0.2, 0.25],
        [0, 0.1],
        [0, 0],
      ],
      [1],
    );
    expect(call.leftAt[0]).toBe(5);
    expect(call.zeroBestSince[0]).toBe(3);
    // Of the time pushed, s = 0.5 weighs more than s = 0.2, and s = 0 next to nothing.
    const after = (0.5 * 0.5 + 0.2 * 0.25) / 0.7;
    expect(call.fall(shownIndex(0))).toEqual({
      before: { benefit: 2.5, size: 0, presence: 1, rivals: 0 },
      heldBefore: true,
      after: { benefit: expect.closeTo(after, 5), size: 0, presence: 1, rivals: 0 },
      pushedAt: 3,
      harms: { benefit: expect.closeTo(2.5 - after, 5), size: 0, presence: 0, rivals: 0 },
      cause: 'benefit',
    });
  });

  it('the fee rose past what it earned, though its benefit trembled at that moment', () => {
    const benefits = [2, 2.25, 1.75, 2, 1.75, 0.5];
    const call = follow(
      benefits.map((benefit, i) => [i < 5 ? 1 : 0, benefit]),
      [0, 0.5, 1, 1.5, 4, 4],
    );
    expect(call.fall(shownIndex(0))).toMatchObject({ pushedAt: 5, cause: 'presence' });
    expect(call.leftAt[0]).toBe(6);
  });

  it('its weights grew: dearer, though not dominated', () => {
    const call = follow(
      [
        [1, 1, 1],
        [1, 1, 9],
        [0, 1, 9],
      ],
      [0],
      { beta: 0.25 },
    );
    expect(call.fall(shownIndex(0))?.cause).toBe('size');
    expect(call.zeroBestSince[0]).toBe(NEVER);
  });

  it('the cost of its rivals rose', () => {
    const call = follow(
      [
        [1, 1, 1, -1],
        [1, 0.75, 1, 4],
        [0, 0.5, 1, 4],
      ],
      [0],
      { eta: 0.5 },
    );
    expect(call.fall(shownIndex(0))).toMatchObject({
      cause: 'rivals',
      harms: { rivals: 2.5, benefit: expect.closeTo(0.25, 5) },
    });
  });

  it('pushed ever since it came in: what costs it most, or the harm it is paid for', () => {
    expect(follow([[0, 0.5, 1, 3]], [1], { eta: 1 }).fall(shownIndex(0))).toMatchObject({
      cause: 'rivals',
      heldBefore: false,
    });
    expect(follow([[0.5, -2]], [0.5]).fall(shownIndex(0))?.cause).toBe('benefit');
  });

  it('held for less than its benefit remembers: that was no time to compare with', () => {
    const rows: Row[] = [
      [1, 2],
      [1, 0.75],
      [0, 0.5],
    ].map(([s, benefit]) => [s, benefit]);
    const memories = [0, 0.75].map((benefitMemory) =>
      follow(rows, [1], { benefitMemory }).fall(shownIndex(0)),
    );
    expect(memories[0]).toMatchObject({ cause: 'benefit', heldBefore: true });
    expect(memories[1]).toMatchObject({ cause: 'presence', heldBefore: false });
  });

  it('a tremble is no recovery, a long stay above the line is', () => {
    const row = (benefit: number): Row => [1, benefit];
    const [high, low] = [row(2), row(0.5)];
    const times = (count: number, each: Row) => Array<Row>(count).fill(each);
    const trembling = [...times(9, high), low, ...times(2, high), low];
    const recovered = [...times(9, high), low, ...times(5, high), low];
    const pushedAt = (rows: Row[]) =>
      follow(rows, [1], { benefitMemory: 0.8 }).fall(shownIndex(0))?.pushedAt;
    expect([pushedAt(trembling), pushedAt(recovered)]).toEqual([10, 16]);
  });

  it('not pushed at all: the threshold rose past it, or a hand put it out', () => {
    const call = new PruningHistory(1);
    call.observe(frameOf(1, 0, [[0.3, 1]]), rules);
    call.observe(frameOf(2, 0, [[0.3, 1]], 0.4), rules);
    expect(call.leftAt[0]).toBe(2);
    expect(call.leftUnpushed(shownIndex(0))).toBe(true);
    expect(call.fall(shownIndex(0))).toBeNull();
  });
});

it('follows a price that the hand moves: α halved makes every benefit fall', () => {
  const call = new PruningHistory(1);
  call.observe(frameOf(1, 1, [[1, 1.5]]), rules);
  call.observe(frameOf(2, 1, [[1, 1.5]]), { ...rules, alpha: 0.5 });
  expect(call.fall(shownIndex(0))).toMatchObject({ cause: 'benefit', harms: { benefit: 0.75 } });
});

it('counts returns, and judges a second departure by its second stay alone', () => {
  const call = follow(
    [
      [1, 3],
      [0, 0.5],
      [0.5, 1.5],
      [0.5, 1.25],
      [0, 1.25],
    ],
    [1, 1, 1, 2, 2],
  );
  expect(call.returns[0]).toBe(1);
  expect(call.leftAt[0]).toBe(5);
  expect(call.fall(shownIndex(0))).toMatchObject({
    cause: 'presence',
    before: { benefit: 1.5, presence: 1 },
  });
});

it('lets a player be pushed for ever without a fee: it shrinks, is not dominated, never leaves', () => {
  const rows = Array.from({ length: 200 }, (_, i): Row => [0.5 + 0.5 * 0.9 ** i, 0.5, 1]);
  const call = follow(rows, [0], { beta: 0.6 });
  expect(call.fall(shownIndex(0))).toMatchObject({ cause: 'size', pushedAt: 1, heldBefore: false });
  expect([call.leftAt[0], call.zeroBestSince[0]]).toEqual([NEVER, NEVER]);
});

it('takes the same step once more without counting it twice: a hand may have put players elsewhere', () => {
  const call = new PruningHistory(1);
  const tell = (step: number, s: number, benefit: number) =>
    call.observe(frameOf(step, 1, [[s, benefit]]), rules);
  for (const step of [1, 2]) tell(step, 1, 3);
  const before = 3;
  for (let again = 0; again < 50; again++) tell(2, 1, 2);
  tell(2, 0, 2);
  expect([call.leftAt[0], call.leftUnpushed(shownIndex(0))]).toEqual([2, true]);
  tell(2, 0.5, 2);
  expect([call.leftAt[0], call.returns[0]]).toEqual([NEVER, 1]);
  for (const step of [3, 4, 5]) tell(step, 0.5, step === 5 ? 0.5 : before);
  expect(call.fall(shownIndex(0))?.before.benefit).toBeCloseTo(before, 4);
});

it('says nothing before the first step, when no benefit has been measured', () => {
  const call = new PruningHistory(1);
  call.observe(frameOf(0, 2, [[1, 0]]), rules);
  expect([call.fall(shownIndex(0)), call.zeroBestSince[0]]).toEqual([null, NEVER]);
});

it('after going back, knows only what had happened by then', () => {
  const call = new PruningHistory(2);
  const rows = (first: number, second: number): Row[] => [
    [first, 0],
    [second, 0],
  ];
  call.observe(frameOf(1, 1, rows(1, 1)), rules);
  call.observe(frameOf(10, 1, rows(0, 1)), rules);
  call.observe(frameOf(30, 1, rows(0, 0)), rules);
  expect([...call.leftAt]).toEqual([10, 30]);
  call.observe(frameOf(20, 1, rows(0, 1)), rules);
  expect([...call.leftAt]).toEqual([10, NEVER]);
  expect([...call.zeroBestSince]).toEqual([1, 1]);
  expect(call.fall(shownIndex(0))?.cause).toBe('presence');
  call.observe(frameOf(25, 1, rows(0, 0)), rules);
  expect([...call.leftAt]).toEqual([10, 25]);
});

it('after going back, knows whom a hand kept by then, and whom it did not', () => {
  const call = new PruningHistory(3);
  const rows = (s: number): Row[] => [
    [s, 0],
    [s, 0],
    [s, 0],
  ];
  const hold = (player: number) =>
    ({ kind: 'pin', player: shownIndex(player), participation: 1 }) as const;
  const acts = [hold(0), hold(1)] as const;
  for (const act of acts) call.noteAct(act);
  call.observe(frameOf(50, 1, rows(1)), rules);
  call.noteAct({ kind: 'release', player: shownIndex(0) });
  call.noteAct(hold(2));
  call.observe(frameOf(150, 1, rows(1)), rules);
  expect([0, 1, 2].map((player) => call.keepOf(shownIndex(player)) !== null)).toEqual([
    false,
    true,
    true,
  ]);
  call.goBackTo(100, acts);
  expect([0, 1, 2].map((player) => call.keepOf(shownIndex(player)) !== null)).toEqual([
    true,
    true,
    false,
  ]);
});

describe('on any history', () => {
  const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const count = 6;
  const row = fc.tuple(
    fc.oneof(fc.constant(0), real(0, 1)),
    real(-2, 4),
    real(0, 9),
    real(-3, 3),
  ) as fc.Arbitrary<Row>;
  const history = fc.array(
    fc.record({
      rows: fc.array(row, { minLength: count, maxLength: count }),
      fee: real(0, 2).map(Math.fround),
      gap: fc.integer({ min: 1, max: 9 }),
      epsilon: real(0.001, 0.5),
      at: fc.record({
        alpha: real(0, 3),
        beta: fc.oneof(fc.constant(0), real(0, 1)),
        eta: real(0, 1),
        benefitMemory: fc.constantFrom(0, 0.5),
        freezeS: fc.constant(false),
      }),
    }),
    { minLength: 1, maxLength: 30 },
  );
  type History = typeof history extends fc.Arbitrary<infer Each> ? Each : never;

  function replay(moments: History, order: readonly number[] = [...Array(count).keys()]) {
    const call = new PruningHistory(count);
    let step = 0;
    for (const { rows, fee, gap, epsilon, at } of moments) {
      step += gap;
      call.observe(
        frameOf(
          step,
          fee,
          order.map((i) => rows[i]),
          epsilon,
        ),
        at,
      );
    }
    return call;
  }

  it('permuting the players permutes everything', () => {
    const orders = fc.shuffledSubarray([...Array(count).keys()], { minLength: count });
    fc.assert(
      fc.property(history, orders, (moments, order) => {
        const [here, there] = [replay(moments), replay(moments, order)];
        order.forEach((from, to) => {
          expect(there.fall(shownIndex(to))).toEqual(here.fall(shownIndex(from)));
          for (const name of ['leftAt', 'zeroBestSince', 'returns'] as const)
            expect(there[name][to]).toBe(here[name][from]);
        });
      }),
    );
  });

  it('the four parts add up to the fall, the cause is the largest and does harm', () => {
    fc.assert(
      fc.property(history, (moments) => {
        const call = replay(moments);
        for (let i = 0; i < count; i++) {
          const fall = call.fall(shownIndex(i));
          if (fall === null) continue;
          const sum = causes.reduce((total, each) => total + fall.harms[each], 0);
          expect(sum).toBeCloseTo(netOf(fall.before) - netOf(fall.after), 9);
          expect(netOf(fall.after)).toBeLessThan(1e-6);
          expect(netOf(fall.before)).toBeGreaterThan(-1e-5);
          for (const each of causes)
            expect(fall.harms[fall.cause]).toBeGreaterThanOrEqual(fall.harms[each]);
          expect(fall.harms[fall.cause]).toBeGreaterThanOrEqual(-1e-5);
        }
      }),
    );
  });

  it('agrees with looking through the whole history, player by player', () => {
    fc.assert(
      fc.property(history, (moments) => {
        const call = replay(moments);
        const steps: number[] = [];
        for (const { gap } of moments) steps.push((steps.at(-1) ?? 0) + gap);
        for (let i = 0; i < count; i++) {
          const seen = moments.map(({ rows, fee, epsilon, at }) => {
            const [s, benefit, normSquared, rivalry] = rows[i].map((value) =>
              Math.fround(value ?? 0),
            );
            const stake = { benefit, normSquared, rivalry };
            const terms = marginalTerms(s, stake, { ...at, gamma: fee });
            const gain = terms.benefit - terms.presence - terms.rivals;
            return {
              out: s < epsilon,
              dominated: regionOf(gain, 2 * at.beta * normSquared) === 'out',
              terms,
            };
          });
          const since = (holds: (moment: (typeof seen)[number]) => boolean) => {
            const last = seen.findLastIndex((moment) => !holds(moment));
            return last === seen.length - 1 ? NEVER : steps[last + 1];
          };
          expect(call.leftAt[i]).toBe(since(({ out }) => out));
          expect(call.zeroBestSince[i]).toBe(since(({ dominated }) => dominated));
          const returns = seen.filter(({ out }, k) => k > 0 && !out && seen[k - 1].out).length;
          expect(call.returns[i]).toBe(returns);
        }
      }),
    );
  });
});

it('splits a fall of the marginal utility between any two moments', () => {
  const before = { benefit: 2, size: 0.5, presence: 1, rivals: -0.25 };
  const after = { benefit: 1.5, size: 0.75, presence: 2, rivals: 0.5 };
  expect(harms(before, after)).toEqual({ benefit: 0.5, size: 0.25, presence: 1, rivals: 0.75 });
});

describe('what the visitor does to players', () => {
  const at = { ...rules, gamma: 1 };
  /** Two players that pay more than they earn, followed to step 10. */
  function pushedPair(): PruningHistory {
    const call = new PruningHistory(2);
    for (let step = 1; step <= 10; step++)
      call.observe(
        frameOf(step, 1, [
          [0.9, 0.5],
          [0.8, 0.5],
        ]),
        at,
      );
    return call;
  }
  /** The frame that shows an act: the same step once more. */
  const afterAct = (call: PruningHistory, act: ShownAct, rows: readonly Row[]) => {
    call.noteAct(act);
    call.observe(frameOf(10, 1, rows), at);
  };

  it('is the reason for where they are, not a price', () => {
    const acts: [ShownAct, number][] = [
      [{ kind: 'pin', player: shownIndex(0), participation: 0 }, 0],
      [{ kind: 'set', player: shownIndex(0), participation: 0 }, 0],
      [{ kind: 'setToEquilibrium' }, 0],
      [{ kind: 'pin', player: shownIndex(0), participation: 0.5 }, 0.5],
    ];
    for (const [act, s] of acts) {
      const call = pushedPair();
      expect(call.fall(shownIndex(0))).not.toBeNull();
      afterAct(call, act, [
        [s, 0.5],
        [act.kind === 'setToEquilibrium' ? 0 : 0.8, 0.5],
      ]);
      if (s === 0) {
        expect(call.leftAt[0]).toBe(10);
        expect(call.fall(shownIndex(0))).toBeNull();
        expect(call.leftUnpushed(shownIndex(0))).toBe(false);
      }
      expect(call.handOf(shownIndex(0))).toEqual(s === 0 ? act : null);
      expect(call.keepOf(shownIndex(0))).toEqual(act.kind === 'pin' ? act : null);
      if (act.kind === 'pin') expect(call.fall(shownIndex(0))).toBeNull();
      // Who was not touched has the reason it had.
      if (act.kind !== 'setToEquilibrium') expect(call.fall(shownIndex(1))?.cause).toBe('presence');
      else expect(call.handOf(shownIndex(1))).toEqual(act);
    }
  });

  it('does not change why a player had left before', () => {
    const call = pushedPair();
    const gone: Row[] = [
      [0, 0.5],
      [0.8, 0.5],
    ];
    call.observe(frameOf(11, 1, gone), at);
    call.noteAct({ kind: 'pin', player: shownIndex(0), participation: 0 });
    call.observe(frameOf(12, 1, gone), at);
    expect(call.leftAt[0]).toBe(11);
    expect([call.handOf(shownIndex(0)), call.fall(shownIndex(0))?.cause]).toEqual([
      null,
      'presence',
    ]);
    expect(call.keepOf(shownIndex(0))).not.toBeNull();
  });

  it('no longer is once a player has moved on by itself', () => {
    const call = pushedPair();
    afterAct(call, { kind: 'set', player: shownIndex(0), participation: 1 }, [
      [1, 0.5],
      [0.8, 0.5],
    ]);
    for (let step = 11; step <= 20; step++)
      call.observe(
        frameOf(step, 1, [
          [step < 20 ? 0.5 : 0, 0.5],
          [0.8, 0.5],
        ]),
        at,
      );
    expect(call.leftAt[0]).toBe(20);
    expect(call.handOf(shownIndex(0))).toBeNull();
    expect(call.fall(shownIndex(0))).toMatchObject({ cause: 'presence', pushedAt: 10 });
  });

  it('keeps prices out of the story while the players are frozen', () => {
    const call = pushedPair();
    call.observe(
      frameOf(11, 1, [
        [0.9, 0.5],
        [0.8, 0.5],
      ]),
      { ...at, freezeS: true },
    );
    expect(call.isFrozen).toBe(true);
    expect(call.fall(shownIndex(0))).toBeNull();
  });

  it('has nobody leave or come back who alternates at every step', () => {
    const call = new PruningHistory(1);
    for (let step = 1; step <= 20; step++) {
      const s = step % 2;
      const frame = frameOf(step, 1, [[s, 3]]);
      call.observe({ ...frame, swing: Float32Array.of(1 - 2 * s) }, at);
    }
    expect([call.leftAt[0], call.returns[0], call.version]).toEqual([NEVER, 0, 0]);
    expect(call.fall(shownIndex(0))).toBeNull();
  });
});
