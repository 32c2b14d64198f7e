/** Kept runs behind a picture over time: their script is fetched when there is one to draw. */
import type { RunView } from '../../state/lab.ts';
import type { Ghosts } from '../runs/ghosts.ts';

/** @returns what draws them, to be asked in each drawing; null while there is nothing to draw */
export function createBehind(lab: RunView): () => Ghosts | null {
  let ghosts: Ghosts | null = null;
  let isAsked = false;
  return () => {
    // Kept runs are of nets of this page.
    if (lab.live === null) return null;
    const { runs, isBehind } = lab.runs.store.getState();
    if (!isBehind || runs.length === 0) return null;
    if (!isAsked) {
      isAsked = true;
      import('../runs/ghosts.ts').then(
        (module) => {
          ghosts = module.createGhosts(lab);
          lab.drawLoop.markDirty();
        },
        // The picture is whole without them; the next drawing asks again.
        () => (isAsked = false),
      );
    }
    return ghosts;
  };
}
