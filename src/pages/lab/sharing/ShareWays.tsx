/** Other ways to share a run than its address: as a QR code on the wall, and in a page of one's own. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Lab } from '../../../state/lab.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { EmbedForm } from './EmbedForm.tsx';
import { QrCode } from './QrCode.tsx';
import './ShareWays.css';

function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title, onClose, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current!.showModal(), []);
  return (
    <dialog
      className="share-dialog"
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      // Its keys are its own: Escape closes it alone, and none moves the run behind it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="share-head">
        <h2>{title}</h2>
        <IconButton icon="close" label="Close" onClick={() => dialog.current!.close()} />
      </div>
      {children}
    </dialog>
  );
}

const ways = {
  qr: { button: 'QR code', title: 'This run as a QR code', Shown: QrCode },
  embed: { button: 'Embed', title: 'This run in a page of yours', Shown: EmbedForm },
} as const;

export function ShareWays({ lab }: { readonly lab: Lab }) {
  const [way, open] = useState<keyof typeof ways | null>(null);
  /** The run as it stood when it was opened. */
  const [address, setAddress] = useState('');
  const { title, Shown } = ways[way ?? 'qr'];
  return (
    <>
      <p className="share-ways">
        <span className="muted">Or as</span>
        {(['qr', 'embed'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="text-button"
            onClick={() => {
              setAddress(lab.address());
              open(each);
            }}
          >
            {ways[each].button}
          </button>
        ))}
      </p>
      {way !== null && (
        <Dialog title={title} onClose={() => open(null)}>
          <Shown lab={lab} address={address} />
        </Dialog>
      )}
    </>
  );
}
