/** The explanation of a panel: a question mark beside its heading opens it, with the numbers of now. */
import { useEffect, useState } from 'react';
import type { Lab } from '../../state/lab.ts';
import type { Side } from '../../ui/placement.ts';
import { Popover } from '../../ui/Popover.tsx';
import './explain.css';

const EVERY_MS = 400;

export interface Line {
  /** What is being computed. */
  readonly words: string;
  /** The formula, then the same with the numbers in it. */
  readonly formula?: string;
  readonly numbers?: string;
}

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
export function MathText({ children }: { readonly children: string }) {
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

/** Of now; a promise where what makes them has to be fetched. */
export type MakeLines = () => readonly Line[] | Promise<readonly Line[]>;

interface LinesProps {
  readonly lab: Lab;
  readonly lines: MakeLines;
}

function Lines({ lab, lines }: LinesProps) {
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

/** Where the picture that it speaks of stays in sight. */
const BESIDE_THE_PANEL: readonly Side[] = ['above', 'after', 'before', 'below'];

interface Props extends LinesProps {
  /** The panel's heading. */
  readonly of: string;
}

export function Explain({ lab, of, lines }: Props) {
  return (
    <Popover
      className="explain"
      beside=".panel"
      sides={BESIDE_THE_PANEL}
      label={`Explanation: ${of}`}
      button={
        <>
          <span className="explain-mark" aria-hidden="true">
            ?
          </span>
          <span className="visually-hidden">Explain: {of}</span>
        </>
      }
    >
      <Lines lab={lab} lines={lines} />
    </Popover>
  );
}
