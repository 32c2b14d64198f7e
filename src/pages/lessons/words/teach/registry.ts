/** What teachers are told, by language. */
import type { Language } from '../words.ts';
import { teachDe } from './de.ts';
import { teachEn, type TeachWords } from './en.ts';

export const teachIn: Readonly<Record<Language, TeachWords>> = { en: teachEn, de: teachDe };
