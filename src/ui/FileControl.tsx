import { useId, type ChangeEvent } from 'react';
import './FileControl.css';

interface Props {
  readonly label: string;
  /** Kinds of files that the browser offers; left out for all. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Whether a folder is chosen, with all that is in it. */
  readonly folder?: boolean;
  /** Ids of what is said of it. */
  readonly describedBy?: string;
  /** At least one. */
  readonly onFiles: (files: readonly File[]) => void;
}

/** Opens files of the visitor's. */
export function FileControl({ label, accept, multiple, folder, describedBy, onFiles }: Props) {
  const id = useId();
  function onChange({ target }: ChangeEvent<HTMLInputElement>): void {
    const files = Array.from(target.files ?? []);
    // The same file may be opened again after it was changed.
    target.value = '';
    if (files.length > 0) onFiles(files);
  }
  return (
    <>
      <label className="note" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="file-control"
        type="file"
        accept={accept}
        multiple={multiple}
        {...(folder ? { webkitdirectory: '' } : {})}
        aria-describedby={describedBy}
        onChange={onChange}
      />
    </>
  );
}
