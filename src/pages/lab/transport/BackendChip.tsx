import { useStore } from 'zustand';
import type { Lab } from '../../../state/lab.ts';
import { fetched } from '../../../ui/fetched.ts';
import { Icon } from '../../../ui/icons.tsx';
import { OnDemand } from '../../../ui/OnDemand.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { backendNames } from './backendNames.ts';

const BackendChoice = fetched(async () => (await import('./BackendChoice.tsx')).BackendChoice);

/** What computes; on demand why, and the choice of another. */
export function BackendChip({ lab }: { lab: Lab }) {
  const backend = useStore(lab.store, (state) => state.backend);
  const failed = useStore(lab.store, ({ phase }) => phase === 'failed');
  return (
    <Popover
      className="backend"
      label="What computes, and why"
      button={
        backend === null ? (
          <span className="muted">{failed ? 'nothing computes' : 'choosing what computes'}</span>
        ) : (
          <>
            <span className="backend-tick">
              <Icon name="check" />
            </span>
            <b>{backendNames[backend.name]}</b>
          </>
        )
      }
    >
      <OnDemand>
        <BackendChoice lab={lab} />
      </OnDemand>
    </Popover>
  );
}
