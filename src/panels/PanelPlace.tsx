/** The place of one panel in a layout: what stands there while it is fetched, and a boundary around it. */
import { Suspense } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../state/lab.ts';
import { panelOf, type PanelId } from './registry.ts';
import { PanelBoundary } from './shared/PanelBoundary.tsx';
import { Waiting } from './shared/Waiting.tsx';

export function PanelPlace({ lab, id }: { readonly lab: Lab; readonly id: PanelId }) {
  const spec = useStore(lab.store, (state) => state.startSpec);
  const { title, standing, Picture } = panelOf(id);
  return (
    <PanelBoundary lab={lab}>
      <Suspense
        fallback={
          <Waiting
            title={typeof title === 'string' ? title : title(spec)}
            standing={standing?.(spec)}
          />
        }
      >
        <Picture lab={lab} />
      </Suspense>
    </PanelBoundary>
  );
}
