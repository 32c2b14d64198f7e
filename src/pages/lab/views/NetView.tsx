import { PanelPlace } from '../../../panels/PanelPlace.tsx';
import { PanelBoundary } from '../../../panels/shared/PanelBoundary.tsx';
import { useSituation } from '../../../panels/situation.ts';
import type { Lab } from '../../../state/lab.ts';
import { useRoom } from '../../../ui/room.ts';
import { Ledger } from '../ledger/Ledger.tsx';
import { panelsIn, type Column } from './netLayout.ts';

/** Cause left, mechanism centre, outcome right; in one column the mechanism comes first. */
export function NetView({ lab, narrow }: { lab: Lab; narrow: boolean }) {
  const wide = useRoom('wide');
  const situation = useSituation(lab);
  const column = (name: Column) => (
    <div key={name} className={name}>
      {panelsIn(name, situation, narrow || wide).map((id) => (
        <PanelPlace key={id} lab={lab} id={id} />
      ))}
    </div>
  );
  const cause = (
    <div key="cause" className="cause">
      <PanelBoundary lab={lab}>
        <Ledger lab={lab} />
      </PanelBoundary>
    </div>
  );
  const [mechanism, outcome] = [column('mechanism'), column('outcome')];
  return (
    <div className="columns">
      {narrow ? [mechanism, cause, outcome] : [cause, mechanism, outcome]}
    </div>
  );
}
