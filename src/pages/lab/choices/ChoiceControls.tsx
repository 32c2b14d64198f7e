/** The controls of one of the closed choices, and what else is found there. */
import { Fragment } from 'react';
import { useStore } from 'zustand';
import { PanelBoundary } from '../../../panels/shared/PanelBoundary.tsx';
import { concerns as concernsData, ownRows } from '../../../data/rows.ts';
import type { Parameter } from '../../../game/parameter.ts';
import { sandboxParameters } from '../../../game/sandbox/game.ts';
import { concerns, ruleOf } from '../../../rules/rows.ts';
import { isGame, pricesThatAct } from '../../../spec/play.ts';
import { parameterNames, parameters, type ParameterName } from '../../../spec/parameters.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';
import { fetched } from '../../../ui/fetched.ts';
import { OnDemand } from '../../../ui/OnDemand.tsx';
import { isPrice } from '../../../ui/labels.ts';
import { ParameterControl } from '../../../ui/ParameterControl.tsx';
import { change } from '../actions.ts';

const GameFile = fetched(async () => (await import('./GameFile.tsx')).GameFile);
const RunFile = fetched(async () => (await import('../runs/RunFile.tsx')).RunFile);
const OwnFile = fetched(async () => (await import('../own/OwnFile.tsx')).OwnFile);

const ofData = (name: ParameterName): boolean =>
  name === 'split' || name === 'data' || Object.hasOwn(ownRows, name);

type Holds = (name: ParameterName, parameter: Parameter, spec: RunSpec) => boolean;

/** Which parameters stand where. */
const holds = {
  // Where no game is played nobody is judged by a benefit that could be chosen.
  benefit: (name, { group }, spec) =>
    group === 'benefit' && (isGame(spec) || name === 'granularity'),
  dynamics: (name, { group }, spec) =>
    (group === 'dynamics' &&
      concerns(name, spec.dynamics) &&
      !(name === 'lrS' && ruleOf(spec.dynamics).hasNoRate)) ||
    (group === 'game' && !isPrice(name) && pricesThatAct(spec).includes('gamma')),
  network: (name, { group }) => (group === 'network' && !ofData(name)) || group === 'training',
  data: (name, { group }, spec) =>
    (ofData(name) && concernsData(name, spec.data)) || group === 'run' || group === 'machine',
  game: (name, _, spec) => sandboxParameters(spec).some((shaping) => shaping === name),
  run: (_, { group }) => group === 'run',
} satisfies Record<string, Holds>;

export type Place = keyof typeof holds;

interface Props {
  readonly lab: Lab;
  readonly home: RunSpec;
  readonly place: Place;
  /** Whether it is the last of the choices. */
  readonly last: boolean;
}

export function ChoiceControls({ lab, home, place, last }: Props) {
  const spec = useStore(lab.store, (state) => state.spec);
  const rates = useStore(lab.store, (state) => state.rates);
  const isHere: Holds = holds[place];
  const names = parameterNames.filter((name) => isHere(name, parameters[name], spec));
  return (
    <PanelBoundary lab={lab}>
      {names.map((name) => (
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
      {place === 'game' && (
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
