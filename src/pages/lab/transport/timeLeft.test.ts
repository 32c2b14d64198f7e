import { expect, it } from 'vitest';
import { TimeLeft } from './timeLeft.ts';

/** What is told in a run of `steps`, four times a second, at a rate that may vary. */
function story(steps: number, rateAt: (second: number) => number): string[] {
  const left = new TimeLeft();
  const told: string[] = [];
  for (let tick = 0, done = 0; done < steps; tick++) {
    const second = tick / 4;
    told.push(left.tell(steps - done, rateAt(second), 1000 * second));
    done += rateAt(second) / 4;
  }
  return told.filter((words, index) => words !== told[index - 1]);
}

it('says how long is left once the rate is known, and counts down', () => {
  expect(story(8600, () => 30)).toEqual([
    '',
    'about 5 min left',
    'about 4 min left',
    'about 3 min left',
    'about 2 min left',
    'about 1 min left',
    'about 45 s left',
    'about 30 s left',
    'about 20 s left',
    'about 10 s left',
    'a few seconds left',
  ]);
});

it('never jumps back because the rate is noisy', () => {
  const noisy = (second: number) => 30 * (1 + 0.5 * Math.sin(17 * second) * Math.cos(5 * second));
  const told = story(20_000, noisy);
  expect(new Set(told).size).toBe(told.length);
});

it('follows a rate that really changes, and knows nothing of none', () => {
  expect(story(6000, (second) => (second < 60 ? 50 : 10)).join()).toMatch(
    /about 1 min left.*about [3-8] min left/,
  );
  const left = new TimeLeft();
  for (const rate of [0, Number.NaN, Infinity, -1]) expect(left.tell(100, rate, 0)).toBe('');
  expect(left.tell(0, 10, 5000)).toBe('');
});
