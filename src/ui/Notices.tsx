import { IconButton } from './IconButton.tsx';
import './Notices.css';

interface Props {
  readonly notices: readonly string[];
  readonly onDismiss: (index: number) => void;
}

/** Sentences the visitor should know of; each stays until dismissed. */
export function Notices({ notices, onDismiss }: Props) {
  return (
    <div className="notices" role="status" aria-label="Notices">
      {notices.map((notice, index) => (
        <p key={notice}>
          <span>{notice}</span>
          <IconButton icon="close" label="Dismiss this notice" onClick={() => onDismiss(index)} />
        </p>
      ))}
    </div>
  );
}
