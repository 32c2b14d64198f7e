/**
 * What a shared address says of the moment: the step that the run is to play to and the players that were
 * chosen. Both wait until the run is ready; whatever the hand does first takes their place. Trouble on the way
 * does not: the run that comes back goes on to the same step.
 */
import type { PlayerId } from '../game/players.ts';
import { isDrawn } from '../game/shown.ts';
import { checkPatch, needsRestart, type SpecPatch } from '../spec/spec.ts';
import type { AddressBar } from './addressBar.ts';
import type { Client } from './client.ts';
import { MAX_SELECTED } from './selection.ts';
import type { NoticeBoard } from './notices.ts';
import type { ShownRun } from './shownRun.ts';
import type { LabStore } from './store.ts';
import type { RunAddress } from './url.ts';

export interface Destination {
  /** Where the run is to play to; null to play on. */
  readonly until: number | null;
  /** To be called before the run of an address is begun. */
  aim(address: Pick<RunAddress, 'until' | 'select'>): void;
  /** The hand has taken over: the step of the address no longer counts. */
  stay(): void;
  /** To be called before the hand's change is made: one that needs another run goes to no step of this one. */
  heed(change: SpecPatch): void;
  /** Chooses players in place of those that are chosen; says so of those that the run does not show. */
  choose(players: readonly PlayerId[]): void;
  /** Plays on to a later step of the run that stands, and pauses there. */
  goTo(step: number): void;
}

interface Parts {
  readonly store: LabStore;
  readonly client: Pick<Client, 'listen' | 'step' | 'freeze'>;
  readonly run: Pick<ShownRun, 'pause'>;
  readonly notices: Pick<NoticeBoard, 'notify'>;
  readonly addressBar: Pick<AddressBar, 'restsAt' | 'write'>;
}

export function createDestination({ store, client, run, notices, addressBar }: Parts): Destination {
  /** Kept until it is reached, so that a run which fails on the way comes back with it. */
  let until: number | null = null;
  let select: readonly PlayerId[] = [];
  let playing = false;

  function arrive(): void {
    until = null;
    // A run that is on its way to where it is to stand goes on to there, whatever the address said.
    if (!isPreparing()) store.setState({ goingTo: null });
  }

  const isPreparing = () => store.getState().phase === 'preparing';

  function choose(players: readonly PlayerId[]): void {
    if (isPreparing()) {
      select = players;
      return;
    }
    const { shown, layers } = store.getState();
    const isShown = (player: PlayerId) => isDrawn({ players: shown, layers }, player);
    store.setState({ selected: players.filter(isShown).slice(0, MAX_SELECTED) });
    const others = players.filter((player) => !isShown(player));
    if (others.length > 0) notices.notify(notShown(others));
  }

  // Of this very run: a step asked through the shown run would go to the one that replaces it.
  function stepOn(count: number, to: number): void {
    store.setState({ goingTo: to });
    void client.step(count).catch(() => undefined);
  }

  async function goTo(later: number): Promise<void> {
    until = later;
    run.pause();
    if (isPreparing()) return;
    // Answered after all that is under way, so its step is where the run has stopped.
    const { step } = await client.freeze();
    if (until !== later) return;
    if (later > step) return stepOn(later - step, later);
    arrive();
    addressBar.restsAt(step);
  }

  function receiveReady(step: number): void {
    playing = false;
    // The hand may have chosen others meanwhile.
    if (store.getState().selected.length === 0) choose(select);
    select = [];
    if (until !== null && until <= step) arrive();
    addressBar.restsAt(until ?? step);
    addressBar.write();
    if (until === null) return;
    run.pause();
    stepOn(until - step, until);
  }

  client.listen((event) => {
    switch (event.type) {
      case 'ready':
        return receiveReady(event.step);
      case 'stepped':
        // Steps that were asked for before may be answered on the way, or when it plays again.
        if (until !== null && event.step >= until) arrive();
        return playing ? undefined : addressBar.restsAt(until ?? event.step);
      case 'playing':
        playing = event.playing;
        if (playing) arrive();
        return addressBar.restsAt(playing ? null : (until ?? event.step));
      default:
        return;
    }
  });

  function stay(): void {
    if (until !== null) addressBar.restsAt(null);
    arrive();
  }

  return {
    get until() {
      return until;
    },
    aim(address) {
      ({ until, select } = address);
      store.setState({ selected: [], goingTo: null });
    },
    stay,
    heed(change) {
      if (needsRestart(checkPatch(change, store.getState().spec).patch)) stay();
    },
    choose,
    // What fails is told by the run that failed.
    goTo: (step) => void goTo(step).catch(() => undefined),
  };
}

const notShown = (players: readonly PlayerId[]): string =>
  players.length === 1
    ? `Player ${players[0]} is not among the players shown, so it was not selected.`
    : `Players ${players.join(', ')} are not among the players shown, so they were not selected.`;
