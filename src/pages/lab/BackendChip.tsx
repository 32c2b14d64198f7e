import { useStore } from 'zustand';
import { parameters } from '../../game/parameters.ts';
import type { RunSpec } from '../../game/spec.ts';
import type { Lab } from '../../state/lab.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { change } from './actions.ts';

const names: Record<Exclude<RunSpec['backend'], 'auto'>, string> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};

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
            <b>{names[backend.name]}</b>
          </>
        )
      }
    >
      <BackendChoice lab={lab} />
    </Popover>
  );
}

export function BackendChoice({ lab }: { lab: Lab }) {
  const backend = useStore(lab.store, (state) => state.backend);
  const chosen = useStore(lab.store, (state) => state.spec.backend);
  const { name, options, help } = parameters.backend;
  return (
    <div className="stack">
      <p>{backend?.reason ?? 'It is being measured which of those that work here is fastest.'}</p>
      <Choice
        label={name}
        aside="needs a new run"
        help={help}
        options={options}
        value={chosen}
        onChange={(value) => change(lab, { backend: value as RunSpec['backend'] })}
      />
    </div>
  );
}
