/** One chapter: the first screen that is not done, and the way from screen to screen. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { LessonProgress } from '../../state/lessonProgress.ts';
import { thisPage } from '../../state/place.ts';
import { createTheatre } from '../../state/watchedGame.ts';
import { chapters, type ChapterId } from './chapters/registry.ts';
import { screenKey } from './progress.ts';
import { Glossary } from './Glossary.tsx';
import { Screen } from './Screen.tsx';
import { useSpeech } from './words/words.ts';

interface Props {
  readonly chapter: (typeof chapters)[number];
  /** From 1 on. */
  readonly number: number;
  readonly title: string;
  readonly progress: LessonProgress;
}

export function ChapterPage({ chapter, number, title, progress }: Props) {
  const speech = useSpeech();
  const { words } = speech;
  // One worker for all games of a chapter; it goes with the page.
  const [theatre] = useState(() => createTheatre(thisPage()));
  const done = useStore(progress.store, (state) => state.done);
  const id: ChapterId = chapter.id;
  const isDone = (index: number) => done.includes(screenKey(id, chapter.screens[index]!.id));
  const [at, setAt] = useState(() => {
    const first = chapter.screens.findIndex((_, index) => !isDone(index));
    return Math.max(0, first);
  });
  const [hasMoved, setMoved] = useState(false);
  const screen = chapter.screens[at]!;
  const screenWords = words.chapters[id].screens[screen.id]!;
  const isLast = at === chapter.screens.length - 1;
  const ahead = chapters[number];
  const show = (index: number) => {
    if (index === at) return;
    theatre.clear();
    setAt(index);
    setMoved(true);
    window.scrollTo(0, 0);
  };

  return (
    <>
      <div className="lesson-top">
        <h1>{title}</h1>
        <nav className="lesson-screens" aria-label={words.chapters[id].title}>
          {chapter.screens.map((each, index) => (
            <button
              key={each.id}
              type="button"
              aria-current={index === at ? 'step' : undefined}
              aria-label={`${words.screenOf(String(index + 1), String(chapter.screens.length))}${isDone(index) ? `, ${words.done}` : ''}`}
              onClick={() => show(index)}
            >
              {index + 1}
              {isDone(index) ? ' ✓' : ''}
            </button>
          ))}
          <span>{words.screenOf(String(at + 1), String(chapter.screens.length))}</span>
        </nav>
        <Glossary terms={chapter.terms} />
      </div>
      <Screen
        key={screen.id}
        theatre={theatre}
        screen={screen}
        words={screenWords}
        onNext={isLast ? null : () => show(at + 1)}
        after={
          ahead === undefined
            ? { href: '?lesson', text: words.allDone }
            : { href: `?lesson=${number + 1}`, text: words.nextChapter }
        }
        takesFocus={hasMoved}
        onDone={() => progress.finish(screenKey(id, screen.id))}
      />
    </>
  );
}
