/** Ctrl-C and kind requests to end: the run stops after its step, and what is done is kept. */

export interface Interruption {
  readonly signal: AbortSignal;
  /** What the shell expects of a program that such a signal ended; null if none came. */
  readonly exitCode: number | null;
}

/** 128 and the signal's number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** A terminal sends Ctrl-C to all of its programs, and npm hands its own on: what comes so soon is the same one. */
const SAME_MS = 500;

/** Another signal ends the program at once. @param say told once what is going on */
export function listenForInterruption(
  say: (line: string) => void,
  sentence = 'Stopping after this step; what is done is kept.',
): Interruption {
  const controller = new AbortController();
  let exitCode: number | null = null;
  let firstAt = 0;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (exitCode !== null) {
        if (performance.now() - firstAt > SAME_MS) process.exit(exitCode);
        return;
      }
      exitCode = EXIT_CODES[name];
      firstAt = performance.now();
      say(`${sentence} Once more ends it at once.`);
      controller.abort();
    });
  }
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
  };
}
