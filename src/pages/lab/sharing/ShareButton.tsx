import { useEffect, useRef, useState } from 'react';
import type { Lab } from '../../../state/lab.ts';
import { fetched } from '../../../ui/fetched.ts';
import { Floating } from '../../../ui/Floating.tsx';
import { OnDemand } from '../../../ui/OnDemand.tsx';
import type { Side } from '../../../ui/placement.ts';
import { useDismissal } from '../../../ui/useDismissal.ts';

const ShareWays = fetched(async () => (await import('./ShareWays.tsx')).ShareWays);

type CopyOutcome = 'none' | 'copied' | 'refused';
const SHOWN_MS = 2500;
const BELOW: readonly Side[] = ['below'];

/**
 * Copies the address that holds the whole run; where copying is refused, shows it to be copied by hand. Beside it open the
 * other ways to share a run.
 */
export function ShareButton({ lab }: { lab: Lab }) {
  const [outcome, setOutcome] = useState<CopyOutcome>('none');
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useDismissal(isOpen, root, button, () => setOpen(false));

  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome('none'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function share(): Promise<void> {
    setOpen(true);
    try {
      await navigator.clipboard.writeText(lab.address());
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }

  return (
    <div className="popover share" ref={root}>
      <button
        ref={button}
        type="button"
        className="text-button"
        title="Copies an address that holds this run: every setting, the seed and your changes"
        aria-expanded={isOpen}
        onClick={() => void share()}
      >
        {outcome === 'copied' ? 'Copied' : 'Share'}
      </button>
      <span className="visually-hidden" role="status">
        {outcome === 'copied' ? 'The address of this run was copied.' : ''}
      </span>
      {isOpen && (
        <Floating anchor={button} sides={BELOW} align="end" label="Share this run">
          <div className="stack">
            {outcome === 'refused' && (
              <label className="stack">
                This address holds the run; copy it:
                <input
                  className="share-address"
                  readOnly
                  autoFocus
                  value={lab.address()}
                  onFocus={(event) => event.currentTarget.select()}
                />
              </label>
            )}
            <OnDemand>
              <ShareWays lab={lab} />
            </OnDemand>
          </div>
        </Floating>
      )}
    </div>
  );
}
