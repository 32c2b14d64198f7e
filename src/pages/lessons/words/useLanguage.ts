/** The language in which pages for a class speak: the one chosen last, else the browser's. */
import { useEffect, useMemo, useState } from 'react';
import { preference } from '../../../state/preference.ts';
import { languageNames, speechIn, type Language, type Speech } from './words.ts';

type Choice = Language | 'browser';

/** The language that the browser prefers among those there are. */
const preferred = (): Language =>
  languageNames.find((name) => navigator.language.startsWith(name)) ?? 'en';

export function useLanguage(): {
  readonly language: Language;
  readonly speech: Speech;
  readonly choose: (language: Language) => void;
} {
  const [remembered] = useState(() =>
    preference<Choice>('pruning-game-language', ['browser', ...languageNames]),
  );
  const [choice, setChoice] = useState<Choice>(() => remembered.remembered());
  const language = choice === 'browser' ? preferred() : choice;
  const speech = useMemo(() => speechIn(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return {
    ...{ language, speech },
    choose(next) {
      remembered.remember(next);
      setChoice(next);
    },
  };
}
