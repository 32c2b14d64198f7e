import { useStore } from 'zustand';
import { ruleOf } from '../../../rules/rows.ts';
import { isGame } from '../../../spec/play.ts';
import { parameters, type ParameterName } from '../../../spec/parameters.ts';
import { dataSetOf } from '../../../data/rows.ts';
import type { Parameter } from '../../../game/parameter.ts';
import { isSandbox } from '../../../game/sandbox/game.ts';
import { networkText } from '../../../spec/network.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { grouped, setting } from '../../../ui/format.ts';
import { fetched } from '../../../ui/fetched.ts';
import { OnDemand } from '../../../ui/OnDemand.tsx';
import type { Place } from './ChoiceControls.tsx';

const DATA = 'Data and run';

/** What a newcomer does not ask for yet. */
const ChoiceControls = fetched(async () => (await import('./ChoiceControls.tsx')).ChoiceControls);

interface Choices {
  readonly title: string;
  readonly place: Place;
  readonly summary: (spec: RunSpec) => string;
}

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
  place: 'dynamics',
  summary: (spec) =>
    `${label('dynamics', spec)}${ruleOf(spec.dynamics).hasNoRate ? '' : `, rate ${setting(spec.lrS)}`}`,
};

/** Every parameter of the table that is not a price, in one of four places. */
const ofNetwork: readonly Choices[] = [
  {
    title: 'Interpretation of the benefit',
    place: 'benefit',
    summary: benefitSummary,
  },
  dynamics,
  {
    title: 'Network',
    place: 'network',
    summary: (spec) => `${networkText(spec.network, dataSetOf(spec))}, ${label('optimizer', spec)}`,
  },
  {
    title: DATA,
    place: 'data',
    summary: dataSummary,
  },
];

/** Without a network: what shapes the game in place of what trains the net. */
const ofSandbox: readonly Choices[] = [
  {
    title: 'The game',
    place: 'game',
    summary: (spec) => `${label('sandbox', spec)}, it stands still`,
  },
  dynamics,
  {
    title: 'Run',
    place: 'run',
    summary: (spec) => `${spec.epochs} epochs of 100 steps, seed ${spec.seed}`,
  },
];

function dataSummary(spec: RunSpec): string {
  const { label, counts } = dataSetOf(spec);
  const train = counts.train - (spec.split === 'paper' ? 0 : counts.validation);
  return `${label}, ${grouped(train)} train, ${spec.epochs} epochs`;
}

function benefitSummary(spec: RunSpec): string {
  const { benefitSign, benefitGradient, benefitScale } = spec;
  if (!isGame(spec)) return 'not used by this rule';
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
      {places.map(({ title, place, summary }, index) => (
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
                place={place}
                last={index === places.length - 1}
              />
            </OnDemand>
          )}
        </Disclosure>
      ))}
    </div>
  );
}
