/** One example that the network is asked about, and what it answers. */

export type Question =
  /** A test image: the first from `from` on, round and round, of a class or with null of any. */
  | { readonly kind: 'test'; readonly from: number; readonly label: number | null }
  /** An image drawn by hand; a byte a pixel, as the data have them. */
  | { readonly kind: 'drawn'; readonly values: Uint8Array };

/** What the outputs of a layer of weights are, behind their activation. */
export interface LayerAnswer {
  /** The group of players that its outputs are; null where nobody plays them. */
  readonly group: number | null;
  /** The largest of each output's places; shape [outputCount]. */
  readonly activations: Float32Array;
  /** Of filters: what each makes of the image, 255 for its own largest; shape [outputCount, height, width]. */
  readonly maps: {
    readonly height: number;
    readonly width: number;
    readonly pixels: Uint8Array;
  } | null;
}

export interface Answer {
  /** Which test image it is, and its class; null where it is drawn by hand. */
  readonly image: number | null;
  readonly label: number | null;
  /** A byte a pixel. */
  readonly values: Uint8Array;
  readonly height: number;
  readonly width: number;
  /** Share of each class, as the net is now, and with everybody below ε out; shape [classCount]. */
  readonly now: Float32Array;
  readonly pruned: Float32Array;
  /** As the net is now, from the input on; without the output layer. */
  readonly layers: readonly LayerAnswer[];
}
