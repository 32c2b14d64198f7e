/** A minus B: what one of two runs did better over the epochs, and whom each kept. */
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { coefficientText, longName, shortened, termOf, differing } from '../runs/coefficients.ts';
import type { ToldRun } from '../runs/told.ts';
import { useTold } from '../runs/useTold.ts';
import { Panel } from '../shared/Panel.tsx';
import { useWidth } from '../shared/useWidth.ts';
import { CourseChart } from './CourseChart.tsx';
import { accuracyOf, courseOf, fewShared, haveSamePlayers, prunedOf } from './difference.ts';
import { TwoDistributions } from './TwoDistributions.tsx';
import { useEndings } from './useEndings.ts';
import { WhomKept } from './WhomKept.tsx';
import './runsDifference.css';

const explainDifference = () => [
  {
    words:
      'Two runs, A and B, at the epochs at which both were tested. Press a or b on a row of the table, or hold a run in a picture; x swaps the two. Above zero A has more.',
  },
  {
    words:
      'Where both began with the same seed and the same net, player i of one is player i of the other, and it is shown who kept it. Runs that began differently share no players: then the distributions of s are compared.',
  },
];

const MOST_DIFFERENCES = 3;
/** Epochs that make a line. */
const FEWEST = 2;

/** “A γ 2.1, B γ 3.8”, of each coefficient in which they differ. */
function Differences({ a, b }: { readonly a: ToldRun; readonly b: ToldRun }) {
  const names = differing([a, b]);
  if (names.length === 0) return <>They have the same settings.</>;
  return (
    <>
      {names.slice(0, MOST_DIFFERENCES).map((name) => {
        const term = termOf(name);
        const style = term === null ? undefined : { color: `var(--${term})` };
        return (
          <span key={name}>
            <span style={style}>{longName(name)}</span>: <strong>A</strong>{' '}
            {shortened(coefficientText(a, name))}, <strong>B</strong>{' '}
            {shortened(coefficientText(b, name))}.{' '}
          </span>
        );
      })}
      {names.length > MOST_DIFFERENCES
        ? `${names.length - MOST_DIFFERENCES} more differ.`
        : 'All else is alike.'}
    </>
  );
}

export function RunsDifferencePanel({ lab }: { readonly lab: Lab }) {
  const { all } = useTold(lab);
  const ids = useStore(lab.runs.store);
  const a = all.find(({ id }) => id === ids.a) ?? null;
  const b = all.find(({ id }) => id === ids.b) ?? null;
  return (
    <Panel
      lab={lab}
      name="runs-difference"
      title="A minus B"
      lines={explainDifference}
      reading={
        a !== null && b !== null ? (
          <Differences a={a} b={b} />
        ) : (
          <>
            Choose two rows, or press <strong>a</strong> and <strong>b</strong> on them. What one
            did better, and which players it kept, will stand here.
          </>
        )
      }
    >
      {a !== null && b !== null && <Compared lab={lab} a={a} b={b} />}
    </Panel>
  );
}

interface ComparedProps {
  readonly lab: Lab;
  readonly a: ToldRun;
  readonly b: ToldRun;
}

function Compared({ lab, a, b }: ComparedProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 288);
  const endings = useEndings(lab, a, b);
  const accuracy = courseOf(a, b, accuracyOf);
  const pruned = courseOf(a, b, prunedOf);
  return (
    <div ref={box} className="runs-compared">
      {pruned.epochs.length < FEWEST && (
        <p className="panel-reading">{fewShared(accuracy, pruned)}</p>
      )}
      {accuracy.epochs.length >= FEWEST && (
        <CourseChart
          course={accuracy}
          width={width}
          title="Accuracy, points. Above zero A reads more"
        />
      )}
      {pruned.epochs.length >= FEWEST && (
        <CourseChart
          course={pruned}
          width={width}
          title="Pruned, points. Below zero B is smaller"
        />
      )}
      {endings !== null &&
        ('failure' in endings ? (
          <p className="panel-reading">{endings.failure}</p>
        ) : (
          <Endings {...{ lab, a, b, width, endings }} />
        ))}
    </div>
  );
}

interface EndingsProps extends ComparedProps {
  readonly width: number;
  readonly endings: Exclude<ReturnType<typeof useEndings>, null | { failure: string }>;
}

function Endings({ a, b, width, endings }: EndingsProps) {
  const { a: endA, b: endB } = endings;
  if (endA.participation.length === 0 || endB.participation.length === 0)
    return <p className="panel-reading">Nothing is told of the end of one of them.</p>;
  const areSame = haveSamePlayers(a, b) && endA.participation.length === endB.participation.length;
  const at = `at step ${grouped(endA.step)}${endA.step === endB.step ? '' : ` and ${grouped(endB.step)}`}`;
  return (
    <section>
      <h3>{areSame ? 'Whom each kept' : 'Where all stand'}</h3>
      <p className="panel-reading">
        {areSame
          ? `The same players at the start; ${at}.`
          : `They began differently and share no players; s ${at}.`}
      </p>
      {areSame ? (
        <WhomKept a={endA} b={endB} width={width} />
      ) : (
        <TwoDistributions a={endA} b={endB} width={width} />
      )}
    </section>
  );
}
