import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';
import './Disclosure.css';

interface Props {
  readonly title: string;
  /** What is chosen inside, in a few words. */
  readonly summary: string;
  readonly children: ReactNode;
}

export function Disclosure({ title, summary, children }: Props) {
  return (
    <details className="disclosure">
      <summary>
        <span className="disclosure-mark">
          <Icon name="chevron" />
        </span>
        <span className="disclosure-title">{title}</span>
        <span className="disclosure-summary note" title={summary}>
          {summary}
        </span>
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}
