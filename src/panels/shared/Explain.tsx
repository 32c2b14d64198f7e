/** The explanation of a panel: a question mark beside its heading opens it, with the numbers of now. */
import type { Lab } from '../../state/lab.ts';
import { fetched } from '../../ui/fetched.ts';
import { OnDemand } from '../../ui/OnDemand.tsx';
import type { Side } from '../../ui/placement.ts';
import { Popover } from '../../ui/Popover.tsx';
import './explain.css';

const Lines = fetched(async () => (await import('./Lines.tsx')).Lines);

export interface Line {
  /** What is being computed. */
  readonly words: string;
  /** The formula, then the same with the numbers in it. */
  readonly formula?: string;
  readonly numbers?: string;
}

/** Of now; a promise where what makes them has to be fetched. */
export type MakeLines = () => readonly Line[] | Promise<readonly Line[]>;

export interface LinesProps {
  readonly lab: Lab;
  readonly lines: MakeLines;
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
      <OnDemand>
        <Lines lab={lab} lines={lines} />
      </OnDemand>
    </Popover>
  );
}
