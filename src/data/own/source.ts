/** A file of the visitor's, of which only this is used: a Blob of a browser or of Node. */
export interface Bytes {
  readonly size: number;
  slice(from: number, to: number): Bytes;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface OwnSource {
  /** Its name; with the folders that it lies in, where a folder was chosen. */
  readonly path: string;
  readonly bytes: Bytes;
}

/** What is known of some files before they are read. */
export interface Looked {
  readonly kind: 'table' | 'idx' | 'images';
  /** What the data set will be called. */
  readonly name: string;
  /** What was found, in a sentence. */
  readonly found: string;
  /** What the columns of a table are called; of anything else there are none. */
  readonly columns: readonly string[];
}
