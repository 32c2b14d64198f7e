/** “Find me at least 96 % accuracy with the fewest players, moving γ from .25 to 16”: each of its values can be set. */
import { useId } from 'react';
import type { Goal } from '../../../spec/search/search.ts';
import { letterOf } from '../../../spec/search/words.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import { swept, type Swept } from '../../../state/runs/plan.ts';
import { isPrice, termOfPrice } from '../../../ui/labels.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { parameters } from '../../../spec/parameters.ts';
import { rangeOf, usualFigure, type Draft } from './draft.ts';

const GOALS: readonly (readonly [Goal['of'], before: string, unit: string, words: string])[] = [
  ['accuracy', 'at least', '%', 'accuracy, with the fewest players'],
  ['players', 'at most', '', 'players, at the best accuracy'],
  ['pruned', 'at least', '%', 'pruned, at the best accuracy'],
];

interface Props {
  readonly draft: Draft;
  readonly spec: RunSpec;
  /** Players that there are. */
  readonly of: number;
  readonly onChange: (draft: Draft) => void;
}

const colourOf = (name: Swept): string | undefined =>
  isPrice(name) ? termOfPrice(name).colour : undefined;

const nameOf = (name: Swept): string =>
  isPrice(name)
    ? `${termOfPrice(name).word} ${letterOf(name)}`
    : `${parameters[name].name.toLowerCase()} ${letterOf(name).replace('_', '')}`;

/** “η_s” as it is set in formulas. */
function Letter({ of }: { of: Swept }) {
  const [letter, below] = letterOf(of).split('_');
  return (
    <>
      {letter}
      {below !== undefined && <sub>{below}</sub>}
    </>
  );
}

export function FindSentence({ draft, spec, of, onChange }: Props) {
  const id = useId();
  const [, before, unit] = GOALS.find(([goal]) => goal === draft.of)!;
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const field = (label: string, value: number, onValue: (value: number) => void) => (
    <NumberField
      key={label}
      className="find-figure"
      label={label}
      value={value}
      onChange={onValue}
    />
  );
  return (
    <span className="find-sentence" role="group" aria-label="What is to be found">
      <span className="find-part">
        <label htmlFor={id}>{before}</label>
        {field(
          draft.of === 'players' ? 'Players, at most' : `Percent ${draft.of}, at least`,
          draft.figure,
          (figure) => set({ figure }),
        )}
        {unit}
        <select
          id={id}
          aria-label="What is wanted"
          value={draft.of}
          onChange={({ target }) => {
            const goal = target.value as Goal['of'];
            set({ of: goal, figure: usualFigure(goal, of) });
          }}
        >
          {GOALS.map(([goal, , , words]) => (
            <option key={goal} value={goal}>
              {words}
            </option>
          ))}
        </select>
      </span>
      <span className="find-part">
        moving
        <span className="panel-tabs find-moved" role="group" aria-label="Prices that are moved">
          {swept.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={draft.moved.includes(name)}
              aria-label={nameOf(name)}
              title={nameOf(name)}
              style={{ color: colourOf(name) }}
              onClick={() =>
                set({
                  moved: swept.filter((each) =>
                    each === name ? !draft.moved.includes(name) : draft.moved.includes(each),
                  ),
                })
              }
            >
              <Letter of={name} />
            </button>
          ))}
        </span>
      </span>
      {draft.moved.map((name) => {
        const [from, to] = rangeOf(name, draft, spec);
        const letter = letterOf(name);
        return (
          <span className="find-part find-range" key={name}>
            <span className="find-letter" style={{ color: colourOf(name) }}>
              <Letter of={name} />
            </span>
            from
            {field(`The lowest ${letter}`, from, (value) =>
              set({ ranges: { ...draft.ranges, [name]: [value, to] } }),
            )}
            to
            {field(`The highest ${letter}`, to, (value) =>
              set({ ranges: { ...draft.ranges, [name]: [from, value] } }),
            )}
          </span>
        );
      })}
      <span className="find-part find-budget">
        in
        {field('Tries', draft.tries, (tries) => set({ tries }))}
        {draft.moved.length > 1 ? 'settings, to' : 'tries of'}
        {field('Epochs of a try', draft.epochs, (epochs) => set({ epochs }))}
        epochs
      </span>
    </span>
  );
}
