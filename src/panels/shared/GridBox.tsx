/**
 * A picture of many things in rows and columns, one of which the keyboard is at: arrows move, Enter goes
 * in, Escape out. For screen readers it is a list with one option, which says where in the whole it stands.
 */
import { useEffect, useId, useRef } from 'react';
import { grouped } from '../../ui/format.ts';
import { Picture, type Means, type PictureProps, type Place } from './Picture.tsx';

interface Props extends Omit<
  PictureProps,
  'className' | 'onKey' | 'onPoint' | 'onPress' | 'onFocus'
> {
  readonly height: number;
  readonly count: number;
  /** Things side by side; where rows are not alike, where a key leads from a thing, null for other keys. */
  readonly across: number | ((key: string, at: number) => number | null);
  /** The one the keyboard is at. */
  readonly at: number;
  readonly isSelected: boolean;
  /** Several may be selected at once. */
  readonly isMultiple?: boolean;
  readonly describe: (index: number) => string;
  /** The thing at a point of the picture. */
  readonly find: (x: number, y: number) => number | null;
  readonly onMove: (index: number) => void;
  readonly onFocus: (focused: boolean) => void;
  readonly onPoint: (index: number | null) => void;
  /** @param extend with the shift key */
  readonly onChoose: (index: number, extend: boolean) => void;
  readonly onEnter: (extend: boolean) => void;
  readonly onEscape: () => void;
}

/** What the option says is kept up to date. */
const SPOKEN_EVERY_MS = 1000;

/** @returns null for other keys */
function moved(key: string, at: number, across: number, count: number): number | null {
  const to = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - across,
    ArrowDown: at + across,
    Home: 0,
    End: count - 1,
  }[key];
  if (to === undefined) return null;
  return to < 0 || to >= count ? at : to;
}

export function GridBox(props: Props) {
  const { count, across, at, isSelected, isMultiple, describe, find, children, ...picture } = props;
  const { onMove, onPoint, onChoose, onEnter, onEscape, ...bound } = picture;
  const active = useId();
  const option = useRef<HTMLSpanElement>(null);
  // Before there is a picture it has a name at least.
  const said =
    (count > 0 && describe(at)) || `${props.label}, ${grouped(at + 1)} of ${grouped(count)}`;
  useEffect(() => {
    if (count === 0) return;
    const tell = () => {
      const now = describe(at);
      if (now !== '' && option.current && option.current.textContent !== now)
        option.current.textContent = now;
    };
    const timer = setInterval(tell, SPOKEN_EVERY_MS);
    return () => clearInterval(timer);
  }, [describe, at, count]);
  const onKey = (key: string, extend: boolean): boolean => {
    if (count === 0) return false;
    const to = typeof across === 'number' ? moved(key, at, across, count) : across(key, at);
    if (to !== null) onMove(to);
    else if (key === 'Enter' || key === ' ') onEnter(extend);
    else if (key === 'Escape') onEscape();
    else return false;
    return true;
  };
  const pointed = (place: Place | null) => (place === null ? null : find(...place));
  const means: Means = {
    role: 'listbox',
    'aria-multiselectable': isMultiple,
    'aria-activedescendant': count > 0 ? active : undefined,
  };
  return (
    <Picture
      {...bound}
      className="panel-grid"
      means={means}
      onKey={onKey}
      onPoint={(place) => onPoint(pointed(place))}
      onPress={(place, extend) => {
        const index = pointed(place);
        if (index !== null) onChoose(index, extend);
      }}
    >
      {count > 0 && (
        <span
          ref={option}
          id={active}
          role="option"
          className="panel-spoken"
          aria-selected={isSelected}
          aria-posinset={at + 1}
          aria-setsize={count}
        >
          {said}
        </span>
      )}
      {children}
    </Picture>
  );
}
