/** What the presenter says, in the languages of the lessons (lessons/words/words.ts). */
import type { Language } from '../../lessons/words/words.ts';
import { de } from './de.ts';
import { en, type PresenterWords } from './en.ts';

export const presenterWords: Readonly<Record<Language, PresenterWords>> = { en, de };
