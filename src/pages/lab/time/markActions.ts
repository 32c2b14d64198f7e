/** What a hand does to a mark; failures are shown by the store, so the promises are let go. */
import type { ChangeMark } from '../../../panels/participation/prices.ts';
import type { Lab } from '../../../state/lab.ts';
import { without, withMoved } from './script.ts';

const ignore = () => undefined;

const deedOf = ({ label }: ChangeMark, isMoved: boolean) =>
  ({ kind: 'script', label, isMoved }) as const;

/** The whole script of the run that is shown. */
const scriptOf = (lab: Lab) => {
  const { changes, scheduled } = lab.store.getState();
  return [...changes, ...scheduled];
};

export const removeMark = (lab: Lab, mark: ChangeMark): void =>
  void lab.time.revise(without(scriptOf(lab), mark), mark.step, deedOf(mark, false)).catch(ignore);

export const moveMark = (lab: Lab, mark: ChangeMark, to: number): void =>
  void lab.time
    .revise(withMoved(scriptOf(lab), mark, to), Math.min(mark.step, to), deedOf(mark, true))
    .catch(ignore);
