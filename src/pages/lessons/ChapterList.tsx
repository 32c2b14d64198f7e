/** All chapters with what is done of each. */
import { useStore } from 'zustand';
import type { LessonProgress } from '../../state/lessonProgress.ts';
import { chapters } from './chapters/registry.ts';
import { doneOf } from './progress.ts';
import { useSpeech } from './words/words.ts';

export function ChapterList({ progress }: { readonly progress: LessonProgress }) {
  const { words, number } = useSpeech();
  const done = useStore(progress.store, (state) => state.done);
  const counts = doneOf(done);
  return (
    <>
      <p className="lesson-intro">{words.intro}</p>
      <p className="lesson-story">{words.story}</p>
      <ol className="lesson-list">
        {chapters.map(({ id, minutes }, index) => {
          const count = counts[index]!;
          return (
            <li key={id}>
              <a href={`?lesson=${index + 1}`}>
                <b>
                  {index + 1} {words.chapters[id].title}
                </b>
              </a>
              <p>
                {count.done === count.all ? words.chapters[id].aim : words.chapters[id].question}
              </p>
              <p className="muted">
                {words.minutes(number(minutes))} · {count.done === count.all && '✓ '}
                {words.doneCount(number(count.done), number(count.all))}
              </p>
            </li>
          );
        })}
      </ol>
      {done.length > 0 && (
        <button type="button" className="lesson-button" onClick={() => progress.forget()}>
          {words.forget}
        </button>
      )}
    </>
  );
}
