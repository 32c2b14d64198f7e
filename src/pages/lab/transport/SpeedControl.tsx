import { useStore } from 'zustand';
import type { Lab } from '../../../state/lab.ts';
import { Slider } from '../../../ui/Slider.tsx';
import type { SliderScale } from '../../../ui/sliderScale.ts';

/** Steps per second; the last is as fast as it goes. */
const speeds: readonly (number | null)[] = [1, 2, 5, 10, 20, 50, 100, null];
const last = speeds.length - 1;

const clip = (index: number): number => Math.max(0, Math.min(last, index));

/** The slider moves over the indices of `speeds`. */
const scale: SliderScale = {
  position: (index) => index / last,
  valueAt: (position) => clip(Math.round(position * last)),
  step: (index, direction) => clip(index + direction),
  page: (index, direction) => clip(index + 2 * direction),
  ticks: speeds.map((_, index) => ({ position: index / last, label: '' })),
};

export function SpeedControl({ lab }: { lab: Lab }) {
  const speed = useStore(lab.store, (state) => state.stepsPerSecond);
  const index = speeds.findIndex((each) =>
    each === null ? speed === null : speed !== null && each >= speed,
  );
  const at = index < 0 ? last : index;
  return (
    <div className="speed">
      <span className="muted speed-name" aria-hidden="true">
        speed
      </span>
      <Slider
        label="Speed"
        scale={scale}
        min={0}
        max={last}
        value={at}
        valueText={
          speed === null
            ? 'as fast as it goes'
            : `${speed} ${speed === 1 ? 'step' : 'steps'} per second`
        }
        onChange={(next) => lab.setSpeed(speeds[next] ?? null)}
      />
      <span className="speed-value note" aria-hidden="true" title="Steps per second at most">
        {speed === null ? 'fastest' : `${speed}/s`}
      </span>
    </div>
  );
}
