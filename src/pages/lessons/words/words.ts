/** The languages, and how words and numbers are said in each. */
import { createContext, useContext } from 'react';
import type { Facts } from '../chapter.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';

export const languages = { en, de } as const satisfies Record<string, Words>;
export type Language = keyof typeof languages;
export const languageNames = Object.keys(languages) as [Language, ...Language[]];

export interface Speech {
  readonly language: Language;
  readonly words: Words;
  /** With the language's decimal mark. */
  number(value: number, decimals?: number): string;
  /** What a sentence asks for a fact by its name. @throws Error where there is none */
  teller(facts: Facts): (name: string) => string;
}

export function speechIn(language: Language): Speech {
  const formats = new Map<number, Intl.NumberFormat>();
  function number(value: number, decimals = 0): string {
    const known =
      formats.get(decimals) ??
      new Intl.NumberFormat(language, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
    formats.set(decimals, known);
    if (!Number.isFinite(value)) return '–';
    const text = known.format(value).replace('-', '−');
    // Never “−0.00”.
    return /[1-9]/.test(text) ? text : text.replace('−', '');
  }
  return {
    language,
    words: languages[language],
    number,
    teller: (facts) => (name) => {
      const fact = facts[name];
      if (fact === undefined) throw new Error(`There is no fact ${name}.`);
      return number(fact.value, fact.decimals);
    },
  };
}

/** The page's own; given by LessonsPage. */
export const Spoken = createContext<Speech>(speechIn('en'));
export const useSpeech = (): Speech => useContext(Spoken);
