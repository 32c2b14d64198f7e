import { useStore } from 'zustand';
import { parameterNames, parameters, type ParameterName } from '../../../spec/parameters.ts';
import { concerns as concernsData, dataSetOf, ownRows } from '../../../data/rows.ts';
import type { Parameter } from '../../../game/parameter.ts';
import { isSandbox, sandboxParameters } from '../../../game/sandbox/game.ts';
import { concerns } from '../../../rules/rows.ts';
import { networkText } from '../../../spec/network.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { grouped, setting } from '../../../ui/format.ts';
import { isPrice } from '../../../ui/labels.ts';
import { fetched } from '../../../ui/fetched.ts';
import { OnDemand } from '../../../ui/OnDemand.tsx';

const DATA = 'Data and run';

/** What a newcomer does not ask for yet. */
const ChoiceControls = fetched(async () => (await import('./ChoiceControls.tsx')).ChoiceControls);

interface Choices {
  readonly title: string;
  readonly holds: (name: ParameterName, parameter: Parameter, spec: RunSpec) => boolean;
  readonly summary: (spec: RunSpec) => string;
}

const ofData = (name: ParameterName): boolean =>
  name === 'split' || name === 'data' || Object.hasOwn(ownRows, name);

const label = (name: ParameterName, spec: RunSpec): string => {
  const parameter: Parameter = parameters[name];
  const option =
    'options' in parameter
      ? parameter.options.find(({ value }) => value === spec[name])
      : undefined;
  return option?.label ?? String(spec[name]);
};

const dynamics: Choices = {
  title: 'Dynamics',
  holds: (name, { group }, spec) =>
    (group === 'dynamics' && concerns(name, spec.dynamics)) || (group === 'game' && !isPrice(name)),
  summary: (spec) => `${label('dynamics', spec)}, rate ${setting(spec.lrS)}`,
};

/** Every parameter of the table that is not a price, in one of four places. */
const ofNetwork: readonly Choices[] = [
  {
    title: 'Interpretation of the benefit',
    holds: (_, { group }) => group === 'benefit',
    summary: benefitSummary,
  },
  dynamics,
  {
    title: 'Network',
    holds: (name, { group }) => (group === 'network' && !ofData(name)) || group === 'training',
    summary: (spec) => `${networkText(spec.network, dataSetOf(spec))}, ${label('optimizer', spec)}`,
  },
  {
    title: DATA,
    holds: (name, { group }, spec) =>
      (ofData(name) && concernsData(name, spec.data)) || group === 'run' || group === 'machine',
    summary: dataSummary,
  },
];

/** Without a network: what shapes the game in place of what trains the net. */
const ofSandbox: readonly Choices[] = [
  {
    title: 'The game',
    holds: (name, _, spec) => sandboxParameters(spec).some((shaping) => shaping === name),
    summary: (spec) => `${label('sandbox', spec)}, it stands still`,
  },
  dynamics,
  {
    title: 'Run',
    holds: (_, { group }) => group === 'run',
    summary: (spec) => `${spec.epochs} epochs of 100 steps, seed ${spec.seed}`,
  },
];

function dataSummary(spec: RunSpec): string {
  const { label, counts } = dataSetOf(spec);
  const train = counts.train - (spec.split === 'paper' ? 0 : counts.validation);
  return `${label}, ${grouped(train)} train, ${spec.epochs} epochs`;
}

function benefitSummary({ benefitSign, benefitGradient, benefitScale }: RunSpec): string {
  const slope = benefitGradient === 'theta' ? 's ∂L/∂s' : '∂L/∂s';
  const signed = { saliency: `|${slope}|`, descent: `−${slope}`, printed: `+${slope}` }[
    benefitSign
  ];
  return benefitScale === 'relative' ? `${signed}, relative to layer` : signed;
}

export function ClosedChoices({ lab, home }: { lab: Lab; home: RunSpec }) {
  const spec = useStore(lab.store, (state) => state.spec);
  const sandbox = isSandbox(spec);
  const places = sandbox ? ofSandbox : ofNetwork;
  const asksForFile = useStore(
    lab.store,
    ({ phase }) => phase === 'failed' && spec.data === 'own' && lab.ownData.heldFor(spec) === null,
  );
  const wasChosen = useStore(lab.ownData.store, ({ phase }) => phase === 'looking');
  return (
    <div className="closed-choices">
      {places.map(({ title, holds, summary }, index) => (
        <Disclosure
          key={title}
          title={title}
          summary={summary(spec)}
          // Where the run waits for a file, or one was dropped.
          startsOpen={sandbox ? index === 0 : title === DATA && (asksForFile || wasChosen)}
        >
          {() => (
            <OnDemand>
              <ChoiceControls
                lab={lab}
                home={home}
                names={(spec) =>
                  parameterNames.filter((name) => holds(name, parameters[name], spec))
                }
                first={index === 0}
                last={index === places.length - 1}
              />
            </OnDemand>
          )}
        </Disclosure>
      ))}
    </div>
  );
}
