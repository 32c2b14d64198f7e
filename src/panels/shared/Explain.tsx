/** The explanation of a panel: a question mark beside its heading opens it, with the numbers of now. */
import { fetched } from '../../ui/fetched.ts';
import { OnDemand } from '../../ui/OnDemand.tsx';
import type { Side } from '../../ui/placement.ts';
import { Popover } from '../../ui/Popover.tsx';
import type { LinesProps } from './explanation.ts';
import './explain.css';

export type { Line, MakeLines } from './explanation.ts';

const Lines = fetched(async () => (await import('./Lines.tsx')).Lines);

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
