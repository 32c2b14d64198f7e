/** The lessons: `?lesson` lists the chapters, `?lesson=2` opens one, `?lesson=teacher` is for whoever teaches. */
import { useEffect, useMemo, useState } from 'react';
import { createLessonProgress } from '../../state/lessonProgress.ts';
import { preference } from '../../state/preference.ts';
import { applyTheme, rememberedTheme } from '../../state/theme.ts';
import type { PageProps } from '../page.ts';
import { ChapterPage } from './ChapterPage.tsx';
import { ChapterList } from './ChapterList.tsx';
import { chapters } from './chapters/registry.ts';
import { Header } from './Header.tsx';
import { TeacherPage } from './TeacherPage.tsx';
import { languageNames, speechIn, Spoken, type Language } from './words/words.ts';
import './lessons.css';

type Choice = Language | 'browser';

/** The language that the browser prefers among those there are. */
const preferred = (): Language =>
  languageNames.find((name) => navigator.language.startsWith(name)) ?? 'en';

export function LessonsPage({ asked }: PageProps) {
  const [remembered] = useState(() =>
    preference<Choice>('pruning-game-language', ['browser', ...languageNames]),
  );
  const [choice, setChoice] = useState<Choice>(() => remembered.remembered());
  const [progress] = useState(() => createLessonProgress(() => localStorage));
  const language = choice === 'browser' ? preferred() : choice;
  const speech = useMemo(() => speechIn(language), [language]);
  const at = chapters.findIndex((_, index) => String(index + 1) === asked);
  const chapter = chapters[at];
  const title =
    chapter === undefined
      ? asked === 'teacher'
        ? speech.words.teach.title
        : speech.words.lessons
      : `${at + 1} ${speech.words.chapters[chapter.id].title}`;

  useEffect(() => applyTheme(rememberedTheme()), []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${title} · The Pruning Game`;
    // The lab's tokens at a size that is read from afar.
    document.documentElement.classList.add('lessons');
  }, [language, title]);

  return (
    <Spoken value={speech}>
      <Header
        asked={asked}
        onLanguage={(next) => {
          remembered.remember(next);
          setChoice(next);
        }}
      />
      <main className="lesson-main">
        <h1>{title}</h1>
        {chapter !== undefined ? (
          <ChapterPage chapter={chapter} number={at + 1} progress={progress} />
        ) : asked === 'teacher' ? (
          <TeacherPage />
        ) : (
          <ChapterList progress={progress} />
        )}
      </main>
    </Spoken>
  );
}
