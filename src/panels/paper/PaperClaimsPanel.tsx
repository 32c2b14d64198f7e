/** What the paper claims, each with what came of it here and an address that shows it. */
import { useMemo } from 'react';
import { claims, type Shown } from '../../evidence/claims.ts';
import type { Judgement } from '../../evidence/judges.ts';
import { mismatches } from '../../evidence/paper.ts';
import { paperSpec } from '../../evidence/rows.ts';
import { interpretations, type InterpretationName } from '../../spec/interpretations.ts';
import { presets } from '../../spec/presets.ts';
import type { Lab } from '../../state/lab.ts';
import { writeHash } from '../../state/url.ts';
import { Panel } from '../shared/Panel.tsx';
import { runsOf } from './standing.ts';
import { useStandings } from './useStandings.ts';
import { MARKS } from './words.ts';

const explain = () => [
  {
    words:
      'Claims about runs are judged by the runs in the table, under the interpretation chosen there; those about the frozen game by theory. A link opens the lab at what it speaks of: another run takes the place of this one, which is kept.',
  },
];

const hashOf = (shown: Shown, interpretation: InterpretationName): string =>
  'hash' in shown ? shown.hash : writeHash(paperSpec(shown.configuration, interpretation), []);

/** What its words name, else what the claim is about. */
const shownOf = (shown: readonly Shown[], named: Judgement['named']): readonly Shown[] =>
  named === undefined
    ? shown
    : named.map((configuration) => ({ label: presets[configuration].label, configuration }));

export function PaperClaimsPanel({ lab }: { readonly lab: Lab }) {
  const { interpretation, standings } = useStandings(lab);
  const judged = useMemo(() => {
    const runs = runsOf(standings);
    return claims.map((claim) => ({ ...claim, ...claim.judge(runs) }));
  }, [standings]);
  const count = (verdict: (typeof judged)[number]['verdict']) =>
    judged.filter((claim) => claim.verdict === verdict).length;
  return (
    <Panel
      lab={lab}
      name="paper-claims"
      title="What the paper claims, and what comes of it here"
      lines={explain}
      reading={`Under “${interpretations[interpretation].label}”: ${count('supports')} supported, ${count('contradicts')} contradicted, ${count('cannot tell')} that cannot be told.`}
    >
      <ul className="paper-claims">
        {judged.map(({ id, says, section, verdict, measured, shown, named }) => (
          <li key={id} className="paper-claim">
            <span className={`paper-verdict paper-verdict-${verdict.replace(' ', '-')}`}>
              <span aria-hidden="true">{MARKS[verdict]}</span> {verdict}
            </span>
            <div>
              <p className="paper-says">
                {says} <span className="note">{section}</span>
              </p>
              <p>
                {measured}{' '}
                {shownOf(shown, named).map((each) => (
                  <a key={each.label} href={hashOf(each, interpretation)}>
                    {each.label}
                  </a>
                ))}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <h3>What does not add up in the paper itself</h3>
      <dl className="paper-mismatches">
        {mismatches.map(({ says, is }) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd>{is}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
