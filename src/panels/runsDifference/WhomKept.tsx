import { grouped } from '../../ui/format.ts';
import { A_ALONE, B_ALONE, BOTH, keepers, NEITHER, tally, type Ending } from './difference.ts';

interface Props {
  readonly a: Ending;
  readonly b: Ending;
  readonly width: number;
}

/** Of more players a mark each would be dust: they are counted. */
const MOST_MARKS = 1200;
const PITCH = { few: 18, many: 9 };
const FEW = 260;

const WORDS = [
  [BOTH, 'kept by both'],
  [A_ALONE, 'by A alone'],
  [B_ALONE, 'by B alone'],
  [NEITHER, 'by neither'],
] as const;

/** The same players in both: who is in at the end of which. */
export function WhomKept({ a, b, width }: Props) {
  const kept = keepers(a, b);
  const counts = tally(kept);
  const ends = a.groups.map((_, i) =>
    a.groups.slice(0, i + 1).reduce((sum, { count }) => sum + count, 0),
  );
  return (
    <div className="whom-kept">
      {a.groups.map(({ name, count }, i) => {
        const part = kept.subarray(ends[i] - count, ends[i]);
        const [, aAlone, bAlone, both] = tally(part);
        return (
          <figure key={i}>
            <figcaption>
              {name.toLowerCase()}: A {grouped(aAlone + both)}, B {grouped(bAlone + both)} of{' '}
              {grouped(count)}
            </figcaption>
            {kept.length <= MOST_MARKS ? (
              <Marks
                kept={part}
                width={width}
                pitch={kept.length <= FEW ? PITCH.few : PITCH.many}
              />
            ) : (
              <Shares kept={part} />
            )}
          </figure>
        );
      })}
      <ul className="whom-kept-key">
        {WORDS.map(([who, words]) => (
          <li key={who}>
            <svg viewBox="-8 -8 16 16" aria-hidden="true">
              <Mark who={who} x={0} y={0} radius={5} />
            </svg>
            <strong>{grouped(counts[who])}</strong> {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface MarksProps {
  readonly kept: Uint8Array;
  readonly width: number;
  readonly pitch: number;
}

function Marks({ kept, width, pitch }: MarksProps) {
  const columns = Math.max(1, Math.floor(width / pitch));
  const rows = Math.ceil(kept.length / columns);
  const marks = Array.from(kept, (who, i) => (
    <Mark
      key={i}
      who={who}
      x={((i % columns) + 0.5) * pitch}
      y={(Math.floor(i / columns) + 0.5) * pitch}
      radius={0.3 * pitch}
    />
  ));
  return (
    <svg
      viewBox={`0 0 ${columns * pitch} ${rows * pitch}`}
      style={{ width: `${(columns * pitch) / 16}rem` }}
      aria-hidden="true"
    >
      {marks}
    </svg>
  );
}

interface MarkProps {
  readonly who: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A disc for both, its left half for A, a dashed ring for B, a cross for neither. */
function Mark({ who, x, y, radius }: MarkProps) {
  if (who === NEITHER) {
    const r = 0.5 * radius;
    return (
      <path
        d={`M${x - r} ${y - r}l${2 * r} ${2 * r}m${-2 * r} 0l${2 * r} ${-2 * r}`}
        className="whom-neither"
      />
    );
  }
  if (who === BOTH) return <circle cx={x} cy={y} r={radius} className="whom-both" />;
  const ring = (
    <circle cx={x} cy={y} r={radius} className={who === B_ALONE ? 'whom-b' : 'whom-a'} />
  );
  return who === B_ALONE ? (
    ring
  ) : (
    <>
      {ring}
      <path
        d={`M${x} ${y - radius}a${radius} ${radius} 0 0 0 0 ${2 * radius}z`}
        className="whom-both"
      />
    </>
  );
}

/** Many players: how large a part each has. */
function Shares({ kept }: { readonly kept: Uint8Array }) {
  const counts = tally(kept);
  return (
    <div className="whom-shares" aria-hidden="true">
      {WORDS.map(([who]) => (
        <span key={who} className={`whom-share-${who}`} style={{ flexGrow: counts[who] }} />
      ))}
    </div>
  );
}
