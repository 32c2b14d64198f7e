import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { publishAutomation } from '../state/automation.ts';
import { createLab } from '../state/createLab.ts';
import type { Lab } from '../state/lab.ts';
import { thisPage } from '../state/place.ts';
import '../ui/tokens.css';
import '../ui/modes.css';
import '../ui/base.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { PageProps } from './page.ts';
import { Pages } from './Pages.tsx';
import { pageAsked } from './registry.ts';
import { watchPrinting } from '../ui/printing.ts';
import { watchRoom } from '../ui/room.ts';
import './main.css';
import './print.css';

watchRoom();
watchPrinting();

/** @returns what gives one lab, however many ask */
function oneLab(): Pick<PageProps, 'openLab' | 'openedLab'> {
  let lab: Lab | null = null;
  return {
    openLab(place = thisPage()) {
      if (lab !== null) return lab;
      lab = createLab(place);
      publishAutomation(lab);
      return lab;
    },
    openedLab: () => lab,
  };
}

const lab = oneLab();
// Before the document has loaded: whoever drives the page from outside finds the run's methods then, in every browser.
if (pageAsked(location.search) === null) lab.openLab();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ErrorBoundary>
      <Pages {...lab} />
    </ErrorBoundary>
  </StrictMode>,
);
