import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import type { View } from '../../state/store.ts';
import { fetched } from '../../ui/fetched.ts';
import { OnDemand } from '../../ui/OnDemand.tsx';
import { FailureBoundary } from '../../ui/FailureBoundary.tsx';
import { Notices } from '../../ui/Notices.tsx';
import { MissingView } from './views/MissingView.tsx';
import { NetView } from './views/NetView.tsx';
import { OnPaper } from './sharing/OnPaper.tsx';
import { PriceDock } from './prices/PriceDock.tsx';
import { Sentence } from './sentence/Sentence.tsx';
import { TimeRow } from './time/TimeRow.tsx';
import { Transport } from './transport/Transport.tsx';
import { useRetryableLazy } from '../../ui/useRetryableLazy.ts';
import { useShortcuts } from './help/useShortcuts.ts';
import { ViewTabs } from './views/ViewTabs.tsx';
import { useRoom } from '../../ui/room.ts';
import './LabPage.css';

const HelpOverlay = fetched(async () => (await import('./help/HelpOverlay.tsx')).HelpOverlay);

/** Loaded when first asked for: a newcomer's first page is small. */
const others = {
  game: {
    title: 'The game behind it',
    load: async () => (await import('./views/GameView.tsx')).GameView,
  },
  runs: { title: 'Runs', load: async () => (await import('./runs/RunsView.tsx')).RunsView },
} as const;

/** In place of what is happening: what the kept runs say together. */
const loadRunsSentence = async () => (await import('./runs/RunsSentence.tsx')).RunsSentence;

function Headline({ lab, view }: Pick<OtherProps, 'lab'> & { readonly view: View }) {
  const [RunsSentence] = useRetryableLazy(loadRunsSentence);
  const usual = <Sentence lab={lab} />;
  if (view !== 'runs') return usual;
  return (
    <FailureBoundary fallback={() => usual}>
      <Suspense fallback={<section className="sentence" aria-label="What the runs say" />}>
        <RunsSentence lab={lab} />
      </Suspense>
    </FailureBoundary>
  );
}

interface OtherProps {
  readonly lab: Lab;
  readonly narrow: boolean;
  readonly view: keyof typeof others;
}

/** A view whose script may be missing; the run knows nothing of it. */
function OtherView({ lab, narrow, view }: OtherProps) {
  const { title, load } = others[view];
  const [View, fetchAgain] = useRetryableLazy<Omit<OtherProps, 'view'>>(load);
  return (
    <FailureBoundary
      fallback={(error, retry) => (
        <MissingView
          view={title}
          error={error}
          onRetry={() => {
            fetchAgain();
            retry();
          }}
        />
      )}
    >
      <Suspense>
        <View lab={lab} narrow={narrow} />
      </Suspense>
    </FailureBoundary>
  );
}

const PageDrop = lazy(async () => ({ default: (await import('./drop/PageDrop.tsx')).PageDrop }));

/** What every view shares: the bar that moves the run, and what is happening in a sentence. */
export function LabPage({ lab }: { lab: Lab }) {
  const narrow = useRoom('narrow');
  const [helpOpen, setHelpOpen] = useState(false);
  const [wasHelpOpen, setWasHelpOpen] = useState(false);
  if (helpOpen && !wasHelpOpen) setWasHelpOpen(true);
  const notices = useStore(lab.store, (state) => state.notices);
  const view = useStore(lab.store, (state) => state.view);
  useShortcuts(lab, () => setHelpOpen((open) => !open));

  return (
    <div className="lab">
      <Transport lab={lab} onHelp={() => setHelpOpen(true)} />
      <TimeRow lab={lab} />
      <Notices notices={notices} onDismiss={(index) => lab.dismissNotice(index)} />
      <main>
        <div className="headline">
          <Headline lab={lab} view={view} />
          <ViewTabs lab={lab} />
        </div>
        {narrow && view !== 'runs' && <PriceDock lab={lab} />}
        {view === 'net' ? (
          <NetView lab={lab} narrow={narrow} />
        ) : (
          <OtherView key={view} lab={lab} narrow={narrow} view={view} />
        )}
      </main>
      <FailureBoundary fallback={() => null}>
        <Suspense>
          <PageDrop lab={lab} />
        </Suspense>
      </FailureBoundary>
      <OnPaper lab={lab} />
      {wasHelpOpen && (
        <OnDemand>
          <HelpOverlay open={helpOpen} onClose={() => setHelpOpen(false)} />
        </OnDemand>
      )}
    </div>
  );
}
