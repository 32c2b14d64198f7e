/** The data cannot be used; the message is a sentence for whoever chose the file. */
export class OwnDataError extends Error {}

/** @throws OwnDataError always */
export function refuse(sentence: string): never {
  throw new OwnDataError(sentence);
}

const LONGEST = 40;

/** A piece of the file in quotation marks, cut where it runs long. */
export const quoted = (text: string): string =>
  `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}”`;
