/** A hidden tab goes on training, or pauses and plays on when it is seen again, as the visitor chooses. */
import { preference } from './preference.ts';
import type { Session } from './session.ts';
import type { LabStore } from './store.ts';

export type WhenHidden = 'goOn' | 'pause';

const chosen = preference<WhenHidden>('pruning-game-when-hidden', ['goOn', 'pause']);

export const rememberedWhenHidden = (): WhenHidden => chosen.remembered();

/** @returns takes in what the visitor chooses */
export function watchHiddenTab(
  store: LabStore,
  session: Pick<Session, 'play' | 'pause'>,
  page: Pick<Document, 'hidden' | 'addEventListener'> = document,
): (next: WhenHidden) => void {
  let pausedHere = false;
  page.addEventListener('visibilitychange', () => {
    const { phase, whenHidden } = store.getState();
    if (page.hidden && whenHidden === 'pause' && phase === 'playing') {
      pausedHere = true;
      session.pause();
    } else if (!page.hidden && pausedHere) {
      pausedHere = false;
      if (phase === 'paused') session.play();
    }
  });
  return (next) => {
    chosen.remember(next);
    store.setState({ whenHidden: next });
  };
}
