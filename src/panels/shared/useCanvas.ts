/**
 * Binds a canvas to the draw loop: size and device pixel ratio, theme, visibility, reduced motion.
 * What the painter draws is its own business; it is called with a context scaled to CSS pixels.
 */
import { useEffect, useRef, type RefObject } from 'react';
import type { Lab } from '../../state/lab.ts';
import type { LabState } from '../../state/store.ts';
import { currentTheme, onThemeChange, type Theme } from '../../ui/theme.ts';

export interface Surface {
  readonly ctx: CanvasRenderingContext2D;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  readonly theme: Theme;
  /** Changes whenever everything must be drawn anew: size, ratio, theme. */
  readonly version: number;
  readonly reducedMotion: boolean;
}

export interface Painter {
  readonly ratePerSecond: number;
  /** @returns true to be called again in the next frame */
  draw(surface: Surface): boolean | void;
}

/** Redraws a second that remain for visitors who asked for less motion; their own acts show at once. */
const REDUCED_RATE = 2;
const URGENT_RATE = 120;

/** Changes of these are acts of the visitor, or what the pictures show besides frames. */
const WATCHED = [
  'selected',
  'hovered',
  'spec',
  'changes',
  'evaluations',
  'layers',
  'run',
] as const satisfies readonly (keyof LabState)[];

export function useCanvas(lab: Lab, painter: Painter): RefObject<HTMLCanvasElement | null> {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const ctx = canvas?.getContext('2d');
    if (!canvas || !ctx) return;
    const motion = window.matchMedia('(prefers-reduced-motion: reduce)');
    let theme = currentTheme();
    let [width, height, ratio, version] = [0, 0, 1, 0];
    let visible = true;
    let urgent = true;

    function wake(): void {
      urgent = true;
      lab.drawLoop.markDirty();
    }
    function measure(): void {
      const box = canvas!.getBoundingClientRect();
      const nextRatio = window.devicePixelRatio || 1;
      if (box.width === width && box.height === height && nextRatio === ratio) return;
      [width, height, ratio] = [box.width, box.height, nextRatio];
      canvas!.width = Math.max(1, Math.round(width * ratio));
      canvas!.height = Math.max(1, Math.round(height * ratio));
      version++;
      wake();
    }

    const resize = new ResizeObserver(measure);
    resize.observe(canvas);
    window.addEventListener('resize', measure);
    const intersection = new IntersectionObserver(
      ([entry]) => {
        visible = entry.isIntersecting;
        if (visible) wake();
      },
      { rootMargin: '64px' },
    );
    intersection.observe(canvas);
    const unsubscribe = lab.store.subscribe((state, before) => {
      if (WATCHED.some((name) => state[name] !== before[name])) wake();
    });
    const offTheme = onThemeChange(() => {
      theme = currentTheme();
      version++;
      wake();
    });
    let mounted = true;
    void document.fonts?.ready.then(() => {
      version++;
      if (mounted) wake();
    });
    measure();
    const remove = lab.drawLoop.add({
      get ratePerSecond() {
        if (urgent) return URGENT_RATE;
        return motion.matches
          ? Math.min(REDUCED_RATE, painter.ratePerSecond)
          : painter.ratePerSecond;
      },
      isVisible: () => visible && width > 0,
      draw() {
        ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
        const more = painter.draw({
          ctx,
          width,
          height,
          ratio,
          theme,
          version,
          reducedMotion: motion.matches,
        });
        if (more !== true) urgent = false;
        return more;
      },
    });
    return () => {
      mounted = false;
      remove();
      offTheme();
      unsubscribe();
      intersection.disconnect();
      window.removeEventListener('resize', measure);
      resize.disconnect();
    };
  }, [lab, painter]);
  return ref;
}
