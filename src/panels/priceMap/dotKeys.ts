/** What a key does to the dot of the map: two prices, moved as the sliders of the lab move them. */
import type { MapAsk } from '../../spec/map/ask.ts';
import { parameters } from '../../spec/parameters.ts';
import { sliderScale, type SliderRange } from '../../ui/sliderScale.ts';

type Prices = readonly [across: number, up: number];

/** @returns null where the key is none of the dot's */
export function pricesAfterKey(key: string, [right, above]: Prices, ask: MapAsk): Prices | null {
  const [across, up] = [ask.across, ask.up].map(({ name }) =>
    sliderScale(parameters[name] as SliderRange),
  ) as [ReturnType<typeof sliderScale>, ReturnType<typeof sliderScale>];
  switch (key) {
    case 'ArrowRight':
      return [across.step(right, 1), above];
    case 'ArrowLeft':
      return [across.step(right, -1), above];
    case 'ArrowUp':
      return [right, up.step(above, 1)];
    case 'ArrowDown':
      return [right, up.step(above, -1)];
    case 'PageUp':
      return [right, up.page(above, 1)];
    case 'PageDown':
      return [right, up.page(above, -1)];
    case 'Home':
      return [ask.across.from, above];
    case 'End':
      return [ask.across.to, above];
    default:
      return null;
  }
}
