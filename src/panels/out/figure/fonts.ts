/** The faces that a figure is set in, and no others, as part of the figure. */

interface Face {
  readonly family: string;
  readonly style: string;
  /** Lowest and highest; the same where it has but one. */
  readonly weights: readonly [number, number];
  readonly ranges: readonly (readonly [number, number])[];
  readonly range: string;
  readonly address: string;
}

/** A text and the font that it is set in, as a style has them. */
export interface SetIn {
  readonly family: string;
  readonly style: string;
  readonly weight: number;
  readonly text: string;
}

const unquoted = (family: string): string => family.trim().replace(/^["']|["']$/g, '');

/** “U+0000-00FF, U+20AC”; everything where nothing is said. */
const rangesOf = (text: string): (readonly [number, number])[] =>
  text === ''
    ? [[0, 0x10ffff]]
    : text.split(',').map((part) => {
        const [from, to = from] = part.trim().replace(/^U\+/i, '').split('-');
        return [parseInt(from, 16), parseInt(to, 16)] as const;
      });

function facesOf(sheet: CSSStyleSheet): Face[] {
  return Array.from(sheet.cssRules).flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return [];
    const value = (name: string) => rule.style.getPropertyValue(name).trim();
    const [, address] = /url\((?:"|')?(.*?)(?:"|')?\)/.exec(value('src')) ?? [];
    if (address === undefined) return [];
    const [lowest, highest = lowest] = (value('font-weight') || '400')
      .replace('normal', '400')
      .replace('bold', '700')
      .split(' ')
      .map(Number);
    const range = value('unicode-range');
    return [
      {
        family: unquoted(value('font-family')),
        style: value('font-style') || 'normal',
        weights: [lowest, highest] as const,
        ...{ range, ranges: rangesOf(range) },
        address: new URL(address, sheet.href ?? document.baseURI).href,
      },
    ];
  });
}

/** Those of the page; style sheets of others, which may not be read, have none of them. */
function pageFaces(): Face[] {
  return Array.from(document.styleSheets).flatMap((sheet) => {
    try {
      return facesOf(sheet);
    } catch {
      return [];
    }
  });
}

/** How far a face is from a weight that is asked for. */
const farFrom = ([lowest, highest]: Face['weights'], weight: number): number =>
  Math.max(lowest - weight, weight - highest, 0);

/** The face by which a browser sets each character of a text. */
function facesUsed(faces: readonly Face[], { family, style, weight, text }: SetIn): Face[] {
  const families = family.split(',').map(unquoted);
  return Array.from(text).flatMap((character) => {
    const code = character.codePointAt(0)!;
    for (const name of families) {
      const fitting = faces
        .filter(
          (face) =>
            face.family === name && face.ranges.some(([from, to]) => code >= from && code <= to),
        )
        .sort(
          (a, b) =>
            Number(a.style !== style) - Number(b.style !== style) ||
            farFrom(a.weights, weight) - farFrom(b.weights, weight),
        );
      if (fitting[0] !== undefined) return [fitting[0]];
    }
    return [];
  });
}

async function dataAddress(address: string): Promise<string> {
  if (address.startsWith('data:')) return address;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error('A font of the picture could not be loaded.');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `data:font/woff2;base64,${btoa(text)}`;
}

/** Rules for a style sheet that bring all that the texts are set in. */
export async function fontRules(texts: readonly SetIn[]): Promise<string> {
  const faces = pageFaces();
  const used = [...new Set(texts.flatMap((text) => facesUsed(faces, text)))];
  const rules = used.map(async ({ family, style, weights, range, address }) => {
    const source = await dataAddress(address);
    const known = range === '' ? '' : `unicode-range:${range};`;
    return `@font-face{font-family:"${family}";font-style:${style};font-weight:${[...new Set(weights)].join(' ')};${known}src:url(${source}) format("woff2")}`;
  });
  return (await Promise.all(rules)).join('\n');
}
