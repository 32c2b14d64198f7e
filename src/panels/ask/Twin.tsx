/** The dense twin: what its training costs, how far it is, and the buttons that begin it and give it up. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { estimateTwin } from '../../spec/denseTwin.ts';
import type { Lab } from '../../state/lab.ts';
import { twinInWords } from './words.ts';

export function Twin({ lab }: { readonly lab: Lab }) {
  const twin = useStore(lab.store, (state) => state.twin);
  const startSpec = useStore(lab.store, (state) => state.startSpec);
  const epochs = useStore(lab.store, ({ spec }) => spec.epochs);
  const rates = useStore(lab.store, (state) => state.rates);
  const cost = useMemo(() => {
    const { secondsPerEpoch, isMeasured } = estimateTwin(startSpec, rates);
    return { seconds: epochs * secondsPerEpoch, isMeasured };
  }, [epochs, startSpec, rates]);
  return (
    <>
      <p className="ask-note">{twinInWords(twin, cost)}</p>
      <div className="ask-buttons">
        {(twin === null || twin.phase === 'gone') && (
          <button type="button" className="text-button" onClick={() => lab.denseTwin.train()}>
            Train the dense twin
          </button>
        )}
        {twin?.phase === 'training' && (
          <button type="button" className="text-button" onClick={() => lab.denseTwin.giveUp()}>
            Give it up
          </button>
        )}
      </div>
    </>
  );
}
