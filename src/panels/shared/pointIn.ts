import { unitPx } from '../../ui/room.ts';

/** Where a pointer is in an element, in the units of the pictures. */
export function pointIn(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): readonly [x: number, y: number] {
  const { left, top } = element.getBoundingClientRect();
  const px = unitPx();
  return [(clientX - left) / px, (clientY - top) / px];
}
