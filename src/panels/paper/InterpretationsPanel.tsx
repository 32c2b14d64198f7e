/** Which interpretation is looked at: each with what it makes of the four rows, by what was measured before. */
import { useStore } from 'zustand';
import { paperRows } from '../../evidence/paper.ts';
import { interpretationHelp } from '../../spec/interpretationHelp.ts';
import { interpretationNames, interpretations } from '../../spec/interpretations.ts';
import type { Lab } from '../../state/lab.ts';
import { Panel } from '../shared/Panel.tsx';
import { sameRows, TOLERANCE, wholeTables } from './words.ts';

const explain = () => [
  {
    words: `The paper leaves several choices open; an interpretation answers all of them. A filled mark is a row of table 2 that comes out ${TOLERANCE} of accuracy and of pruning, a hollow one a row that does not, by one run each that was measured before.`,
  },
];

const named = (same: boolean | null): string =>
  same === null ? 'not measured' : same ? 'as printed' : 'otherwise';

export function InterpretationsPanel({ lab }: { readonly lab: Lab }) {
  const chosen = useStore(lab.paper, ({ interpretation }) => interpretation);
  const { whole, tried } = wholeTables();
  return (
    <Panel
      lab={lab}
      name="paper-interpretations"
      title="How the paper is read"
      lines={explain}
      reading={
        whole === 0
          ? `Of ${tried} interpretations measured, none gives all four rows of table 2.`
          : `Of ${tried} interpretations measured, ${whole} ${whole === 1 ? 'gives' : 'give'} all four rows.`
      }
    >
      <fieldset className="paper-readings">
        <legend className="visually-hidden">Interpretation of the four configurations</legend>
        {interpretationNames.map((name) => {
          const rows = sameRows(name);
          const words = rows.map((same, i) => `${paperRows[i].label} ${named(same)}`).join(', ');
          return (
            <label key={name} className="paper-reading" title={interpretationHelp[name]}>
              <input
                type="radio"
                name="paper-interpretation"
                value={name}
                checked={name === chosen}
                onChange={() => lab.paper.setState({ interpretation: name })}
              />
              <span>{interpretations[name].label}</span>
              <span className="visually-hidden">: {words}</span>
              <svg className="paper-reading-marks" viewBox="0 0 64 16" aria-hidden="true">
                {rows.map((same, i) => (
                  <circle
                    key={paperRows[i].configuration}
                    cx={8 + 16 * i}
                    cy={8}
                    r={same === null ? 1.5 : 4}
                    className={same === true ? 'paper-same' : 'paper-other'}
                  />
                ))}
              </svg>
            </label>
          );
        })}
      </fieldset>
      <p className="note" aria-hidden="true">
        A mark a row. Filled: as printed. Hollow: otherwise. Small: not measured.
      </p>
      <p className="note">{interpretationHelp[chosen]}</p>
    </Panel>
  );
}
