import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import type { View } from '../../state/store.ts';

const views: readonly (readonly [View, string])[] = [
  ['net', 'The net'],
  ['game', 'The game behind it'],
];

export function ViewTabs({ lab }: { lab: Lab }) {
  const view = useStore(lab.store, (state) => state.view);
  return (
    <div className="panel-tabs view-tabs" role="group" aria-label="What the page shows">
      {views.map(([name, words]) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === view}
          onClick={() => lab.setView(name)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
