/** The lines of a file one by one, with their places in it: the file may be larger than memory. */
import { createReadStream } from 'node:fs';

export interface FileLine {
  /** From 1 on. */
  readonly number: number;
  /** Without its end. */
  readonly text: string;
  /** Bytes from the file’s beginning; `to` is behind the line’s end. */
  readonly from: number;
  readonly to: number;
  /** Whether it has an end: what was killed in mid-write leaves a last line without. */
  readonly hasEnd: boolean;
}

const END = 10;

/** Empty lines are left out. */
export async function* linesOf(file: string): AsyncGenerator<FileLine> {
  let parts: Buffer[] = [];
  let [number, from, to] = [1, 0, 0];
  const line = (hasEnd: boolean): FileLine => {
    const text = Buffer.concat(parts).toString('utf8');
    return { number, text, from, to, hasEnd };
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) {
    let rest = chunk as Buffer;
    for (let end = rest.indexOf(END); end >= 0; end = rest.indexOf(END)) {
      parts.push(rest.subarray(0, end));
      to += end + 1;
      const whole = line(true);
      if (whole.text.trim() !== '') yield whole;
      [parts, from] = [[], to];
      number++;
      rest = rest.subarray(end + 1);
    }
    parts.push(rest);
    to += rest.length;
  }
  const last = line(false);
  if (last.text.trim() !== '') yield last;
}
