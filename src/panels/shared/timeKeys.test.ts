import { describe, expect, it } from 'vitest';
import { stepAfterKey } from './timeKeys.ts';

describe('keys of a picture over time', () => {
  it('move the reading line by fiftieths of the run, within it', () => {
    expect(stepAfterKey('ArrowLeft', null, 1000)).toBe(980);
    expect(stepAfterKey('ArrowRight', 500, 1000)).toBe(520);
    expect(stepAfterKey('ArrowLeft', 10, 1000)).toBe(0);
    expect(stepAfterKey('Home', 500, 1000)).toBe(0);
  });

  it('follow now again at the end, and leave other keys alone', () => {
    expect(stepAfterKey('ArrowRight', 990, 1000)).toBeNull();
    expect(stepAfterKey('End', 10, 1000)).toBeNull();
    expect(stepAfterKey('Escape', 10, 1000)).toBeNull();
    expect(stepAfterKey('a', 10, 1000)).toBeUndefined();
  });
});
