/** A place that gives the lesson's pictures in it their height: as much as is left, measured in units of the page's type. */
import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { unitPx } from '../../ui/room.ts';
import { PictureRoom, type Room } from '../lessons/pictures/frame.tsx';

/** For words of 12 units, where lessons have 16. */
const EDGE = { left: 30, right: 10, top: 10, below: 24, words: 18 } as const;

interface Props {
  /** Of the room that it has with others. */
  readonly share: number;
  readonly children: ReactNode;
}

export function Fill({ share, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setHeight(Math.floor(place.current!.clientHeight / unitPx()));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  const room = useMemo<Room>(() => ({ height, edge: EDGE }), [height]);
  return (
    <div ref={place} className="present-picture" style={{ flexGrow: share }}>
      <PictureRoom value={room}>{height > 0 && children}</PictureRoom>
    </div>
  );
}
