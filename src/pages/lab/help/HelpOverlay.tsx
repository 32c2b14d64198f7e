import { useEffect, useRef } from 'react';
import type { Lab } from '../../../state/lab.ts';
import { fetched } from '../../../ui/fetched.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { OnDemand } from '../../../ui/OnDemand.tsx';
import './HelpOverlay.css';

const Keys = fetched(async () => (await import('./Keys.tsx')).Keys);

interface Props {
  readonly lab: Lab;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Opens at once, so that it can say what keeps its words from coming. */
export function HelpOverlay({ lab, open, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog className="help" ref={dialog} aria-labelledby="help-title" onClose={onClose}>
      <div className="help-head">
        <h2 id="help-title">Keys</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      {open && (
        <OnDemand>
          <Keys lab={lab} />
        </OnDemand>
      )}
    </dialog>
  );
}
