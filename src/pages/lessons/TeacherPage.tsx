/** For whoever teaches: aims, times, answers, and where it comes from. */
import { chapters } from './chapters/registry.ts';
import { useSpeech } from './words/words.ts';

export function TeacherPage() {
  const { words, number } = useSpeech();
  const { teach } = words;
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
      <ol className="lesson-list">
        {chapters.map(({ id, minutes }, index) => {
          const chapter = words.chapters[id];
          return (
            <li key={id}>
              <h2>
                <a href={`?lesson=${index + 1}`}>
                  {index + 1} {chapter.title}
                </a>
              </h2>
              <p>
                <b>{teach.aim}:</b> {chapter.aim}
              </p>
              <p>
                <b>{teach.time}:</b> {words.minutes(number(minutes))}
              </p>
              <details>
                <summary>{teach.answers}</summary>
                <ol className="lesson-notes">
                  {chapter.answers.map((answer) => (
                    <li key={answer}>{answer}</li>
                  ))}
                </ol>
              </details>
            </li>
          );
        })}
      </ol>
      <h2>{teach.links}</h2>
      <ul className="lesson-notes">
        <li>
          {/* Another site, which is asked only when somebody follows this. */}
          <a href="https://arxiv.org/abs/2512.22106" rel="noreferrer">
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
