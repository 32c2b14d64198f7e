/** The words and letters that a chapter uses, each with its meaning; closed until somebody wants them. */
import type { TermName } from './chapter.ts';
import { useSpeech } from './words/words.ts';

export function Glossary({ terms }: { readonly terms: readonly TermName[] }) {
  const { words } = useSpeech();
  return (
    <details className="lesson-glossary">
      <summary>{words.glossary}</summary>
      <dl>
        {terms.map((name) => {
          const [term, meaning] = words.terms[name];
          return (
            <div key={name}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
