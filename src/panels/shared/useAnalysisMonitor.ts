/** Has the frozen game looked at while the calling panel is on the page. */
import { useEffect } from 'react';
import type { Lab } from '../../state/lab.ts';

export function useAnalysisMonitor(lab: Lab): void {
  useEffect(() => lab.analysisMonitor.watch(), [lab]);
}
