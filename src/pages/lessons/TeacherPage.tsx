/** For whoever teaches: aims, times, what to ask and to expect, the prepared games, and where it comes from. */
import { writeHash } from '../../state/url.ts';
import type { Chapter, Screen, Setup } from './chapter.ts';
import { chapters, type ChapterId } from './chapters/registry.ts';
import { PAPER } from './paper.ts';
import { teachIn } from './words/teach/registry.ts';
import { useSpeech } from './words/words.ts';

/** All that the screens of a chapter play, with the screen that plays it. */
export const preparedIn = ({ screens }: Chapter): readonly (readonly [Screen, Setup])[] =>
  screens.flatMap((screen) =>
    [...screen.setups, ...(screen.choice === undefined ? [] : [screen.choice.setup])].map(
      (setup) => [screen, setup] as const,
    ),
  );

/** The lab with a game as the lesson begins it, played to where it has answered. */
export const labAddressOf = ({ spec, changes = [], steps }: Setup): string =>
  `./${writeHash(spec, changes, 'net', { until: steps })}`;

export function TeacherPage() {
  const { language } = useSpeech();
  const teach = teachIn[language];
  return (
    <>
      <p className="lesson-intro">{teach.intro}</p>
      <p>
        <a href="?present">{teach.presenter}</a>
      </p>
      <ul className="lesson-notes">
        {teach.classroom.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <ol className="lesson-teach">
        {chapters.map((chapter, index) => (
          <li key={chapter.id}>
            <ChapterNotes chapter={chapter} id={chapter.id} number={index + 1} />
          </li>
        ))}
      </ol>
      <h2>{teach.links}</h2>
      <ul className="lesson-notes">
        <li>
          {/* Another site, which is asked only when somebody follows this. */}
          <a href={PAPER.href} rel="noreferrer">
            {teach.paper}
          </a>
        </li>
        <li>
          <a href="./">{teach.theory}</a>
        </li>
        <li>
          <a href="./#v=1&view=paper">{teach.claims}</a>
        </li>
      </ul>
    </>
  );
}

interface NotesProps {
  readonly chapter: Chapter;
  readonly id: ChapterId;
  readonly number: number;
}

function ChapterNotes({ chapter, id, number }: NotesProps) {
  const speech = useSpeech();
  const teach = teachIn[speech.language];
  const words = speech.words.chapters[id];
  const { questions, misunderstandings, paper } = teach.chapters[id];
  return (
    <>
      <h2>
        <a href={`?lesson=${number}`}>
          {number} {words.title}
        </a>
      </h2>
      <p>
        <b>{teach.aim}:</b> {words.aim}
      </p>
      <p>
        <b>{teach.time}:</b> {speech.words.minutes(speech.number(chapter.minutes))}
      </p>
      <details>
        <summary>{teach.questions}</summary>
        <dl>
          {questions.map(({ ask, answer }) => (
            <div key={ask}>
              <dt>{ask}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      </details>
      <details>
        <summary>{teach.misunderstandings}</summary>
        <dl>
          {misunderstandings.map(({ said, so }) => (
            <div key={said}>
              <dt>
                <q>{said}</q>
              </dt>
              <dd>{so}</dd>
            </div>
          ))}
        </dl>
      </details>
      <details>
        <summary>{teach.prepared}</summary>
        <ul className="lesson-notes">
          {preparedIn(chapter).map(([screen, setup]) => (
            <li key={`${screen.id} ${setup.id}`}>
              <a href={labAddressOf(setup)}>{words.screens[screen.id]!.games[setup.id]!.title}</a>
            </li>
          ))}
        </ul>
      </details>
      <p>
        <b>{teach.inPaper}:</b> {paper}{' '}
        <a href={PAPER.href} rel="noreferrer">
          {PAPER.text}
        </a>
      </p>
    </>
  );
}
