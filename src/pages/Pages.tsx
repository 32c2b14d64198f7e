/** The page that the address asks for. Some pages lead to another without leaving the document (page.ts). */
import { useCallback, useEffect, useState } from 'react';
import { OnDemand } from '../ui/OnDemand.tsx';
import { LabPage } from './lab/LabPage.tsx';
import type { Go, PageProps } from './page.ts';
import { pageAsked } from './registry.ts';

export function Pages(lab: Pick<PageProps, 'openLab' | 'openedLab'>) {
  const [search, setSearch] = useState(location.search);
  useEffect(() => {
    const look = () => setSearch(location.search);
    window.addEventListener('popstate', look);
    return () => window.removeEventListener('popstate', look);
  }, []);
  const go = useCallback<Go>((next, hash = location.hash) => {
    // The mark of the run that is open stays with its address (state/addressBar.ts).
    history.pushState(history.state, '', `${location.pathname}${next}${hash}`);
    setSearch(next);
  }, []);
  const asked = pageAsked(search);
  if (asked === null) return <LabPage lab={lab.openLab()} onPresent={() => go('?present=run')} />;
  return (
    <OnDemand>
      <asked.Page asked={asked.asked} go={go} {...lab} />
    </OnDemand>
  );
}
