/** “Find me”, below the map: what is wanted, the tries as they are made, and what they have found. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { FindPanel } from '../../../panels/find/FindPanel.tsx';
import { cutShortSentence } from '../../../spec/cutShort.ts';
import { playersOf } from '../../../spec/network.ts';
import { misfitOfSearch } from '../../../spec/search/found.ts';
import { nextStep } from '../../../spec/search/next.ts';
import { settingWords } from '../../../spec/search/words.ts';
import type { Finder } from '../../../state/find/finder.ts';
import type { Lab } from '../../../state/lab.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { roughDuration } from '../../../ui/format.ts';
import { draftOf, isOf, USUAL, wantedOf, type Draft } from './draft.ts';
import { FindAnswer } from './FindAnswer.tsx';
import { FindSentence } from './FindSentence.tsx';
import { FindTable } from './FindTable.tsx';
import './find.css';

const MORE = 4;

interface Props {
  readonly lab: Lab;
  readonly finder: Finder;
}

export function FindMe({ lab, finder }: Props) {
  const misfit = useStore(lab.store, ({ spec }) => misfitOfSearch(spec));
  return misfit === null ? <Search lab={lab} finder={finder} /> : <p className="note">{misfit}</p>;
}

function Search({ lab, finder }: Props) {
  const state = useStore(finder.store);
  const spec = useStore(lab.store, (lately) => lately.spec);
  const { asked, games, phase, trouble, secondsLeft } = state;
  /** Null while nobody has changed the sentence of the search that stands. */
  const [changed, setChanged] = useState<Draft | null>(null);
  const [said, setSaid] = useState('');
  const draft = changed ?? (asked === null ? USUAL : draftOf(asked.search));
  const wanted = wantedOf(draft, spec);
  const search = asked?.search ?? null;
  const isSame = isOf(wanted, search);
  const end = asked === null ? null : nextStep(asked.search, games, asked.of).end;
  const isSearching = phase === 'searching';

  function begin(): void {
    if (typeof wanted === 'string') return setSaid(wanted);
    try {
      finder.begin(spec, wanted);
      setChanged(null);
      setSaid('');
    } catch (error) {
      setSaid((error as Error).message);
    }
  }

  function putOnSliders(at: number): void {
    const game = games[at];
    if (game === undefined) return;
    void lab
      .set(game.setting)
      .then(() =>
        setSaid(`${settingWords(game.setting)} is on the sliders, for the run as it goes on.`),
      )
      .catch((error: Error) => setSaid(error.message));
  }

  const act = (words: string, onClick: () => void, isMain = false) => (
    <button type="button" className={isMain ? 'solid-button' : 'text-button'} onClick={onClick}>
      {words}
    </button>
  );
  const areTriesOfIt = search !== null && typeof wanted !== 'string' && wanted.tries > search.tries;
  const goesOn = isSame && !isSearching && asked !== null;
  const acts = isSearching
    ? act('Cancel', () => finder.cancel())
    : goesOn && phase === 'stopped'
      ? act(games.length === 0 ? 'Try' : 'Go on', () => finder.goOn(), true)
      : goesOn && areTriesOfIt
        ? act('Go on', () => finder.goOn(wanted.tries - search.tries), true)
        : goesOn && end === 'spent'
          ? act(`Try ${MORE} more`, () => finder.goOn(MORE))
          : goesOn
            ? null
            : act('Try', begin, true);

  return (
    <section className="find-me">
      <FindPanel
        lab={lab}
        finder={finder}
        onChoose={putOnSliders}
        sentence={
          <>
            <FindSentence
              draft={draft}
              spec={spec}
              of={asked?.of ?? playersOf(spec)}
              onChange={(next) => {
                setChanged(next);
                setSaid('');
              }}
            />
            <span className="find-said" role="status">
              {trouble ?? (said || cutShortSentence(spec, draft.epochs))}
            </span>
          </>
        }
        aside={
          <span className="find-acts">
            {asked !== null && (
              <span className="find-count">
                {countWords(asked.search.axes.length, asked.search.tries, games.length, phase)}
              </span>
            )}
            {isSearching && secondsLeft !== null && (
              <span className="note">{roughDuration(secondsLeft)} left at most</span>
            )}
            {acts}
          </span>
        }
        answer={
          asked !== null && (
            <FindAnswer
              lab={lab}
              asked={asked}
              state={state}
              onChoose={putOnSliders}
              onSay={setSaid}
            />
          )
        }
      />
      {asked !== null && games.length > 0 && (
        <Disclosure
          title="As a table"
          summary={`${games.length} ${games.length === 1 ? 'game' : 'games'}`}
        >
          {() => <FindTable asked={asked} state={state} />}
        </Disclosure>
      )}
    </section>
  );
}

/** “try 3 of 8”, “8 of 8 tries, done”; of several coefficients games are counted. */
function countWords(
  axes: number,
  tries: number,
  done: number,
  phase: 'searching' | 'stopped' | 'ended',
): string {
  if (axes > 1)
    return `${done} ${done === 1 ? 'game' : 'games'}${phase === 'ended' ? ', done' : ''}`;
  if (phase === 'searching') return `try ${done + 1} of ${tries}`;
  return `${done} of ${tries} tries${phase === 'ended' ? ', done' : ''}`;
}
