import { describe, expect, it } from 'vitest';
import { FAR, MOTION_STEPS } from '../game/population.ts';
import { MotionLog } from './motionLog.ts';
import { playerId } from '../game/players.ts';

const s = (...values: number[]) => Float32Array.from(values);
const never = () => false;
const always = () => true;

/** A log that has seen one player at each step, from 0 on. */
function seen(values: readonly number[], steps = values.map((_, step) => step)): MotionLog {
  const log = new MotionLog(1);
  values.forEach((value, i) => log.see(steps[i], s(value)));
  return log;
}

describe('the motion of a player', () => {
  it('is s now less s 20 steps ago, or since the first step', () => {
    const values = Array.from({ length: 60 }, (_, step) =>
      Math.fround(0.25 + 0.01 * Math.sin(step)),
    );
    for (const step of [0, 1, 7, 20, 21, 40, 59]) {
      const log = seen(values.slice(0, step + 1));
      const then = values[Math.max(0, step - MOTION_STEPS)];
      const { motion } = log.moving(step, s(values[step]), never);
      expect(motion[0]).toBe(Math.fround(values[step] - then));
    }
  });

  it('is counted from the nearest step seen that is 20 or more back, where frames are some steps apart', () => {
    const steps = [0, 7, 14, 21, 28, 35, 42];
    const log = seen(
      steps.map((step) => step / 64),
      steps,
    );
    expect(log.moving(42, s(42 / 64), never).motion[0]).toBe((42 - 21) / 64);
  });

  it('begins anew where a hand has put it, and is not known before a further step was seen', () => {
    const log = seen([1, 0.9, 0.8]);
    log.see(3, s(0.7));
    log.put([playerId(0)], 3, s(0.2));
    expect(log.moving(3, s(0.2), never).motion[0]).toBe(0);
    log.see(4, s(0.25));
    expect(log.moving(4, s(0.25), never).motion[0]).toBeCloseTo(0.05, 6);
    const gone = new MotionLog(1);
    gone.see(500, s(0.4));
    expect(gone.moving(500, s(0.4), never).motion[0]).toBeNaN();
  });
});

describe('a swing', () => {
  it('is seen in three steps in a row that lead far and back', () => {
    const log = seen([1, 0, 1]);
    expect(log.moving(2, s(1), never).swing[0]).toBe(-1);
    log.see(3, s(0));
    expect(log.moving(3, s(0), never).swing[0]).toBe(1);
  });

  it('is not seen in steps that are not in a row, in small turns, or one way', () => {
    expect(seen([1, 0, 1], [0, 2, 3]).moving(3, s(1), always).swing[0]).toBe(0);
    const small = 0.5 + 0.9 * FAR;
    expect(seen([0.5, small, 0.5]).moving(2, s(0.5), always).swing[0]).toBe(0);
    expect(seen([1, 0.5, 0]).moving(2, s(0), always).swing[0]).toBe(0);
  });

  it('lasts between looks only while the player has far to go', () => {
    const log = seen([1, 0, 1]);
    log.see(9, s(0));
    expect(log.moving(9, s(0), always).swing[0]).toBe(1);
    log.see(30, s(0.4));
    expect(log.moving(30, s(0.4), never).swing[0]).toBe(0);
    expect(log.moving(30, s(0.4), always).swing[0]).toBe(0);
  });

  it('ends where a hand puts the player', () => {
    const log = seen([1, 0, 1]);
    log.put([playerId(0)], 2, s(0.5));
    expect(log.moving(2, s(0.5), always).swing[0]).toBe(0);
    log.see(3, s(0));
    expect(log.moving(3, s(0), always).swing[0]).toBe(0);
  });
});
