/** A recording from where it lies: a file of the visitor’s, or an address of this origin. What is wrong is said in a sentence. */
import { grouped } from '../../game/notes.ts';
import { MOST_TEXT, RecordError } from '../../record/reading.ts';
import { readRecording } from '../../record/readRecording.ts';
import type { Recording } from '../../record/recording.ts';

const refuseSize = (bytes: number): void => {
  if (bytes > MOST_TEXT)
    throw new RecordError(
      `It has ${grouped(bytes)} bytes; more than ${grouped(MOST_TEXT)} are not read. Record fewer players one by one (sample) or fewer moments (every).`,
    );
};

/** @throws RecordError whose subject is “it” */
export async function recordingInFile(file: Blob): Promise<Recording> {
  refuseSize(file.size);
  return readRecording(await file.text());
}

/**
 * @param asked as the address of the page has it, against that of the page
 * @param page address of the page
 * @throws RecordError whose subject is “it”
 */
export async function recordingAt(asked: string, page: string): Promise<Recording> {
  let url: URL;
  try {
    url = new URL(asked, page);
  } catch {
    throw new RecordError('It is no address.');
  }
  if (url.origin !== new URL(page).origin)
    throw new RecordError(
      'It lies at another origin, of which this page asks nothing. Download it, and drop it here.',
    );
  const answer = await fetch(url).catch(() => {
    throw new RecordError('It could not be fetched. Is the network there?');
  });
  if (!answer.ok)
    throw new RecordError(`It could not be fetched: the server answered ${answer.status}.`);
  refuseSize(Number(answer.headers.get('content-length') ?? 0));
  return recordingInFile(await answer.blob());
}
