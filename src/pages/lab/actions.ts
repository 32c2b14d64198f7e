/** What buttons and keys do; failures are shown by the store, so the promises are let go. */
import { nextSeed } from '../../spec/checks.ts';
import type { SpecPatch } from '../../spec/spec.ts';
import type { Lab } from '../../state/lab.ts';
import { isMoving } from '../../state/store.ts';

const ignore = () => undefined;

export const stepOnce = (lab: Lab): void => void lab.step(1).catch(ignore);

export const stepEpoch = (lab: Lab): void =>
  void lab.step(lab.store.getState().stepsPerEpoch).catch(ignore);

/** To the start of this very run, its changes still to come; it plays on from there if it was playing. */
export function rewind(lab: Lab): void {
  const playing = lab.store.getState().phase === 'playing';
  void lab.time
    .at(0)
    .then(() => (playing ? lab.play() : undefined))
    .catch(ignore);
}

/** The same steps again, every change among them: from the step shown, or where that is the last from the start. */
export function replay(lab: Lab): void {
  if (lab.store.getState().playedTo !== null) return lab.play();
  void lab.time
    .at(0)
    .then(() => lab.play())
    .catch(ignore);
}

/** From step 0 with the values as they stand, and none of the changes. */
export const restart = (lab: Lab): void => void lab.reset().catch(ignore);

/** What fails before a run begins is told by nobody else. */
const told = (lab: Lab) => (error: Error) => {
  if (lab.store.getState().phase !== 'failed') lab.say(`That could not be done. ${error.message}`);
};

export const undo = (lab: Lab): void => void lab.time.undo().catch(told(lab));
export const redo = (lab: Lab): void => void lab.time.redo().catch(told(lab));
export const goLive = (lab: Lab): void => void lab.time.live().catch(told(lab));

/** The next seed, so that a class can walk through the same ones; after the last comes the first. */
export const reseed = (lab: Lab): void =>
  void lab.reset({ seed: nextSeed(lab.store.getState().spec.seed) }).catch(ignore);

/** @param gesture the movement of the hand that it is part of */
export const change = (lab: Lab, patch: SpecPatch, gesture?: number): void =>
  void lab.set(patch, { gesture }).catch(ignore);

/** After a failure: what can be gone on with goes on. */
export const retry = (lab: Lab): void => void lab.retry().catch(ignore);

/** Plays or pauses; a run that is over begins again, one that failed is tried again. */
export function togglePlay(lab: Lab): void {
  const state = lab.store.getState();
  if (isMoving(state)) return lab.pause();
  if (state.phase === 'finished') return replay(lab);
  if (state.phase === 'failed') retry(lab);
  lab.play();
}
