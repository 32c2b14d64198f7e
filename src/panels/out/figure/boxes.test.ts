import { describe, expect, it } from 'vitest';
import { boxMarkup } from './boxes.ts';

/** From where to where the colours of a ground run, in a box of 20 by 10. */
function wayOf(image: string): number[] {
  const style = {
    ...{ backgroundImage: image, backgroundColor: '', backgroundRepeat: 'repeat' },
    ...{ backgroundSize: 'auto', borderTopLeftRadius: '0px' },
    ...Object.fromEntries(
      ['Top', 'Right', 'Bottom', 'Left'].flatMap((side) => [
        [`border${side}Width`, '0px'],
        [`border${side}Style`, 'none'],
        [`border${side}Color`, ''],
      ]),
    ),
  } as unknown as CSSStyleDeclaration;
  const markup = boxMarkup(
    style,
    { x: 0, y: 0, width: 20, height: 10 },
    { nextId: () => 'd', paintOf: (colour) => ({ colour, opacity: colour === '' ? 0 : 1 }) },
  );
  expect(markup.match(/<stop /g)).toHaveLength(2);
  const { x1, y1, x2, y2 } = /x1="(?<x1>.*?)" y1="(?<y1>.*?)" x2="(?<x2>.*?)" y2="(?<y2>.*?)"/.exec(
    markup,
  )!.groups!;
  return [x1, y1, x2, y2].map(Number);
}

describe('a ground that is a gradient', () => {
  it.each([
    ['red, blue', [10, 0, 10, 10]],
    ['to right, red, blue', [0, 5, 20, 5]],
    ['to left, red, blue', [20, 5, 0, 5]],
    ['to top, red, blue', [10, 10, 10, 0]],
    ['90deg, red, blue', [0, 5, 20, 5]],
    // The middle colour lies on the other diagonal.
    ['to right bottom, red, blue', [6, -3, 14, 13]],
  ])('runs where it runs on the page: %s', (words, way) => {
    expect(wayOf(`linear-gradient(${words})`)).toEqual(way);
  });
});
