/**
 * A hidden tab goes on training, or pauses and plays on when it is seen again, as the visitor chooses. That
 * pause is the page's, not the hand's: a run that is kept meanwhile (keeper.ts) comes back as one that plays.
 */
import type { Client } from './client.ts';
import { preference } from './preference.ts';
import type { LabStore, WhenHidden } from './store.ts';

const chosen = preference<WhenHidden>('pruning-game-when-hidden', ['goOn', 'pause']);

export const rememberedWhenHidden = (): WhenHidden => chosen.remembered();

/** What is asked of a page, or of a part of one. */
export interface VisiblePage {
  readonly hidden: boolean;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
}

export interface HiddenTab {
  /** What the visitor chooses. */
  choose(next: WhenHidden): void;
  /** The hand has paused: the run stays so when the tab is seen again. */
  stay(): void;
  /** Asked to play while nobody sees it and it is to pause then: it will, once it is seen. @returns whether it is so */
  waits(): boolean;
}

/** What plays beside the run that is shown. */
interface Beside {
  rest(): void;
  goOn(): void;
}

export function watchHiddenTab(
  store: LabStore,
  client: Pick<Client, 'play' | 'pause' | 'save'>,
  beside: readonly Beside[],
  page: VisiblePage,
): HiddenTab {
  function pauseIfHidden(): void {
    const { phase, whenHidden } = store.getState();
    if (!page.hidden || whenHidden !== 'pause') return;
    for (const each of beside) each.rest();
    if (phase !== 'playing') return;
    store.setState({ hiddenPause: true });
    client.pause();
  }

  page.addEventListener('visibilitychange', () => {
    if (page.hidden) {
      // A hidden tab may be thrown away without a word.
      client.save();
      pauseIfHidden();
      return;
    }
    for (const each of beside) each.goOn();
    if (store.getState().hiddenPause) {
      store.setState({ hiddenPause: false });
      const { phase } = store.getState();
      // The word of its pause may still be on its way.
      if (phase === 'paused' || phase === 'playing') client.play();
    }
  });
  // A page may be opened hidden, and a run may begin while it is.
  store.subscribe(({ phase }, before) => {
    if (phase !== before.phase) pauseIfHidden();
  });
  return {
    choose(next) {
      chosen.remember(next);
      store.setState({ whenHidden: next });
    },
    stay() {
      store.setState({ hiddenPause: false });
    },
    waits() {
      const { phase, whenHidden } = store.getState();
      if (!page.hidden || whenHidden !== 'pause' || phase !== 'paused') return false;
      store.setState({ hiddenPause: true });
      return true;
    },
  };
}
