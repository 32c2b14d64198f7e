/** The paper's table 2 beside the same four configurations, run here. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { agreementOf, type Agreement } from '../../evidence/agreement.ts';
import { interpretations } from '../../spec/interpretations.ts';
import type { Lab } from '../../state/lab.ts';
import type { Try } from '../../state/runs/try.ts';
import { fixed, grouped, percent } from '../../ui/format.ts';
import { triesLeft } from '../../ui/triesLeft.ts';
import { shortened } from '../runs/coefficients.ts';
import { Panel } from '../shared/Panel.tsx';
import type { Standing } from './standing.ts';
import { useStandings } from './useStandings.ts';
import { accuracyText, differenceText, signed, TOLERANCE } from './words.ts';

const explain = () => [
  {
    words: `Left of each pair stands what table 2 of the paper reports, of one run each; right of it the same configuration here, seed 0, with its difference below. It counts as the same ${TOLERANCE}: runs that differ in their seed alone differ by about as much.`,
  },
  {
    words:
      'The paper leaves open how s and θ move, with which gradient, and where the costs act. Each interpretation is one set of answers. An arrow leads from the accuracy of the net as it is to the one after every s below ε is set to 0; a row is the same only if both are.',
  },
  {
    words:
      'A net that reads 11.35 % names the same digit always: it is dead, and a tenth of the test images show that digit.',
  },
];

export function PaperTablePanel({ lab }: { readonly lab: Lab }) {
  const { interpretation, standings } = useStandings(lab);
  const { tries } = useStore(lab.tries.store);
  const tryOf = ({ plan }: Standing): Try | null =>
    tries.find(({ label }) => label === plan.label) ?? null;
  return (
    <Panel
      lab={lab}
      name="paper-table"
      title="Table 2 of the paper, and the same runs here"
      lines={explain}
      reading={`Under the interpretation “${interpretations[interpretation].label}”. A difference above a point is set in bold.`}
    >
      <div className="paper-scroll" role="region" aria-label="Table 2" tabIndex={0}>
        <table className="paper-table">
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colSpan={2}>
                right, %
              </th>
              <th scope="colgroup" colSpan={2}>
                pruned, %
              </th>
              <th scope="colgroup" colSpan={2}>
                players left
              </th>
              <td />
            </tr>
            <tr className="note">
              <th scope="col">configuration</th>
              {['right', 'pruned', 'left'].flatMap((figure) => [
                <th key={`${figure} paper`} scope="col">
                  paper
                </th>,
                <th key={`${figure} here`} scope="col">
                  here
                </th>,
              ])}
              <th scope="col">from</th>
            </tr>
          </thead>
          <tbody>
            {standings.map((standing) => (
              <Row key={standing.row.configuration} standing={standing} played={tryOf(standing)} />
            ))}
          </tbody>
        </table>
      </div>
      <PlayTheFour lab={lab} standings={standings} />
    </Panel>
  );
}

/** “as the paper”, or by how much it is not. */
function Difference({ by, isSame }: { by: string; isSame: boolean }) {
  return (
    <span className={isSame ? 'paper-difference note' : 'paper-difference paper-differs'}>
      {isSame ? '≈ ' : '≠ '}
      {by}
      <span className="visually-hidden">{isSame ? ', the same' : ', another'}</span>
    </span>
  );
}

function Here({ text, agreement, of }: HereProps) {
  if (agreement === null) return <td className="paper-number">{text}</td>;
  const by =
    of === 'accuracy'
      ? differenceText(agreement)
      : signed(agreement[of], of === 'survivors' ? 0 : 2);
  const isSame = of === 'accuracy' ? agreement.isAccuracySame : agreement.isSparsitySame;
  return (
    <td className="paper-number">
      {text}
      <Difference by={by} isSame={isSame} />
    </td>
  );
}

interface HereProps {
  readonly text: string;
  readonly agreement: Agreement | null;
  readonly of: 'accuracy' | 'sparsity' | 'survivors';
}

