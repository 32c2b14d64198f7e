import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { publishAutomation } from '../state/automation.ts';
import { createLab } from '../state/createLab.ts';
import type { Lab } from '../state/lab.ts';
import { thisPage, type Place } from '../state/place.ts';
import '../ui/tokens.css';
import '../ui/modes.css';
import '../ui/base.css';
import { OnDemand } from '../ui/OnDemand.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LabPage } from './lab/LabPage.tsx';
import { pageAsked } from './registry.ts';
import { watchPrinting } from '../ui/printing.ts';
import { watchRoom } from '../ui/room.ts';
import './main.css';
import './print.css';

watchRoom();
watchPrinting();

/** @returns what gives one lab, however many ask */
function oneLab(): (place?: Place) => Lab {
  let lab: Lab | null = null;
  return (place = thisPage()) => {
    if (lab !== null) return lab;
    lab = createLab(place);
    publishAutomation(lab);
    return lab;
  };
}

const openLab = oneLab();
const asked = pageAsked(location.search);
const page =
  asked === null ? (
    <LabPage lab={openLab()} />
  ) : (
    <OnDemand>
      <asked.Page asked={asked.asked} openLab={openLab} />
    </OnDemand>
  );

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ErrorBoundary>{page}</ErrorBoundary>
  </StrictMode>,
);
