/** Asks a canvas where something that it draws stands, so that a page can point at it. */

const NAME = 'canvasmarks';

/** Places in the units of the pictures, by name. */
export type CanvasMarks = Readonly<Record<string, readonly [x: number, y: number]>>;

class MarksRequest extends Event {
  marks: CanvasMarks = {};
}

/** @returns nothing of a canvas that names none */
export function marksOn(canvas: HTMLCanvasElement): CanvasMarks {
  const request = new MarksRequest(NAME);
  canvas.dispatchEvent(request);
  return request.marks;
}

/**
 * Whoever draws a canvas answers such questions.
 *
 * @returns takes the answer out again
 */
export function answerMarks(canvas: HTMLCanvasElement, answer: () => CanvasMarks): () => void {
  const listener = (event: Event) => {
    if (event instanceof MarksRequest) event.marks = answer();
  };
  canvas.addEventListener(NAME, listener);
  return () => canvas.removeEventListener(NAME, listener);
}
