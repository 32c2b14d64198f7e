/** Under which interpretation the paper's four configurations are looked at. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { InterpretationName } from '../spec/interpretations.ts';

export type PaperChoice = StoreApi<{ readonly interpretation: InterpretationName }>;

/** As printed, until somebody chooses another. */
export const createPaperChoice = (): PaperChoice =>
  createStore(() => ({ interpretation: 'printed-sgd' as InterpretationName }));
