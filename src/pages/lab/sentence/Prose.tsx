import type { ReactNode } from 'react';
import { StateMark } from '../../../ui/StateMark.tsx';
import type { Part } from './parts.ts';

/**
 * Parts of a sentence as text. A shape stays on one line with the word before it: browsers break a
 * line before a drawing even after a no-break space.
 */
export function Prose({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, index) => {
    const next = parts[index + 1];
    if (typeof part === 'object' && 'state' in part) return null;
    if (next === undefined || typeof next === 'string' || !('state' in next))
      return <span key={index}>{text(part)}</span>;
    const [before, word] = typeof part === 'string' ? lastWord(part) : ['', text(part)];
    return (
      <span key={index}>
        {before}
        <span className="glued">
          {word}
          <StateMark state={next.state} />
        </span>
      </span>
    );
  });
}

function lastWord(words: string): [before: string, word: string] {
  const at = words.lastIndexOf(' ') + 1;
  return [words.slice(0, at), words.slice(at)];
}

function text(part: Exclude<Part, { state: unknown }>): ReactNode {
  if (typeof part === 'string') return part;
  if ('strong' in part) return <strong>{part.strong}</strong>;
  return <span style={{ color: `var(--${part.term})` }}>{part.text}</span>;
}
