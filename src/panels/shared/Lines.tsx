import { useEffect, useState } from 'react';
import type { Line, LinesProps } from './explanation.ts';

const EVERY_MS = 400;

const TERM_OF: Readonly<Record<string, string>> = {
  α: 'var(--benefit)',
  β: 'var(--size)',
  γ: 'var(--presence)',
  η: 'var(--rivals)',
};

const INDEX = /_(\{[^}]*\}|\w)/;

/** Letters that stand alone lean and prices wear their colour; words, digits and brackets do not. */
function Letters({ children }: { readonly children: string }) {
  return children.split(/(?<!\p{L})(\p{L})(?!\p{L})/u).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <i key={index} style={{ color: TERM_OF[part] }}>
        {part}
      </i>
    ),
  );
}

/** A formula on one line; `η_s` and `Σ_{i<j}` are printed with their index below. */
function MathText({ children }: { readonly children: string }) {
  return (
    <span className="math">
      {children
        .split(INDEX)
        .map((part, index) =>
          index % 2 === 0 ? (
            <Letters key={index}>{part}</Letters>
          ) : (
            <sub key={index}>{part.replace(/[{}]/g, '')}</sub>
          ),
        )}
    </span>
  );
}

/** `s_i` and `Σ_{i<j}` as they are printed. */
function Indexed({ children }: { readonly children: string }) {
  return children
    .split(INDEX)
    .map((part, index) =>
      index % 2 === 0 ? part : <sub key={index}>{part.replace(/[{}]/g, '')}</sub>,
    );
}

/** The formulas with the numbers of now, for as long as they are looked at. */
export function Lines({ lab, lines }: LinesProps) {
  const [now, setNow] = useState<readonly Line[]>(() => {
    const made = lines();
    return 'then' in made ? [] : made;
  });
  useEffect(() => {
    let isOpen = true;
    const tell = () => {
      const made = lines();
      if (!('then' in made)) return setNow(made);
      // Where they could not be fetched they are asked for again with the next.
      made.then(
        (told) => {
          if (isOpen) setNow(told);
        },
        () => setNow([{ words: 'The explanation could not be loaded. It is tried again.' }]),
      );
    };
    tell();
    const timer = setInterval(tell, EVERY_MS);
    const unsubscribe = lab.store.subscribe((state, before) => {
      if (state.selected !== before.selected || state.spec !== before.spec) tell();
    });
    return () => {
      isOpen = false;
      clearInterval(timer);
      unsubscribe();
    };
  }, [lab, lines]);
  if (now.length === 0) return <p className="note">One moment …</p>;
  return now.map(({ words, formula, numbers }) => (
    <div key={words} className="explain-line">
      <p>
        <Indexed>{words}</Indexed>
      </p>
      {formula !== undefined && (
        <p>
          <MathText>{formula}</MathText>
        </p>
      )}
      {numbers !== undefined && (
        <p className="explain-numbers">
          <MathText>{numbers}</MathText>
        </p>
      )}
    </div>
  ));
}
