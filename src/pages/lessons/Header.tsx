/** The bar of every lesson: the chapters, the way to the lab, the language and the theme. */
import { useSyncExternalStore } from 'react';
import { applyTheme } from '../../state/theme.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { currentTheme, onThemeChange } from '../../ui/theme.ts';
import { chapters } from './chapters/registry.ts';
import { languageNames, languages, useSpeech, type Language } from './words/words.ts';

interface Props {
  /** What the address asks for: a chapter's number, `teacher`, or nothing for the list. */
  readonly asked: string;
  readonly onLanguage: (language: Language) => void;
}

export function Header({ asked, onLanguage }: Props) {
  const { words, language } = useSpeech();
  const isDark = useSyncExternalStore(onThemeChange, () => currentTheme().dark);
  const link = (to: string, text: string) => (
    <a
      key={to}
      href={to === '' ? '?lesson' : `?lesson=${to}`}
      aria-current={asked === to ? 'page' : undefined}
    >
      {text}
    </a>
  );
  return (
    <header className="lesson-head">
      <p className="wordmark">The Pruning Game</p>
      <nav aria-label={words.lessons}>
        {link('', words.lessons)}
        {chapters.map(({ id }, index) => {
          const number = String(index + 1);
          return (
            <a
              key={id}
              href={`?lesson=${number}`}
              aria-current={asked === number ? 'page' : undefined}
              title={words.chapters[id].title}
            >
              {number} <span className="lesson-short">{words.chapters[id].short}</span>
            </a>
          );
        })}
      </nav>
      <div className="lesson-row">
        {link('teacher', words.teacher)}
        <a href="./">{words.toLab}</a>
        <a href="?about">{words.about}</a>
        <label>
          <span className="visually-hidden">{words.language}</span>
          <select value={language} onChange={({ target }) => onLanguage(target.value as Language)}>
            {languageNames.map((name) => (
              <option key={name} value={name} lang={name}>
                {languages[name].name}
              </option>
            ))}
          </select>
        </label>
        <IconButton
          icon="theme"
          label={isDark ? words.theme.light : words.theme.dark}
          onClick={() => applyTheme(isDark ? 'light' : 'dark')}
        />
      </div>
    </header>
  );
}
