/**
 * A graphics device that is gone: it was reset, unplugged, or destroyed by someone. The program destroys
 * none itself, so every loss is news. tfjs does not watch its device, and WebGPU says nothing by itself:
 * on a lost device work is accepted and never done, or a reading fails in the words of the API.
 */

/** Its message is one sentence for the visitor: what happened. What is to be done is for others to say. */
export class DeviceLostError extends Error {}

/** The little of GPUDevice that is used. */
export interface LosableDevice {
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>;
}

/** A reading may fail before the loss that is its cause is announced; longer than this it never takes. */
const ANNOUNCEMENT_MS = 1000;

export interface Loss {
  /** Null while the device is there. */
  readonly error: DeviceLostError | null;
  /**
   * Called once, when the device is lost, or at once if it is lost already.
   * @returns how to stop listening
   */
  onLoss(callback: (error: DeviceLostError) => void): () => void;
  /** What work comes to. @throws DeviceLostError once the device is lost, whether the work ends or not */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The same for work that is done when it returns. */
  duringCall<Result>(work: () => Result): Result;
}

const sentenceFor = (reason: string): string =>
  reason === 'destroyed'
    ? 'The graphics device was shut down.'
    : 'The graphics device stopped answering.';

function watch(device: LosableDevice): Loss {
  let error: DeviceLostError | null = null;
  /** A promise that outlives all work would keep what waits for it; a set lets go of it. */
  const waiting = new Set<(error: DeviceLostError) => void>();
  const announced = device.lost.then(({ reason, message }) => {
    error = new DeviceLostError(sentenceFor(reason), { cause: message });
    for (const tell of waiting) tell(error);
    waiting.clear();
  });

  /** Why work failed: because of the loss, if there is or soon will be one. */
  async function causeOf(failure: unknown): Promise<unknown> {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, ANNOUNCEMENT_MS));
    await Promise.race([announced, patience]);
    return error ?? failure;
  }

  return {
    get error() {
      return error;
    },
    onLoss(callback) {
      if (error === null) waiting.add(callback);
      else callback(error);
      return () => waiting.delete(callback);
    },
    during: (work) =>
      new Promise((resolve, reject) => {
        if (error !== null) return reject(error);
        waiting.add(reject);
        const end = () => waiting.delete(reject);
        work().then(
          (result) => {
            end();
            resolve(result);
          },
          (failure: unknown) => {
            void causeOf(failure).then((cause) => {
              end();
              reject(cause as Error);
            });
          },
        );
      }),
    duringCall(work) {
      if (error !== null) throw error;
      return work();
    },
  };
}

const losses = new WeakMap<LosableDevice, Loss>();

export function lossOf(device: LosableDevice): Loss {
  const loss = losses.get(device) ?? watch(device);
  losses.set(device, loss);
  return loss;
}
