import { describe, expect, it } from 'vitest';
import { createDrawLoop } from './drawLoop.ts';

/** A clock moved by hand: `frame(at)` runs what asked for a frame; `spend` is work done in between. */
function handClock(reducedMotion = false) {
  let now = 0;
  let asked: FrameRequestCallback[] = [];
  const reported: unknown[] = [];
  const clock = {
    performance: { now: () => now } as Performance,
    requestAnimationFrame: (callback: FrameRequestCallback) => asked.push(callback),
    matchMedia: () => ({ matches: reducedMotion }),
    reportError: (error: unknown) => void reported.push(error),
  };
  return {
    clock,
    reported,
    spend: (ms: number) => (now += ms),
    asked: () => asked.length,
    frame(at: number) {
      now = at;
      const callbacks = asked;
      asked = [];
      for (const callback of callbacks) callback(at);
    },
  };
}

describe('draw loop', () => {
  it('draws once, then rests until data changes', () => {
    const hand = handClock();
    const loop = createDrawLoop(hand.clock);
    let drawn = 0;
    loop.add({ draw: () => void drawn++, ratePerSecond: 60 });
    hand.frame(0);
    expect([drawn, hand.asked()]).toEqual([1, 0]);
    loop.markDirty();
    hand.frame(16);
    expect(drawn).toBe(2);
  });

  it('keeps to the rate of each drawing', () => {
    const hand = handClock();
    const loop = createDrawLoop(hand.clock);
    let drawn = 0;
    loop.add({ draw: () => void drawn++, ratePerSecond: 10 });
    for (let at = 0; at < 1000; at += 16) {
      loop.markDirty();
      hand.frame(at);
    }
    expect(drawn).toBeGreaterThanOrEqual(9);
    expect(drawn).toBeLessThanOrEqual(11);
  });

  it('puts off what does not fit into a frame, and starves nobody, slices least of all', () => {
    const hand = handClock();
    const loop = createDrawLoop(hand.clock);
    const drawn = { slow: 0, sliced: 0, other: 0 };
    const spending = (name: keyof typeof drawn, unfinished: boolean) => () => {
      drawn[name]++;
      hand.spend(3);
      return unfinished;
    };
    loop.add({ draw: spending('slow', false), ratePerSecond: 60 });
    loop.add({ draw: spending('sliced', true), ratePerSecond: 60 });
    loop.add({ draw: spending('other', false), ratePerSecond: 60 });
    for (let frame = 0; frame < 30; frame++) {
      loop.markDirty();
      hand.frame(16 * frame);
    }
    expect(drawn).toEqual({ slow: 10, sliced: 10, other: 10 });
  });

  it('draws at most twice a second where less motion is asked for, and a hand’s own change at once', () => {
    const hand = handClock(true);
    const loop = createDrawLoop(hand.clock);
    const drawn = { still: 0, held: 0 };
    loop.add({ draw: () => void drawn.still++, ratePerSecond: 30 });
    const held = loop.add({ draw: () => void drawn.held++, ratePerSecond: 30 });
    for (let at = 0; at < 1900; at += 16) {
      loop.markDirty();
      if (at >= 1000) held.hurry();
      hand.frame(at);
    }
    expect(drawn.still).toBe(4);
    expect(drawn.held).toBeGreaterThan(50);
  });

  it('draws within the call where a canvas was emptied, and not once more for that', () => {
    const hand = handClock();
    const loop = createDrawLoop(hand.clock);
    let drawn = 0;
    const resized = loop.add({ draw: () => void drawn++, ratePerSecond: 60 });
    hand.frame(0);
    resized.drawNow();
    expect([drawn, hand.asked()]).toEqual([2, 0]);
  });

  it('leaves hidden panels alone and asks for no frame on their account', () => {
    const hand = handClock();
    const loop = createDrawLoop(hand.clock);
    loop.add({ draw: () => expect.fail('drawn'), ratePerSecond: 60, isVisible: () => false });
    hand.frame(0);
    expect(hand.asked()).toBe(0);
  });

  it('keeps the exception of one drawing from the others, and draws it again when data changes', () => {
    const hand = handClock();
    const loop = createDrawLoop(hand.clock);
    const told: unknown[] = [];
    const drawn = { told: 0, untold: 0, other: 0 };
    const breaking = (name: keyof typeof drawn) => () => {
      drawn[name]++;
      throw new Error(name);
    };
    loop.add({ draw: breaking('told'), ratePerSecond: 60, onError: (error) => told.push(error) });
    loop.add({ draw: breaking('untold'), ratePerSecond: 60 });
    loop.add({ draw: () => void drawn.other++, ratePerSecond: 60 });
    hand.frame(0);
    expect(drawn).toEqual({ told: 1, untold: 1, other: 1 });
    expect([told.map(String), hand.reported.map(String)]).toEqual([
      ['Error: told'],
      ['Error: untold'],
    ]);
    expect(hand.asked()).toBe(0);
    loop.markDirty();
    hand.frame(16);
    expect(drawn).toEqual({ told: 2, untold: 2, other: 2 });
  });
});
