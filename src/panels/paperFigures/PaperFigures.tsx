import { useMemo } from 'react';
import { useStore } from 'zustand';
import { nearestPreset, presets } from '../../spec/presets.ts';
import { sparsityOf } from '../../game/summary.ts';
import type { Lab } from '../../state/lab.ts';
import { percent } from '../../ui/format.ts';
import './PaperFigures.css';

/** Where the run is one of the paper's four, what table 2 reports beside what the run has reached. */
export function PaperFigures({ lab }: { lab: Lab }) {
  const spec = useStore(lab.store, (state) => state.spec);
  const last = useStore(lab.store, (state) => state.evaluations.at(-1));
  const published = useMemo(() => {
    const { preset, changed } = nearestPreset(spec);
    return changed.length === 0 ? presets[preset].published : undefined;
  }, [spec]);
  if (published === undefined) return null;
  const frame = lab.trajectory.latest;
  return (
    <table className="paper-figures">
      <caption className="visually-hidden">This run beside the paper’s table 2</caption>
      <thead>
        <tr className="note">
          <td />
          <th scope="col">test accuracy</th>
          <th scope="col">pruned</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">paper, epoch 20</th>
          <td>{published.testAccuracy.toFixed(2)} %</td>
          <td>{published.sparsity.toFixed(2)} %</td>
        </tr>
        <tr>
          <th scope="row">this run so far</th>
          <td>{last === undefined ? '–' : `${percent(last.testAccuracy, 2)} %`}</td>
          <td>{frame === null ? '–' : `${percent(sparsityOf(frame.summaries), 2)} %`}</td>
        </tr>
      </tbody>
    </table>
  );
}
