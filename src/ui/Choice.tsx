import type { Option } from '../game/parameter.ts';
import './Choice.css';

interface Props {
  /** Of no other choice on the page. */
  readonly label: string;
  readonly hideLabel?: boolean;
  /** Said beside the label, muted: “needs a new run”. */
  readonly aside?: string;
  readonly help?: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of a few: radio buttons, with what the chosen one means below. */
export function Choice({ label, hideLabel = false, aside, help, options, value, onChange }: Props) {
  const chosen = options.find((option) => option.value === value);
  return (
    <fieldset className="choice">
      <legend className={hideLabel ? 'visually-hidden' : 'choice-label'}>
        {label}
        {aside !== undefined && <span className="note"> {aside}</span>}
      </legend>
      {help !== undefined && <p className="note">{help}</p>}
      <div className="choice-options">
        {options.map((option) => (
          <label key={option.value} className="choice-option" title={option.help}>
            <input
              type="radio"
              // Stable, because a browser keeps the name of every group for as long as the document lives.
              name={label}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {chosen !== undefined && <p className="note choice-meaning">{chosen.help}</p>}
    </fieldset>
  );
}
