import type { Lab } from '../../state/lab.ts';
import { isOfManyRuns, pageAddress, runsInWords } from './manyRuns.ts';
import type { About } from './figure/figure.ts';

/** What is said with the figure of a panel: its heading, its words for screen readers, and where it is from. */
export function aboutOf(lab: Lab, panel: Element): About {
  const wordsOf = (selector: string) =>
    Array.from(panel.querySelectorAll(selector), ({ textContent }) => textContent.trim());
  const [title = ''] = wordsOf('.panel-head');
  const isOfMany = isOfManyRuns((panel as HTMLElement).dataset.picture ?? '');
  const step = lab.trajectory.latest?.step ?? 0;
  const said = [...wordsOf('.reading-standing, .panel-reading:not(:has(.reading-standing))')];
  return {
    title,
    description: [
      ...said,
      ...wordsOf('p.panel-spoken'),
      isOfMany ? `${runsInWords(lab)}.` : `Step ${step}.`,
    ]
      .filter(Boolean)
      .join(' '),
    from: isOfMany ? `The Pruning Game · ${runsInWords(lab)}` : 'The Pruning Game',
    address: isOfMany ? pageAddress(lab) : lab.address(),
  };
}
