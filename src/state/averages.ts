/** Running averages of the four terms of ∂U/∂s, one set per player. */
import { causes } from '../game/departure.ts';
import type { Terms } from '../game/utility.ts';

const TERMS = causes.length;

/** Terms averaged over steps, for every player; `i` is a player below `playerCount`. */
export class Averages {
  /** Steps, each times s; [playerCount]. */
  readonly weight: Float32Array;
  private readonly terms: Float32Array;

  constructor(playerCount: number) {
    this.weight = new Float32Array(playerCount);
    this.terms = new Float32Array(playerCount * TERMS);
  }

  add(i: number, weight: number, benefit: number, size: number, fee: number, rivals: number): void {
    const share = weight / (this.weight[i]! += weight);
    const at = TERMS * i;
    this.move(at, share, benefit);
    this.move(at + 1, share, size);
    this.move(at + 2, share, fee);
    this.move(at + 3, share, rivals);
  }

  private move(at: number, share: number, term: number): void {
    this.terms[at]! += share * (term - this.terms[at]!);
  }

  of(i: number): Terms {
    const term = (at: number): number => this.terms[TERMS * i + at]!;
    return { benefit: term(0), size: term(1), presence: term(2), rivals: term(3) };
  }
}
