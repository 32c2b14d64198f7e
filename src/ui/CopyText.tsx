import { useRef, useState } from 'react';
import './CopyText.css';

interface Props {
  /** For screen readers: what the text is. */
  readonly label: string;
  /** What the button says. */
  readonly button: string;
  readonly text: string;
  readonly rows: number;
}

const SAID = {
  nothing: '',
  copied: 'Copied.',
  refused: 'The browser does not let this page copy: the text is marked, to be copied by hand.',
} as const;

/** A text to be taken elsewhere, and a button that copies it; where that is refused it is marked. */
export function CopyText({ label, button, text, rows }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  /** What was copied, so that another text is not said to be. */
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly is: keyof typeof SAID }>({
    of: '',
    is: 'nothing',
  });

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome({ of: text, is: 'copied' });
    } catch {
      field.current?.select();
      setOutcome({ of: text, is: 'refused' });
    }
  }

  return (
    <div className="copy-text">
      <textarea ref={field} readOnly aria-label={label} rows={rows} value={text} />
      <button type="button" className="solid-button" onClick={() => void copy()}>
        {button}
      </button>
      <p className="note" role="status">
        {outcome.of === text ? SAID[outcome.is] : ''}
      </p>
    </div>
  );
}
