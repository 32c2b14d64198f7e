/**
 * How much room the page has, measured in its own type: a visitor who reads at twice the size has half
 * the room, whether by zoom, by the browser's settings or by a style sheet. The root carries the names
 * that hold as classes; style sheets and components ask those, never the window.
 */
import { useSyncExternalStore } from 'react';
import { isPrinting, onPrintingChange } from './printing.ts';

/** Of the window, in rem. */
interface Room {
  readonly width: number;
  readonly height: number;
}

const rooms = {
  /** One column. */
  narrow: ({ width }: Room) => width < 45,
  slim: ({ width }: Room) => width < 62.5,
  /** Two columns; not all of the transport fits. */
  tight: ({ width }: Room) => width < 75,
  snug: ({ width }: Room) => width < 90,
  /** The transport leaves out words that only accompany others. */
  terse: ({ width }: Room) => width < 104,
  /** More pictures stand side by side. */
  wide: ({ width }: Room) => width >= 112,
  low: ({ height }: Room) => height < 53.75,
} as const;

export type RoomName = keyof typeof rooms;

/** A sheet of paper has that of a usual window (print.css). */
const PAPER: Room = { width: 106, height: 73 };

const CHANGED = 'roomchange';

/** Units of the pictures and of `rem` lengths: sixteenths of the root's type, CSS pixels each. */
export const unitPx = (): number =>
  parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

/** A length of the pictures for a style. */
export const rem = (units: number): string => `${units / 16}rem`;

/** Keeps the names on the root true, from now on. */
export function watchRoom(): void {
  const root = document.documentElement;
  function measure(): void {
    const px = 16 * unitPx();
    const room = isPrinting()
      ? PAPER
      : { width: window.innerWidth / px, height: window.innerHeight / px };
    const before = root.className;
    for (const [name, holds] of Object.entries(rooms)) root.classList.toggle(name, holds(room));
    if (root.className !== before) window.dispatchEvent(new Event(CHANGED));
  }
  // Nothing tells of another size of type but something that is as wide.
  const probe = document.body.appendChild(document.createElement('span'));
  probe.style.cssText = 'position: absolute; top: 0; width: 1rem; visibility: hidden';
  probe.ariaHidden = 'true';
  new ResizeObserver(measure).observe(probe);
  window.addEventListener('resize', measure);
  onPrintingChange(measure);
  measure();
}

const subscribe = (changed: () => void) => {
  window.addEventListener(CHANGED, changed);
  return () => window.removeEventListener(CHANGED, changed);
};

export const useRoom = (name: RoomName): boolean =>
  useSyncExternalStore(subscribe, () => document.documentElement.classList.contains(name));
