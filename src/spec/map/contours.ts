/** Lines of equal accuracy over a map: those of the surface that is bilinear between the middles of cells. */

export interface Contour {
  /** Share of 1. */
  readonly level: number;
  /** In cells; 0, 0 is the middle of the first. In order. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Whether a guess has part in it. */
  readonly isGuess: boolean;
}

/** What stands between four middles of cells. */
interface Piece {
  readonly from: Crossing;
  readonly to: Crossing;
  readonly isGuess: boolean;
}

/** Where an edge between two middles is crossed. */
interface Crossing {
  readonly edge: string;
  readonly x: number;
  readonly y: number;
}

const LADDER = [30, 40, 50, 60, 70, 80, 90, 95, 98, 99, 99.5, 99.9];
const MOST = 4;
/** The highest line lies at least so far below the best, percent. */
const BELOW_BEST = 0.5;

/** Four accuracies at most that tell a map apart, the best ones close together; shares of 1, rising. */
export function contourLevels(best: number): number[] {
  const first = Math.floor(100 * best - BELOW_BEST);
  const below = LADDER.filter((level) => level < first).slice(-(MOST - 1));
  return [...below, first].filter((level) => level > 0).map((level) => level / 100);
}

/**
 * @param values of shape [cells, cells], rows from the lowest prices on; null where nothing is known or guessed
 * @param isGuess whether a value is one
 * @param level on the scale of the values
 */
export function contoursAt(
  values: readonly (number | null)[],
  isGuess: readonly boolean[],
  cells: number,
  level: number,
): Omit<Contour, 'level'>[] {
  return joined(piecesAt(values, isGuess, cells, level));
}

function piecesAt(
  values: readonly (number | null)[],
  isGuess: readonly boolean[],
  cells: number,
  level: number,
): Piece[] {
  const pieces: Piece[] = [];
  for (let row = 0; row + 1 < cells; row++)
    for (let column = 0; column + 1 < cells; column++) {
      // Round about, each corner followed by the edge to the next.
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const at = corners.map(([x, y]) => y * cells + x);
      const heights = at.map((cell) => values[cell] ?? null);
      if (heights.some((height) => height === null)) continue;
      const high = heights.map((height) => height! >= level);
      const crossings = corners.flatMap(([x, y], i): Crossing[] => {
        const next = (i + 1) % 4;
        if (high[i] === high[next]) return [];
        const share = (level - heights[i]!) / (heights[next]! - heights[i]!);
        const [nx, ny] = corners[next]!;
        return [
          {
            edge: [at[i]!, at[next]!].sort((a, b) => a - b).join(),
            x: x + share * (nx - x),
            y: y + share * (ny - y),
          },
        ];
      });
      const guessed = at.some((cell) => isGuess[cell]);
      for (const [from, to] of pairs(crossings, heights as number[], level))
        pieces.push({ from, to, isGuess: guessed });
    }
  return pieces;
}

/** Of four crossings which belong together: the bilinear surface’s saddle is above the level, or below it. */
function pairs(
  crossings: readonly Crossing[],
  heights: readonly number[],
  level: number,
): (readonly [Crossing, Crossing])[] {
  const [a, b, c, d] = crossings;
  if (a === undefined || b === undefined) return [];
  if (c === undefined || d === undefined) return [[a, b]];
  const [h0, h1, h2, h3] = heights as [number, number, number, number];
  const saddle = (h0 * h2 - h1 * h3) / (h0 + h2 - h1 - h3);
  // Where the saddle is as high as the first corner, the line goes around the second and the fourth.
  return saddle >= level === h0 >= level
    ? [
        [a, b],
        [c, d],
      ]
    : [
        [d, a],
        [b, c],
      ];
}

/** Pieces end to end, parted where guesses begin. */
function joined(pieces: readonly Piece[]): Omit<Contour, 'level'>[] {
  const left = new Set(pieces);
  const lines: Omit<Contour, 'level'>[] = [];
  const takeAt = (edge: string, isGuess: boolean): Crossing | null => {
    for (const piece of left) {
      if (piece.isGuess !== isGuess) continue;
      const other =
        piece.from.edge === edge ? piece.to : piece.to.edge === edge ? piece.from : null;
      if (other === null) continue;
      left.delete(piece);
      return other;
    }
    return null;
  };
  for (const piece of pieces) {
    if (!left.delete(piece)) continue;
    const { isGuess } = piece;
    const line = [piece.from, piece.to];
    for (let end = takeAt(piece.to.edge, isGuess); end !== null; end = takeAt(end.edge, isGuess))
      line.push(end);
    for (let end = takeAt(piece.from.edge, isGuess); end !== null; end = takeAt(end.edge, isGuess))
      line.unshift(end);
    lines.push({ points: line.map(({ x, y }) => [x, y] as const), isGuess });
  }
  return lines;
}
