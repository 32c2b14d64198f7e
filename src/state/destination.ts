/**
 * What a shared address says of the moment: the step that the run is to play to and the players that were
 * chosen. Both wait until the run is ready; whatever the hand does first takes their place.
 */
import type { AddressBar } from './addressBar.ts';
import type { Client } from './client.ts';
import { MAX_SELECTED } from './selection.ts';
import type { Session } from './session.ts';
import type { LabStore } from './store.ts';
import type { RunAddress } from './url.ts';

export interface Destination {
  /** Where the next run is to play to; null to play on. */
  readonly until: number | null;
  /** To be called before the run of an address is begun. */
  aim(address: Pick<RunAddress, 'until' | 'select'>): void;
  /** The hand has taken over: the step of the address no longer counts. */
  stay(): void;
  /** Chooses players in the run that stands. */
  choose(players: readonly number[]): void;
  /** Plays on to a later step of the run that stands, and pauses there. */
  goTo(step: number): void;
}

interface Parts {
  readonly store: LabStore;
  readonly client: Pick<Client, 'listen' | 'step'>;
  readonly session: Pick<Session, 'pause'>;
  readonly addressBar: Pick<AddressBar, 'restsAt'>;
}

export function createDestination({ store, client, session, addressBar }: Parts): Destination {
  let until: number | null = null;
  let select: readonly number[] = [];
  /** The step it is on its way to. */
  let target: number | null = null;
  let step = 0;

  function choose(players: readonly number[]): void {
    const { shown } = store.getState();
    const selected = players.map((player) => shown.indexOf(player)).filter((index) => index >= 0);
    if (selected.length > 0) store.setState({ selected: selected.slice(0, MAX_SELECTED) });
  }

  function goTo(later: number): void {
    if (later <= step) return;
    session.pause();
    target = later;
    // Of this very run: a step asked through the session would go to the one that replaces it.
    void client.step(later - step).catch(() => undefined);
  }

  client.listen((event) => {
    switch (event.type) {
      case 'ready': {
        [step, target] = [event.step, null];
        choose(select);
        const asked = until;
        [until, select] = [null, []];
        return goTo(asked ?? 0);
      }
      case 'stepped':
        [step, target] = [event.step, null];
        return addressBar.restsAt(step);
      case 'playing':
        step = event.step;
        if (event.playing) target = null;
        return addressBar.restsAt(event.playing ? null : (target ?? step));
      default:
        return;
    }
  });

  return {
    get until() {
      return until;
    },
    aim(address) {
      ({ until, select } = address);
    },
    stay() {
      if (until !== null) addressBar.restsAt(null);
      until = null;
    },
    choose,
    goTo,
  };
}
