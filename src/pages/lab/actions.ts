/** What buttons and keys do; failures are shown by the store, so the promises are let go. */
import { nextSeed } from '../../spec/checks.ts';
import type { SpecPatch } from '../../spec/spec.ts';
import type { Lab } from '../../state/lab.ts';

const ignore = () => undefined;

export const stepOnce = (lab: Lab): void => void lab.step(1).catch(ignore);

export const stepEpoch = (lab: Lab): void =>
  void lab.step(lab.store.getState().stepsPerEpoch).catch(ignore);

export const rewind = (lab: Lab): void => void lab.reset().catch(ignore);

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
  const { phase } = lab.store.getState();
  if (phase === 'playing') return lab.pause();
  if (phase === 'failed') retry(lab);
  if (phase === 'finished') rewind(lab);
  lab.play();
}
