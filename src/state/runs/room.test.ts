import { describe, expect, it } from 'vitest';
import { NoRoomError, roomFor, type Rank } from './room.ts';

const rank = (id: string, keptAt: number, bytes = 10, star = false): Rank => ({
  ...{ id, keptAt, bytes, star },
});
const most = { runs: 3, bytes: 40 };
const gone = (run: Rank, others: readonly Rank[]) => roomFor(run, others, most).map(({ id }) => id);

describe('room for a kept run', () => {
  it('is there while there are few and small ones', () => {
    expect(gone(rank('d', 9), [rank('a', 1), rank('b', 2)])).toEqual([]);
  });

  it('is made by the oldest without a star', () => {
    const others = [rank('c', 3), rank('a', 1, 10, true), rank('b', 2)];
    expect(gone(rank('d', 9), others)).toEqual(['b']);
    expect(gone(rank('d', 9, 30), others)).toEqual(['b', 'c']);
  });

  it('is its own where it is kept already', () => {
    expect(gone(rank('a', 9), [rank('a', 1), rank('b', 2), rank('c', 3)])).toEqual([]);
  });

  it('is refused in a sentence where stars take it', () => {
    const stars = ['a', 'b', 'c'].map((id, i) => rank(id, i, 10, true));
    expect(() => gone(rank('d', 9), stars)).toThrow(NoRoomError);
    expect(() => gone(rank('d', 9, 41), [])).toThrow(/starred ones take that room/);
  });
});
