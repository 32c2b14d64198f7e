/** The paper beside what comes out here: its table and figures, its claims, and the field's tables. */
import type { ReactNode } from 'react';
import { FieldPanel } from '../../../panels/paper/FieldPanel.tsx';
import { InterpretationsPanel } from '../../../panels/paper/InterpretationsPanel.tsx';
import { PaperClaimsPanel } from '../../../panels/paper/PaperClaimsPanel.tsx';
import { PaperCoursePanel } from '../../../panels/paper/PaperCoursePanel.tsx';
import { PaperEndPanel } from '../../../panels/paper/PaperEndPanel.tsx';
import { PaperTablePanel } from '../../../panels/paper/PaperTablePanel.tsx';
import { PanelBoundary } from '../../../panels/shared/PanelBoundary.tsx';
import type { Lab } from '../../../state/lab.ts';
import './PaperView.css';

export function PaperView({ lab }: { readonly lab: Lab }) {
  const bounded = (children: ReactNode) => <PanelBoundary lab={lab}>{children}</PanelBoundary>;
  return (
    <div className="paper-view">
      <div className="paper-top">
        {bounded(<PaperTablePanel lab={lab} />)}
        {bounded(<InterpretationsPanel lab={lab} />)}
      </div>
      {bounded(<PaperCoursePanel lab={lab} />)}
      {bounded(<PaperEndPanel lab={lab} />)}
      {bounded(<PaperClaimsPanel lab={lab} />)}
      {bounded(<FieldPanel lab={lab} />)}
    </div>
  );
}
