import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { publishAutomation } from '../state/automation.ts';
import { createLab } from '../state/createLab.ts';
import { thisPage } from '../state/place.ts';
import '../ui/tokens.css';
import '../ui/modes.css';
import '../ui/base.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LabPage } from './lab/LabPage.tsx';
import { watchPrinting } from '../ui/printing.ts';
import { watchRoom } from '../ui/room.ts';
import './main.css';
import './print.css';

watchRoom();
watchPrinting();
const lab = createLab(thisPage());
publishAutomation(lab);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ErrorBoundary>
      <LabPage lab={lab} />
    </ErrorBoundary>
  </StrictMode>,
);
