import { useStore } from 'zustand';
import { isSandbox } from '../../../game/sandbox/game.ts';
import type { Lab } from '../../../state/lab.ts';
import type { View } from '../../../state/store.ts';

/** What each view is called, with a network and without. */
const views: readonly (readonly [View, string, string])[] = [
  ['net', 'The net', 'The players'],
  ['game', 'The game behind it', 'The game'],
  ['runs', 'Runs', 'Runs'],
  ['map', 'Map', 'Map'],
  ['paper', 'Paper', 'Paper'],
];

export function ViewTabs({ lab }: { lab: Lab }) {
  const view = useStore(lab.store, (state) => state.view);
  const sandbox = useStore(lab.store, (state) => isSandbox(state.spec));
  return (
    <div className="panel-tabs view-tabs" role="group" aria-label="What the page shows">
      {views.map(([name, withNet, without]) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === view}
          onClick={() => lab.setView(name)}
        >
          {sandbox ? without : withNet}
        </button>
      ))}
    </div>
  );
}
