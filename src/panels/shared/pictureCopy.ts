/** Asks a canvas for its picture once more: on another canvas, as fine as is wished, in either theme. */
import type { Theme } from '../../ui/theme.ts';

const NAME = 'picturecopy';

export interface Copy {
  readonly canvas: HTMLCanvasElement;
  /** Whether it is as fine as was wished; else it has pixels of its own, to be stretched. */
  readonly isToScale: boolean;
}

class CopyRequest extends Event {
  copy: Copy | null = null;
  constructor(
    readonly theme: Theme,
    /** Pixels of the copy per CSS pixel. */
    readonly scale: number,
  ) {
    super(NAME);
  }
}

/** @returns null where nobody draws this canvas anew */
export function copyOf(canvas: HTMLCanvasElement, theme: Theme, scale: number): Copy | null {
  const request = new CopyRequest(theme, scale);
  canvas.dispatchEvent(request);
  return request.copy;
}

/**
 * Whoever draws a canvas answers such questions.
 *
 * @returns takes the answer out again
 */
export function answerCopies(
  canvas: HTMLCanvasElement,
  answer: (theme: Theme, scale: number) => Copy,
): () => void {
  const listener = (event: Event) => {
    if (event instanceof CopyRequest) event.copy = answer(event.theme, event.scale);
  };
  canvas.addEventListener(NAME, listener);
  return () => canvas.removeEventListener(NAME, listener);
}
