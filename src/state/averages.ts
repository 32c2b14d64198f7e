/** Running averages of the four terms of ∂U/∂s, one set per player. */
import { causes } from '../game/departure.ts';
import type { Terms } from '../game/utility.ts';

const TERMS = causes.length;

/** Terms averaged over steps, for every player. */
export class Averages {
  /** Steps, each times s; [playerCount]. */
  readonly weight: Float32Array;
  private readonly terms: Float32Array;

  constructor(playerCount: number) {
    this.weight = new Float32Array(playerCount);
    this.terms = new Float32Array(playerCount * TERMS);
  }

  add(i: number, weight: number, benefit: number, size: number, fee: number, rivals: number): void {
    const { terms } = this;
    const share = weight / (this.weight[i] += weight);
    const at = TERMS * i;
    terms[at] += share * (benefit - terms[at]);
    terms[at + 1] += share * (size - terms[at + 1]);
    terms[at + 2] += share * (fee - terms[at + 2]);
    terms[at + 3] += share * (rivals - terms[at + 3]);
  }

  of(i: number): Terms {
    const [benefit, size, presence, rivals] = this.terms.subarray(TERMS * i, TERMS * (i + 1));
    return { benefit, size, presence, rivals };
  }
}
