import { useEffect, useRef, useState } from 'react';
import type { Lab } from '../../../state/lab.ts';
import { Floating } from '../../../ui/Floating.tsx';
import type { Side } from '../../../ui/placement.ts';

type CopyOutcome = 'none' | 'copied' | 'refused';
const SHOWN_MS = 2500;
const BELOW: readonly Side[] = ['below'];

/** Copies the address that holds the whole run; where copying is refused, shows it to be copied by hand. */
export function ShareButton({ lab }: { lab: Lab }) {
  const [outcome, setOutcome] = useState<CopyOutcome>('none');
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome('none'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function share(): Promise<void> {
    try {
      await navigator.clipboard.writeText(lab.address());
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }

  return (
    <div className="popover share">
      <button
        ref={button}
        type="button"
        className="text-button"
        title="Copies an address that holds this run: every setting, the seed and your changes"
        onClick={() => void share()}
      >
        {outcome === 'copied' ? 'Copied' : 'Share'}
      </button>
      <span className="visually-hidden" role="status">
        {outcome === 'copied' ? 'The address of this run was copied.' : ''}
      </span>
      {outcome === 'refused' && (
        <Floating anchor={button} sides={BELOW} align="end" label="The address of this run">
          <label className="stack">
            This address holds the run; copy it:
            <input
              className="share-address"
              readOnly
              autoFocus
              value={lab.address()}
              onFocus={(event) => event.currentTarget.select()}
              onBlur={() => setOutcome('none')}
            />
          </label>
        </Floating>
      )}
    </div>
  );
}
