import type { ReactNode } from 'react';
import type { TermName } from './labels.ts';
import './Formula.css';

/** The term as a screen reader says it. */
const spoken: Record<TermName, string> = {
  benefit: 'plus alpha times s times b',
  size: 'minus beta times the squared norm of theta times s squared',
  presence: 'minus gamma times the absolute value of s',
  rivals:
    'minus eta times s times the sum over rivals j of s j times the inner product of theta and theta j',
};

/** A letter with its index; letters lean, digits and brackets stand upright. */
const V = ({ letter, index }: { letter: string; index: 'i' | 'j' }) => (
  <>
    <i>{letter}</i>
    <sub>
      <i>{index}</i>
    </sub>
  </>
);

/** Angle brackets are in no font the page carries, so they are drawn. */
const Angle = ({ children }: { children: ReactNode }) => (
  <>
    <svg className="angle" viewBox="0 0 6 22" aria-hidden="true">
      <path d="M5 1L1.5 11 5 21" />
    </svg>
    {children}
    <svg className="angle" viewBox="0 0 6 22" aria-hidden="true">
      <path d="M1 1l3.5 10L1 21" />
    </svg>
  </>
);

const printed: Record<TermName, ReactNode> = {
  benefit: (
    <>
      + <i>α</i> <V letter="s" index="i" /> <V letter="b" index="i" />
    </>
  ),
  size: (
    <>
      − <i>β</i> ‖<V letter="θ" index="i" />‖<sup>2</sup> <i>s</i>
      <span className="stacked">
        <sup>2</sup>
        <sub>
          <i>i</i>
        </sub>
      </span>
    </>
  ),
  presence: (
    <>
      − <i>γ</i> |<V letter="s" index="i" />|
    </>
  ),
  rivals: (
    <>
      − <i>η</i> <V letter="s" index="i" /> Σ
      <sub>
        <i>j</i>
      </sub>
      <V letter="s" index="j" />
      <Angle>
        <V letter="θ" index="i" />, <V letter="θ" index="j" />
      </Angle>
    </>
  ),
};

/** One term of U with its sign, in the term's colour. */
export function FormulaTerm({ term }: { term: TermName }) {
  return (
    <span className="formula">
      <span aria-hidden="true" className="math" style={{ color: `var(--${term})` }}>
        {printed[term]}
      </span>
      <span className="visually-hidden">{spoken[term]}</span>
    </span>
  );
}

/** `U_i`. */
export function UtilitySymbol() {
  return (
    <span className="math">
      <i>U</i>
      <sub>
        <i>i</i>
      </sub>
    </span>
  );
}
