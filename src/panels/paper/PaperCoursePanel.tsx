/** The paper's figure 1: four figures over the epochs, a line for each configuration, as it was measured here. */
import { useRef } from 'react';
import { paperEpochs, paperRows } from '../../evidence/paper.ts';
import { interpretations } from '../../spec/interpretations.ts';
import type { Lab } from '../../state/lab.ts';
import { fixed, grouped } from '../../ui/format.ts';
import { Panel } from '../shared/Panel.tsx';
import { useWidth } from '../shared/useWidth.ts';
import { CourseChart } from './CourseChart.tsx';
import { figures } from './figures.ts';
import { useStandings } from './useStandings.ts';

const NARROW = 460;
const WIDE = 900;
const GAP = 24;

const explain = () => [
  {
    words:
      'Lines are what came out here, epoch by epoch; diamonds are the end points that the paper’s table 2 reports. Violet: the price of size, β. Orange: the price of presence, γ. Dashed is the second of each.',
  },
  {
    words:
      'Test accuracy is with s as it is. Lines begin after the first epoch; before it all players are in.',
  },
];

export function PaperCoursePanel({ lab }: { readonly lab: Lab }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 960);
  const { interpretation, standings } = useStandings(lab);
  const columns = width >= WIDE ? 4 : width >= NARROW ? 2 : 1;
  const each = (width - GAP * (columns - 1)) / columns;
  const courses = standings.flatMap(({ row, run }) =>
    run?.course === undefined ? [] : [{ row, course: run.course }],
  );
  return (
    <Panel
      lab={lab}
      name="paper-course"
      title="Figure 1, as it comes out here"
      lines={explain}
      reading={`A line per configuration, under “${interpretations[interpretation].label}”. Diamonds: the paper’s end points.`}
    >
      <div ref={box} className="paper-figures-grid" style={{ '--columns': columns } as never}>
        {figures.map(({ title, unit, values, reported, range, digits }) => {
          const lines = courses.map(({ row, course }) => ({
            configuration: row.configuration,
            epochs: course.epochs,
            values: values(course),
          }));
          const marks = paperRows.flatMap((row) => {
            const value = reported?.(row);
            return value === undefined ? [] : [{ configuration: row.configuration, value }];
          });
          const [least, most] = range([
            ...lines.flatMap((line) => line.values),
            ...marks.map(({ value }) => value),
          ]);
          return (
            <CourseChart
              key={title}
              {...{ title, unit, lines, least, most }}
              width={each}
              epochs={paperEpochs}
              reported={marks}
              text={(value) => (digits === 0 ? grouped(value) : fixed(value, digits))}
            />
          );
        })}
      </div>
    </Panel>
  );
}
