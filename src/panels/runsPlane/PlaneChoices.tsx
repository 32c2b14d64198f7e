/** What the plane shows across, and by what its runs are coloured. */
import type { ParameterName } from '../../spec/parameters.ts';
import { coefficientText, coefficientValue, isNumeric, longName } from '../runs/coefficients.ts';
import type { ToldRun } from '../runs/told.ts';

interface Props {
  /** By which runs differ. */
  readonly names: readonly ParameterName[];
  readonly groups: ToldRun['groups'];
  readonly group: number | null;
  readonly colourBy: ParameterName | null;
  readonly onGroup: (group: number | null) => void;
  readonly onColour: (name: ParameterName | null) => void;
}

export function PlaneChoices({ names, groups, group, colourBy, onGroup, onColour }: Props) {
  return (
    <div className="runs-plane-choices">
      {groups.length > 1 && (
        <label>
          across{' '}
          <select
            value={group ?? ''}
            onChange={({ target }) => onGroup(target.value === '' ? null : Number(target.value))}
          >
            <option value="">all players</option>
            {groups.map(({ name }, index) => (
              <option key={index} value={index}>
                {name.toLowerCase()}
              </option>
            ))}
          </select>
        </label>
      )}
      {names.length > 0 && (
        <label>
          colour{' '}
          <select
            value={colourBy ?? ''}
            onChange={({ target }) =>
              onColour(target.value === '' ? null : (target.value as ParameterName))
            }
          >
            <option value="">none</option>
            {names.map((name) => (
              <option key={name} value={name}>
                {longName(name)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** From the least to the most of what colours mean. */
export function ColourKey({
  runs,
  name,
}: {
  readonly runs: readonly ToldRun[];
  readonly name: ParameterName;
}) {
  const sorted = runs.toSorted((p, q) =>
    isNumeric(name)
      ? coefficientValue(p, name) - coefficientValue(q, name)
      : String(p.spec[name]) < String(q.spec[name])
        ? -1
        : 1,
  );
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <p className="panel-reading runs-colour-key">
      {longName(name)} {coefficientText(first, name)}
      <span className="runs-colour-ramp" aria-hidden="true" />
      {coefficientText(last, name)}
    </p>
  );
}
