import { describe, expect, it } from 'vitest';
import { pageAsked } from './registry.ts';

describe('an address', () => {
  it('asks for a page by its word, with what stands behind it', () => {
    expect(pageAsked('?lesson=2')?.asked).toBe('2');
    expect(pageAsked('?lesson')?.asked).toBe('');
    expect(pageAsked('?from=class&lesson=teacher')?.asked).toBe('teacher');
  });

  it.each(['', '?', '?v=1', '?constructor=1', '?lessons=1', '?%'])(
    '%s asks for the lab',
    (search) => {
      expect(pageAsked(search)).toBeNull();
    },
  );
});
