/** The lessons: `?lesson` lists the chapters, `?lesson=2` opens one, `?lesson=teacher` is for whoever teaches. */
import { useEffect, useState } from 'react';
import { createLessonProgress } from '../../state/lessonProgress.ts';
import { applyTheme, rememberedTheme } from '../../state/theme.ts';
import type { PageProps } from '../page.ts';
import { ChapterPage } from './ChapterPage.tsx';
import { ChapterList } from './ChapterList.tsx';
import { chapters } from './chapters/registry.ts';
import { Header } from './Header.tsx';
import { TeacherPage } from './TeacherPage.tsx';
import { teachIn } from './words/teach/registry.ts';
import { useLanguage } from './words/useLanguage.ts';
import { Spoken } from './words/words.ts';
import './lessons.css';

export function LessonsPage({ asked }: PageProps) {
  const { speech, choose } = useLanguage();
  const [progress] = useState(() => createLessonProgress(() => localStorage));
  const at = chapters.findIndex((_, index) => String(index + 1) === asked);
  const chapter = chapters[at];
  const title =
    chapter === undefined
      ? asked === 'teacher'
        ? teachIn[speech.language].title
        : speech.words.lessons
      : `${at + 1} ${speech.words.chapters[chapter.id].title}`;

  useEffect(() => applyTheme(rememberedTheme()), []);
  useEffect(() => {
    document.title = `${title} · The Pruning Game`;
    // The lab's tokens at a size that is read from afar.
    document.documentElement.classList.add('lessons');
  }, [title]);

  return (
    <Spoken value={speech}>
      <Header asked={asked} onLanguage={choose} />
      <main className="lesson-main">
        {chapter === undefined && <h1>{title}</h1>}
        {chapter !== undefined ? (
          <ChapterPage {...{ chapter, title, progress }} number={at + 1} />
        ) : asked === 'teacher' ? (
          <TeacherPage />
        ) : (
          <ChapterList progress={progress} />
        )}
      </main>
    </Spoken>
  );
}
