export interface Deferred {
  readonly promise: Promise<void>;
  resolve(value?: Promise<void>): void;
  reject(reason: Error): void;
}

/** A promise settled from outside. The page shows a failure even if nobody awaits this one. */
export function deferred(): Deferred {
  let settle: Pick<Deferred, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve: (value) => resolve(value), reject };
  });
  promise.catch(() => undefined);
  return { promise, ...settle! };
}
