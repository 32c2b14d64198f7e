/** The moments of a talk as they are shown one after another: the next is prepared while one is shown. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Theatre } from '../../state/watchedGame.ts';
import { moments } from './moments/registry.ts';
import { createStand, type Stand } from './stand.ts';

export interface Talk {
  /** What is shown; null before the first, and beyond the moments. */
  readonly store: StoreApi<{ readonly stand: Stand | null }>;
  /** @param place among the moments; one that was shown before stands as it was left */
  show(place: number): void;
  /** Brings what is shown to its prepared step once more. */
  again(): void;
  end(): void;
}

export function createTalk(theatre: Theatre): Talk {
  const stands = new Map<number, Stand>();
  const store = createStore<{ readonly stand: Stand | null }>(() => ({ stand: null }));
  let shownAt = -1;
  let stopListening = (): void => undefined;

  function standAt(place: number): Stand | null {
    const moment = moments[place];
    if (moment === undefined) return null;
    const stand = stands.get(place) ?? createStand(theatre, moment);
    stands.set(place, stand);
    return stand;
  }

  function show(place: number): void {
    stopListening();
    store.getState().stand?.pause();
    shownAt = place;
    const stand = standAt(place);
    store.setState({ stand });
    if (stand === null) return;
    const prepareNext = () => {
      if (stand.store.getState().phase !== 'preparing') standAt(place + 1);
    };
    stopListening = stand.store.subscribe(prepareNext);
    prepareNext();
  }

  return {
    store,
    show,
    again() {
      stands.get(shownAt)?.end();
      stands.delete(shownAt);
      show(shownAt);
    },
    end() {
      stopListening();
      for (const stand of stands.values()) stand.end();
      stands.clear();
      theatre.end();
      store.setState({ stand: null });
    },
  };
}
