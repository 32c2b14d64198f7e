export interface Third {
  readonly first: import('./second.ts').First | null;
}
