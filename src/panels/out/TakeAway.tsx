/** The button beside a panel's heading that takes its numbers and its picture away; what it opens is fetched then. */
import { Suspense } from 'react';
import type { Lab } from '../../state/lab.ts';
import { FailureBoundary } from '../../ui/FailureBoundary.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { Side } from '../../ui/placement.ts';
import { Popover } from '../../ui/Popover.tsx';
import { useRetryableLazy } from '../../ui/useRetryableLazy.ts';
import { useChosenId } from '../shared/useChosen.ts';
import type { PictureName } from './registry.ts';
import './takeAway.css';

const loadMenu = async () => (await import('./TakeAwayMenu.tsx')).TakeAwayMenu;

const BELOW_OR_ABOVE: readonly Side[] = ['below', 'above'];

interface Props {
  readonly lab: Lab;
  readonly name: PictureName;
  /** The panel's heading. */
  readonly of: string;
}

export function TakeAway({ lab, name, of }: Props) {
  // Here, not in the menu: pictures of one player keep theirs from the moment they are there.
  const chosen = useChosenId(lab);
  const [Menu, fetchAgain] = useRetryableLazy(loadMenu);
  return (
    <Popover
      className="take-away"
      sides={BELOW_OR_ABOVE}
      label={`Take away: ${of}`}
      button={
        <>
          <Icon name="take" />
          <span className="visually-hidden">Take away: {of}</span>
        </>
      }
    >
      {(close) => (
        <FailureBoundary
          fallback={(error, retry) => (
            <div role="alert">
              <p>
                This could not be loaded. Check the connection, then try again. The browser said:{' '}
                {error.message}
              </p>
              <button
                type="button"
                className="text-button"
                onClick={() => {
                  fetchAgain();
                  retry();
                }}
              >
                Try again
              </button>
            </div>
          )}
        >
          <Suspense fallback={<p>One moment …</p>}>
            <Menu lab={lab} name={name} of={of} chosen={chosen} close={close} />
          </Suspense>
        </FailureBoundary>
      )}
    </Popover>
  );
}
