/** What takes hold of the dot: where the lab’s sliders are on the map. Dragging it, or its arrow keys, sets both prices. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import { mapScale } from '../../spec/map/axes.ts';
import type { Lab } from '../../state/lab.ts';
import type { RegimeMap } from '../../state/map/regimeMap.ts';
import { parameters } from '../../spec/parameters.ts';
import { setting } from '../../ui/format.ts';
import { createGestures } from '../../ui/gestures.ts';
import { termOfPrice } from '../../ui/labels.ts';
import { throttled } from '../../ui/throttled.ts';
import { useDrag } from '../../ui/useDrag.ts';
import { pointIn } from '../shared/pointIn.ts';
import { pricesAfterKey } from './dotKeys.ts';
import { placeAt, styleAt } from './layout.ts';
import { dotOf, type PriceMapPainter } from './painter.ts';

/** @param gesture the movement of the hand that it is part of */
export type SetPrices = (prices: readonly [across: number, up: number], gesture: number) => void;

interface Props {
  readonly lab: Lab;
  readonly map: RegimeMap;
  readonly painter: PriceMapPainter;
  readonly redraw: () => void;
  readonly onSet: SetPrices;
}

/** While dragging, at most this often; every change becomes a mark in the run's log. */
const SEND_EVERY_MS = 100;

export function MapDot({ lab, map, painter, redraw, onSet }: Props) {
  const button = useRef<HTMLDivElement>(null);
  const from = useRef<readonly [number, number] | null>(null);
  const [gestures] = useState(() => createGestures(Date.now));
  const [sender] = useState(() => throttled((deliver: () => void) => deliver(), SEND_EVERY_MS));
  const [, moved] = useState(0);
  const ask = useStore(map.store, (state) => state.ask);
  useStore(lab.store, (state) => state.spec);
  const { at, prices } = dotOf(lab, map, painter.held);

  function hold(place: readonly [number, number] | null): void {
    painter.held = place;
    moved((count) => count + 1);
    redraw();
  }

  function follow(event: PointerEvent): void {
    const picture = button.current?.parentElement;
    if (!picture || painter.layout === null || from.current === null) return;
    const last = ask.cells - 0.5;
    const [column, row] = placeAt(painter.layout, ...pointIn(picture, event)).map((cell) =>
      Math.max(-0.5, Math.min(last, cell)),
    ) as [number, number];
    const next = [
      mapScale(ask.across, ask.cells).valueAt(column),
      mapScale(ask.up, ask.cells).valueAt(row),
    ] as const;
    hold([column, row]);
    const gesture = gestures.current;
    sender.send(() => onSet(next, gesture));
  }

  const drag = useDrag(
    {
      begin() {
        gestures.begin();
        from.current = prices;
        hold(at);
      },
      move: follow,
      end() {
        sender.flush();
        from.current = null;
        hold(null);
      },
      cancel() {
        sender.drop();
        if (from.current !== null) onSet(from.current, gestures.current);
        from.current = null;
        hold(null);
      },
    },
    'anyWay',
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = pricesAfterKey(event.key, prices, ask);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onSet(next, gestures.press());
  }

  const named = (name: typeof ask.across.name, value: number) =>
    `${termOfPrice(name).word} ${termOfPrice(name).letter} ${setting(value)}`;
  return (
    <div
      ref={button}
      className="panel-handle map-dot"
      role="slider"
      tabIndex={0}
      aria-label={`The lab’s prices on the map, ${termOfPrice(ask.across.name).word} and ${termOfPrice(ask.up.name).word}: arrow keys move both`}
      aria-roledescription="point in a square"
      aria-valuemin={parameters[ask.across.name].min}
      aria-valuemax={parameters[ask.across.name].max}
      aria-valuenow={prices[0]}
      aria-valuetext={`${named(ask.across.name, prices[0])}, ${named(ask.up.name, prices[1])}`}
      style={styleAt(ask.cells, at)}
      {...drag}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    />
  );
}
