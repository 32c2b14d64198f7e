import { useStore } from 'zustand';
import { paperPlayers, paperRows } from '../../../evidence/paper.ts';
import { useStandings } from '../../../panels/paper/useStandings.ts';
import { tallyInWords, wholeTables } from '../../../panels/paper/words.ts';
import { interpretations } from '../../../spec/interpretations.ts';
import type { Lab } from '../../../state/lab.ts';
import { ViewSentence } from '../sentence/ViewSentence.tsx';

const span = (values: readonly number[]): string =>
  `${Math.min(...values)} to ${Math.max(...values)}`;

/** What the paper reports and what comes out here, where other views say what is happening. */
export function PaperSentence({ lab }: { lab: Lab }) {
  const { interpretation, standings } = useStandings(lab);
  const isPlaying = useStore(lab.tries.store, ({ tries }) =>
    tries.some(({ phase }) => phase === 'training'),
  );
  const { whole, tried } = wholeTables();
  return (
    <ViewSentence
      label="What the paper reports, and what comes out here"
      voice={
        <>
          The paper reports {span(paperRows.map(({ testAccuracy }) => testAccuracy))} % right with{' '}
          {span(paperRows.map(({ survivors }) => survivors))} of {paperPlayers} neurons left. Read “
          {interpretations[interpretation].label}”,{' '}
          {tallyInWords(standings).replace(/^./, (first) => first.toLowerCase())}
        </>
      }
      below={
        <>
          {whole === 0
            ? `None of ${tried} interpretations measured gives its whole table.`
            : `${whole} of ${tried} interpretations measured give its whole table.`}{' '}
          {isPlaying
            ? 'A run is being played beside the one that is shown.'
            : 'Run its four configurations here, or choose how the paper is read.'}
        </>
      }
    />
  );
}
