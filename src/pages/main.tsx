import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { publishAutomation } from '../state/automation.ts';
import { createLab } from '../state/createLab.ts';
import '../ui/tokens.css';
import '../ui/modes.css';
import '../ui/base.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LabPage } from './lab/LabPage.tsx';
import { watchRoom } from '../ui/room.ts';
import './main.css';

watchRoom();
const lab = createLab();
publishAutomation(lab);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ErrorBoundary>
      <LabPage lab={lab} />
    </ErrorBoundary>
  </StrictMode>,
);