function Row({ standing, played }: { readonly standing: Standing; readonly played: Try | null }) {
  const { row, run, plan } = standing;
  const final = run?.final ?? null;
  const agreement = agreementOf(row, run);
  const none = run?.ended === 'diverged' ? 'died' : '–';
  const survivors = final?.active.reduce((sum, count) => sum + count, 0) ?? 0;
  const { beta, gamma } = plan.spec;
  return (
    <tr>
      <th scope="row">
        {row.label}
        <span className="note paper-prices">
          β {String(beta)}, γ {String(gamma)}
        </span>
      </th>
      <td className="paper-number paper-printed">{fixed(row.testAccuracy, 2)}</td>
      <Here
        text={final === null ? none : accuracyText(final)}
        agreement={agreement}
        of="accuracy"
      />
      <td className="paper-number paper-printed">{fixed(row.sparsity, 2)}</td>
      <Here
        text={final === null ? none : percent(final.sparsity, 2)}
        agreement={agreement}
        of="sparsity"
      />
      <td className="paper-number paper-printed">{grouped(row.survivors)}</td>
      <Here
        text={final === null ? none : grouped(survivors)}
        agreement={agreement}
        of="survivors"
      />
      <td className="note">
        <From standing={standing} played={played} />
      </td>
    </tr>
  );
}

/** Where the figures of a row are from, or how far it is. */
function From({ standing, played }: { readonly standing: Standing; readonly played: Try | null }) {
  if (played?.phase === 'waiting') return <>waits</>;
  if (played?.phase === 'training')
    return (
      <progress
        value={played.steps === null ? undefined : played.step / played.steps}
        aria-label={
          played.steps === null
            ? `${played.label} is being prepared`
            : `${played.label}, step ${grouped(played.step)} of ${grouped(played.steps)}`
        }
      />
    );
  if (played?.phase === 'failed') return <>{played.why}</>;
  const { kept, run, made } = standing;
  if (kept !== null) return <>run here, “{shortened(kept.name)}”</>;
  return run === null ? <>not measured yet</> : <>measured before, {made}</>;
}

interface PlayProps {
  readonly lab: Lab;
  readonly standings: readonly Standing[];
}

function PlayTheFour({ lab, standings }: PlayProps) {
  const [said, setSaid] = useState('');
  const { tries, stepsPerSecond, isResting } = useStore(lab.tries.store);
  const labels = new Set(standings.map(({ plan }) => plan.label));
  const own = tries.filter(({ label }) => labels.has(label));
  /** What was asked for before them is played before them. */
  const untilOwn = tries.slice(0, tries.findLastIndex(({ label }) => labels.has(label)) + 1);
  const isGoing = own.some(({ phase }) => phase === 'waiting' || phase === 'training');
  const areKept = standings.every(({ kept }) => kept !== null);

  async function play(): Promise<void> {
    try {
      const count = await lab.tries.play(standings.map(({ plan }) => plan));
      setSaid(count === 0 ? 'All four are kept already, or are waiting.' : '');
    } catch (error) {
      setSaid((error as Error).message);
    }
  }

  return (
    <div className="paper-play">
      {isGoing ? (
        <>
          <span className="note">{triesLeft(untilOwn, stepsPerSecond, isResting)}</span>
          <button type="button" className="text-button" onClick={() => lab.tries.cancel(labels)}>
            Stop
          </button>
        </>
      ) : (
        <button
          type="button"
          className="solid-button"
          disabled={areKept}
          onClick={() => void play()}
        >
          Run the four here
        </button>
      )}
      <span className="note">
        {areKept
          ? 'All four were run here; they are among the kept runs.'
          : 'Four runs of 20 epochs, beside the run that is shown. Each is kept when it is done; those that are kept already are used as they are.'}
      </span>
      <p className="note" role="status">
        {said}
      </p>
    </div>
  );
}
