/** The controls of one of the closed choices, and what else is found there. */
import { Fragment } from 'react';
import { useStore } from 'zustand';
import { PanelBoundary } from '../../../panels/shared/PanelBoundary.tsx';
import { isSandbox } from '../../../game/sandbox/game.ts';
import type { ParameterName } from '../../../spec/parameters.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';
import { fetched } from '../../../ui/fetched.ts';
import { OnDemand } from '../../../ui/OnDemand.tsx';
import { ParameterControl } from '../../../ui/ParameterControl.tsx';
import { change } from '../actions.ts';

const GameFile = fetched(async () => (await import('./GameFile.tsx')).GameFile);
const RunFile = fetched(async () => (await import('../runs/RunFile.tsx')).RunFile);
const OwnFile = fetched(async () => (await import('../own/OwnFile.tsx')).OwnFile);

interface Props {
  readonly lab: Lab;
  readonly home: RunSpec;
  readonly names: (spec: RunSpec) => readonly ParameterName[];
  /** Whether it is the first, or the last, of the choices. */
  readonly first: boolean;
  readonly last: boolean;
}

export function ChoiceControls({ lab, home, names, first, last }: Props) {
  const spec = useStore(lab.store, (state) => state.spec);
  const rates = useStore(lab.store, (state) => state.rates);
  return (
    <PanelBoundary lab={lab}>
      {names(spec).map((name) => (
        <Fragment key={name}>
          <ParameterControl
            name={name}
            spec={spec}
            home={home}
            rates={rates}
            onChange={(patch, gesture) => change(lab, patch, gesture)}
          />
          {name === 'data' && (
            <OnDemand>
              <OwnFile lab={lab} />
            </OnDemand>
          )}
        </Fragment>
      ))}
      {isSandbox(spec) && first && (
        <OnDemand>
          <GameFile lab={lab} />
        </OnDemand>
      )}
      {last && (
        <OnDemand>
          <RunFile lab={lab} />
        </OnDemand>
      )}
    </PanelBoundary>
  );
}
