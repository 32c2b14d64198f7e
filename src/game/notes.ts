/** Sentences about what was refused: short whatever was given, and few however much of it there was. */

const LONGEST_QUOTE = 60;
/** More than these hide what they speak of. */
export const MOST_NOTES = 5;
const NAMED = 3;

/** Any value in quotation marks, cut where it runs long. */
export function quoted(raw: unknown): string {
  const text =
    typeof raw === 'string'
      ? raw
      : typeof raw === 'object' && raw !== null
        ? Array.isArray(raw)
          ? 'a list'
          : 'an object'
        : typeof raw === 'function'
          ? 'a function'
          : String(raw);
  return text.length > LONGEST_QUOTE ? `“${text.slice(0, LONGEST_QUOTE)}…”` : `“${text}”`;
}

/** “a”, “b” and 12 more. */
export function listed(names: readonly string[]): string {
  const rest = names.length - NAMED;
  const shown = names.slice(0, NAMED).map(quoted);
  if (rest > 0) return `${shown.join(', ')} and ${grouped(rest)} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** 60000 → “60 000”, with narrow spaces that no line breaks at. */
export const grouped = (count: number): string =>
  String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** Every sentence once, and beyond a handful only how many more there are. */
export function merged(notes: readonly string[]): string[] {
  const once = [...new Set(notes)];
  if (once.length <= MOST_NOTES) return once;
  const rest = once.length - MOST_NOTES;
  return [
    ...once.slice(0, MOST_NOTES),
    `… and ${grouped(rest)} more such ${rest === 1 ? 'entry' : 'entries'}.`,
  ];
}
