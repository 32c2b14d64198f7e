import { useRef } from 'react';
import { useStore } from 'zustand';
import { parameters } from '../../../spec/parameters.ts';
import { isSandbox } from '../../../game/sandbox/game.ts';
import { whyAllStay } from '../../../game/absorbing.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { WhenHidden } from '../../../state/store.ts';
import type { Lab } from '../../../state/lab.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { grouped } from '../../../ui/format.ts';
import { change } from '../actions.ts';
import { useLive } from '../useLive.ts';
import { backendNames } from './backendNames.ts';

/** How far the net has shrunk, or why it does not; empty before the first frame. */
function workSentence(lab: Lab): string {
  const share = lab.trajectory.latest?.workShare;
  if (share === undefined) return '';
  if (share > 0.995) {
    const { spec, backend } = lab.store.getState();
    return backend?.name === 'wasm'
      ? (whyAllStay(spec) ?? 'Each step uses the full net so far.')
      : 'Each step uses the full net, whoever is out.';
  }
  return `What is out for good is removed from the net: a step does ${Math.max(1, Math.round(100 * share))} % of its multiplications.`;
}

export function BackendChoice({ lab }: { lab: Lab }) {
  const backend = useStore(lab.store, (state) => state.backend);
  const chosen = useStore(lab.store, (state) => state.spec.backend);
  const sandbox = useStore(lab.store, (state) => isSandbox(state.spec));
  const engines = useStore(lab.store, (state) => state.engines);
  const work = useRef<HTMLParagraphElement>(null);
  useLive(lab, 2, () => {
    if (work.current !== null) work.current.textContent = workSentence(lab);
  });
  const { options, help } = parameters.backend;
  if (sandbox) return <p>{backend?.reason}</p>;
  return (
    <div className="stack">
      <p ref={work} />
      {engines.slice(0, -1).map(({ step, name }, index) => (
        <p key={step}>
          {backendNames[name]} computed the steps from {grouped(step)} to{' '}
          {grouped(engines[index + 1]?.step ?? step)}.
        </p>
      ))}
      <p>{backend?.reason ?? 'The page is measuring what computes fastest here.'}</p>
      <Choice
        label="What is to compute"
        aside="needs a new run"
        help={help}
        options={options}
        value={chosen}
        onChange={(value) => change(lab, { backend: value as RunSpec['backend'] })}
      />
      <HiddenTabChoice lab={lab} />
    </div>
  );
}

function HiddenTabChoice({ lab }: { lab: Lab }) {
  const whenHidden = useStore(lab.store, (state) => state.whenHidden);
  return (
    <Choice
      label="While this tab is hidden"
      help="What the run does while you look at another tab."
      options={[
        { value: 'goOn', label: 'goes on', help: 'It trains on, at the speed you chose.' },
        { value: 'pause', label: 'pauses', help: 'It pauses, and plays on when you come back.' },
      ]}
      value={whenHidden}
      onChange={(value) => lab.setWhenHidden(value as WhenHidden)}
    />
  );
}
