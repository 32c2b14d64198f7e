import { useState, type ReactNode } from 'react';
import { Icon } from './icons.tsx';
import './Disclosure.css';

interface Props {
  readonly title: string;
  /** What is chosen inside, in a few words. */
  readonly summary: string;
  /** Open from the start, and opened whenever it comes to be true; the visitor may close it. */
  readonly startsOpen?: boolean;
  /** Made when it is first opened. */
  readonly children: () => ReactNode;
}

export function Disclosure({ title, summary, startsOpen = false, children }: Props) {
  const [open, setOpen] = useState(startsOpen);
  const [asked, setAsked] = useState(startsOpen);
  if (asked !== startsOpen) {
    setAsked(startsOpen);
    if (startsOpen) setOpen(true);
  }
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  return (
    <details
      className="disclosure"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className="disclosure-mark">
          <Icon name="chevron" />
        </span>
        <span className="disclosure-title">{title}</span>
        <span className="disclosure-summary note" title={summary}>
          {summary}
        </span>
      </summary>
      <div className="disclosure-body">{wasOpen && children()}</div>
    </details>
  );
}
