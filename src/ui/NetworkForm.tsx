import { useState } from 'react';
import { newBlocks, rowsOf, withEnding, withNumber, withTokens } from '../spec/networkForm.ts';
import { NumberField } from './NumberField.tsx';
import './NetworkForm.css';

interface Props {
  /** The network as it is written, whether it can be read or not. */
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** The blocks of a network, one a row: numbers to change, blocks to put in and to take out. */
export function NetworkForm({ text, onChange }: Props) {
  const [chosen, setChosen] = useState(newBlocks[0]!.token);
  const rows = rowsOf(text);
  if (rows === null) return null;
  const tokens = rows.map(({ token }) => token);
  const write = (next: readonly string[]) => onChange(withTokens(text, next));
  const put = (at: number, token: string) =>
    write(tokens.map((old, index) => (index === at ? token : old)));
  const last = rows.length - 1;
  return (
    <>
      <ol className="network-form">
        {rows.map(({ token, title, numbers, ending }, at) => (
          // Rows are told apart by their place alone.
          <li key={at} className="network-form-row">
            <span className="network-form-title">{title}</span>
            {at === last ? (
              <span className="note">one output a class</span>
            ) : (
              <>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`Take out block ${at + 1}, ${title}`}
                  onClick={() => write(tokens.filter((_, index) => index !== at))}
                >
                  ✕
                </button>
                {numbers.length > 0 && (
                  <span className="network-form-numbers">
                    {numbers.map(({ label, value }, number) => (
                      <label key={label}>
                        <NumberField
                          label={`${label} of block ${at + 1}, ${title}`}
                          value={value}
                          onChange={(next) =>
                            put(at, withNumber(token, number, Math.max(0, Math.round(next))))
                          }
                        />
                        <span className="note">{label}</span>
                      </label>
                    ))}
                    {ending !== null && (
                      <label>
                        <input
                          type="checkbox"
                          checked={ending.isOn}
                          onChange={(event) => put(at, withEnding(token, event.target.checked))}
                        />
                        <span className="note">{ending.says}</span>
                      </label>
                    )}
                  </span>
                )}
              </>
            )}
          </li>
        ))}
      </ol>
      <p className="network-form-add">
        <select
          aria-label="Block to put in"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          {newBlocks.map(({ token, title }) => (
            <option key={token} value={token}>
              {title}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="text-button"
          onClick={() => write([...tokens.slice(0, last), chosen, ...tokens.slice(last)])}
        >
          Put in before the last
        </button>
      </p>
    </>
  );
}
