/**
 * What a pressed pointer means. A mouse drags from the moment it is pressed; a finger may be on its way
 * past to scroll the page, so it drags only once it has moved sideways, and a tap is a press that ends
 * where it began. What the browser breaks off is undone.
 */

/** Further than a finger trembles, nearer than where browsers begin to scroll. */
const INTENT_PX = 8;

export interface Press {
  readonly pointerId: number;
  readonly pointerType: string;
  /** CSS pixels of the window. */
  readonly clientX: number;
  readonly clientY: number;
}

export interface DragHandlers<P extends Press> {
  /** A drag begins; `at` is where the pointer was pressed. */
  begin(at: P): void;
  move(to: P): void;
  end(): void;
  /** The browser broke the drag off: everything as it was before `begin`. */
  cancel(): void;
  /** A finger was lifted where it came down. */
  tap?(at: P): void;
}

export interface DragIntent<P extends Press> {
  press(at: P): void;
  move(to: P): void;
  lift(at: Press): void;
  breakOff(at: Press): void;
}

/** Which way a finger drags: by a slider's axis, or any way where the page cannot be scrolled. */
export type Way = 'sideways' | 'anyWay';

export function createDragIntent<P extends Press>(
  handlers: () => DragHandlers<P>,
  way: Way = 'sideways',
): DragIntent<P> {
  /** One pointer at a time; a second finger is somebody else’s. */
  let pressed: { readonly at: P; phase: 'undecided' | 'dragging' | 'passing' } | null = null;

  const isPressed = ({ pointerId }: Press) => pressed?.at.pointerId === pointerId;

  function begin(): void {
    pressed!.phase = 'dragging';
    handlers().begin(pressed!.at);
  }

  function decide(to: P): void {
    const { at } = pressed!;
    const across = Math.abs(to.clientX - at.clientX);
    const along = Math.abs(to.clientY - at.clientY);
    if (Math.max(across, along) < INTENT_PX) return;
    if (way === 'anyWay' || across > along) begin();
    else pressed!.phase = 'passing';
  }

  return {
    press(at) {
      if (pressed !== null) return;
      pressed = { at, phase: 'undecided' };
      if (at.pointerType === 'mouse') begin();
    },
    move(to) {
      if (!isPressed(to)) return;
      if (pressed!.phase === 'undecided') decide(to);
      if (pressed!.phase === 'dragging') handlers().move(to);
    },
    lift(at) {
      if (!isPressed(at)) return;
      const { phase, at: began } = pressed!;
      pressed = null;
      if (phase === 'dragging') handlers().end();
      else if (phase === 'undecided') handlers().tap?.(began);
    },
    breakOff(at) {
      if (!isPressed(at)) return;
      const { phase } = pressed!;
      pressed = null;
      if (phase === 'dragging') handlers().cancel();
    },
  };
}
