import { describe, expect, it } from 'vitest';
import { limits } from './limits.ts';
import { readOwnFile, writeOwnFile, type OwnFile } from './ownFile.ts';

const iris: OwnFile = {
  ...{ name: 'iris~1_%7E.csv', hash: '0123456789abcdef', values: 'reals', input: [4] },
  ...{ train: 120, test: 30, column: 5, classes: ['setosa', 'a_b', '100 %', 'δ é'] },
};

describe('what a spec says of a file', () => {
  it('is read as it was written, whatever the names are made of', () => {
    expect(readOwnFile(writeOwnFile(iris))).toEqual(iris);
    const image = { ...iris, values: 'bytes', input: [28, 28, 3], column: 0 } as const;
    expect(readOwnFile(writeOwnFile(image))).toEqual(image);
  });

  it('cuts names that would fill an address', () => {
    const long = { ...iris, name: 'n'.repeat(500), classes: ['c'.repeat(500), 'd'] };
    const read = readOwnFile(writeOwnFile(long))!;
    expect([read.name.length, read.classes[0]!.length]).toEqual([80, 40]);
  });

  it.each([
    ['nothing', ''],
    ['a name alone', 'iris.csv'],
    ['one class', writeOwnFile({ ...iris, classes: ['a'] })],
    ['no example', writeOwnFile({ ...iris, train: 0 })],
    ['no number', writeOwnFile({ ...iris, input: [0] })],
    ['a wide example', writeOwnFile({ ...iris, input: [limits.inputs + 1] })],
    ['many examples', writeOwnFile({ ...iris, train: limits.examples })],
    ['another hash', writeOwnFile({ ...iris, hash: '0123' })],
    ['a book', 'x'.repeat(1e6)],
  ])('is no text of a file: %s', (_, text) => expect(readOwnFile(text)).toBeNull());
});
