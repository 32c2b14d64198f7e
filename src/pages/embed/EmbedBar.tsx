/** The thin bar of an embed: play and pause, where the run stands, and the way to the lab. */
import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { PlayButton } from '../lab/transport/PlayButton.tsx';
import { useLive } from '../lab/useLive.ts';

const WRITES_PER_SECOND = 4;

/** This frame's address without what makes it an embed: the same run in the lab. */
function inLab(address: string): string {
  const url = new URL(address);
  url.search = '';
  return url.href;
}

function Counter({ lab }: { readonly lab: Lab }) {
  const epoch = useRef<HTMLElement>(null);
  const step = useRef<HTMLElement>(null);
  useLive(lab, WRITES_PER_SECOND, () => {
    const steps = lab.trajectory.latest?.step ?? 0;
    epoch.current!.textContent = (steps / lab.store.getState().stepsPerEpoch).toFixed(2);
    step.current!.textContent = grouped(steps);
  });
  return (
    <p className="counter">
      <span>
        epoch <b ref={epoch} />
      </span>{' '}
      <span className="embed-step">
        step <b ref={step} />
      </span>
    </p>
  );
}

/** @param address the page's, with the run in its hash, at the moment it is asked */
function ToLab({ address }: { readonly address: () => string }) {
  const [isForbidden, setForbidden] = useState(false);

  /** A sandbox may forbid windows, and says so to nobody who follows a link. */
  function open(event: MouseEvent<HTMLAnchorElement>): void {
    const { currentTarget: link } = event;
    link.href = inLab(address());
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const opened = window.open(link.href);
    if (opened !== null) opened.opener = null;
    setForbidden(opened === null);
  }

  return (
    <>
      <a
        className="text-button embed-open"
        href={inLab(address())}
        target="_blank"
        rel="noopener"
        title="This run with all its pictures and prices, in a tab of its own"
        onFocus={(event) => (event.currentTarget.href = inLab(address()))}
        onPointerDown={(event) => (event.currentTarget.href = inLab(address()))}
        onClick={open}
      >
        Open in the lab
      </a>
      {isForbidden && (
        <label className="embed-address">
          This frame may not open windows. The address:
          <input readOnly value={inLab(address())} onFocus={({ target }) => target.select()} />
        </label>
      )}
    </>
  );
}

interface Props {
  /** Null while the frame has not been in sight. */
  readonly lab: Lab | null;
  readonly children?: ReactNode;
}

export function EmbedBar({ lab, children }: Props) {
  return (
    <header className="embed-bar">
      {lab !== null && <PlayButton lab={lab} />}
      {lab !== null && <Counter lab={lab} />}
      {children}
      <ToLab address={() => lab?.address() ?? location.href} />
    </header>
  );
}
