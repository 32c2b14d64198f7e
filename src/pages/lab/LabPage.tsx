import { Suspense, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import type { View } from '../../state/store.ts';
import { fetched } from '../../ui/fetched.ts';
import { FailureBoundary } from '../../ui/FailureBoundary.tsx';
import { Notices } from '../../ui/Notices.tsx';
import { PanelBoundary } from '../../panels/shared/PanelBoundary.tsx';
import { MissingView } from './views/MissingView.tsx';
import { NetView } from './views/NetView.tsx';
import { Sentence } from './sentence/Sentence.tsx';
import { TimeRow } from './time/TimeRow.tsx';
import { Transport } from './transport/Transport.tsx';
import { HelpOverlay } from './help/HelpOverlay.tsx';
import { useShortcuts } from './help/useShortcuts.ts';
import { ViewTabs } from './views/ViewTabs.tsx';
import { useRoom } from '../../ui/room.ts';
import './LabPage.css';

const OnPaper = fetched(async () => (await import('./sharing/OnPaper.tsx')).OnPaper);
const PageDrop = fetched(async () => (await import('./drop/PageDrop.tsx')).PageDrop);
const PriceDock = fetched(async () => (await import('./prices/PriceDock.tsx')).PriceDock);
const Offline = fetched(async () => (await import('./offline/Offline.tsx')).Offline);
/** Views of more than the run that is shown have a sentence of their own. */
const sentences = {
  runs: fetched(async () => (await import('./runs/RunsSentence.tsx')).RunsSentence),
  map: fetched(async () => (await import('./map/MapSentence.tsx')).MapSentence),
  paper: fetched(async () => (await import('./paper/PaperSentence.tsx')).PaperSentence),
} as const;

/** Loaded when first asked for: a newcomer's first page is small. */
const others = {
  game: {
    title: 'The game behind it',
    Shown: fetched(async () => (await import('./views/GameView.tsx')).GameView),
  },
  runs: {
    title: 'Runs',
    Shown: fetched(async () => (await import('./runs/RunsView.tsx')).RunsView),
  },
  map: {
    title: 'Map',
    Shown: fetched(async () => (await import('./map/MapView.tsx')).MapView),
  },
  paper: {
    title: 'Paper',
    Shown: fetched(async () => (await import('./paper/PaperView.tsx')).PaperView),
  },
} as const;

/** What nobody misses while it is not there. */
function Quiet({ children }: { readonly children: ReactNode }) {
  return (
    <FailureBoundary fallback={() => null}>
      <Suspense>{children}</Suspense>
    </FailureBoundary>
  );
}

function Headline({ lab, view }: Pick<OtherProps, 'lab'> & { readonly view: View }) {
  const usual = <Sentence lab={lab} />;
  // A failure and its Retry are said in every view.
  const hasFailed = useStore(lab.store, ({ phase }) => phase === 'failed');
  if (hasFailed || view === 'net' || view === 'game') return usual;
  const Own = sentences[view];
  return (
    <FailureBoundary fallback={() => usual}>
      <Suspense fallback={<section className="sentence" aria-label="What this view says" />}>
        <Own lab={lab} />
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
  const { title, Shown } = others[view];
  return (
    <FailureBoundary
      fallback={(error, retry) => <MissingView view={title} error={error} onRetry={retry} />}
    >
      <Suspense>
        <Shown lab={lab} narrow={narrow} />
      </Suspense>
    </FailureBoundary>
  );
}

/** What every view shares: the bar that moves the run, and what is happening in a sentence. */
export function LabPage({ lab, onPresent }: { lab: Lab; onPresent: () => void }) {
  const narrow = useRoom('narrow');
  const [helpOpen, setHelpOpen] = useState(false);
  const notices = useStore(lab.store, (state) => state.notices);
  const view = useStore(lab.store, (state) => state.view);
  useShortcuts(lab, { toggleHelp: () => setHelpOpen((open) => !open), onPresent });

  return (
    <div className="lab">
      <Transport lab={lab} onHelp={() => setHelpOpen(true)} />
      <TimeRow lab={lab} />
      <Notices notices={notices} onDismiss={(index) => lab.dismissNotice(index)} />
      <Quiet>
        <Offline lab={lab} />
      </Quiet>
      <main>
        <div className="headline">
          <Headline lab={lab} view={view} />
          <ViewTabs lab={lab} />
        </div>
        {narrow && (view === 'net' || view === 'game') && (
          <PanelBoundary lab={lab}>
            <Suspense fallback={<div className="price-dock price-dock-waiting" />}>
              <PriceDock lab={lab} />
            </Suspense>
          </PanelBoundary>
        )}
        {view === 'net' ? (
          <NetView lab={lab} narrow={narrow} />
        ) : (
          <OtherView key={view} lab={lab} narrow={narrow} view={view} />
        )}
      </main>
      <Quiet>
        <PageDrop lab={lab} />
      </Quiet>
      {/* Fetched at once, to be there before somebody prints. */}
      <Quiet>
        <OnPaper lab={lab} />
      </Quiet>
      <HelpOverlay lab={lab} open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
