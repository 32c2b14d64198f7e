/**
 * Binds a canvas to the draw loop: size and device pixel ratio, theme, visibility, reduced motion.
 * What the painter draws is its own business; it is called with a context scaled to these units.
 */
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Registration } from '../../state/drawLoop.ts';
import type { RunView } from '../../state/lab.ts';
import type { LabState } from '../../state/store.ts';
import { onPixelRatioChange } from '../../ui/pixelRatio.ts';
import { currentTheme, onThemeChange, type Theme } from '../../ui/theme.ts';
import { useRaise } from '../../ui/useRaise.ts';
import { isPrinting } from '../../ui/printing.ts';
import { unitPx } from '../../ui/room.ts';
import { answerMarks, type CanvasMarks } from './canvasMarks.ts';
import { answerCopies, type Copy } from './pictureCopy.ts';

export interface Surface {
  readonly ctx: CanvasRenderingContext2D;
  /** In units that grow with the page's type: CSS pixels where that has its usual size. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per unit. */
  readonly ratio: number;
  readonly theme: Theme;
  /** Changes whenever everything must be drawn anew: size, ratio, theme. */
  readonly version: number;
  /** A picture in slices then shows itself once, complete. */
  readonly reducedMotion: boolean;
}

export interface Painter {
  readonly ratePerSecond: number;
  /**
   * @returns true to be called again in the next frame, or a number above 0 to be called again in so many
   *   milliseconds, though nothing changes: an axis that has yet to settle
   */
  draw(surface: Surface): boolean | number | void;
  /** Where what it drew last can be pointed at; left out where nothing has a name. */
  marks?(): CanvasMarks;
}

/** Changes of these are acts of the visitor: they show at once, whatever the rate. */
const URGENT = [
  'selected',
  'hovered',
  'spec',
  'layers',
  'run',
] as const satisfies readonly (keyof LabState)[];

const LONGEST_ON_PAPER_MS = 300;
const LONGEST_COPY_MS = 2000;

export interface Bound {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** The visitor changed what the painter shows: draws in the next frame. */
  readonly redraw: () => void;
}

export function useCanvas(lab: RunView, painter: Painter): Bound {
  const ref = useRef<HTMLCanvasElement>(null);
  const registration = useRef<Registration>(null);
  const raise = useRaise();
  useEffect(() => {
    const canvas = ref.current;
    const ctx = canvas?.getContext('2d');
    if (!canvas || !ctx) return;
    const motion = window.matchMedia('(prefers-reduced-motion: reduce)');
    let theme = currentTheme();
    let [width, height, ratio, version] = [0, 0, 1, 0];
    let visible = true;
    let later: ReturnType<typeof setTimeout> | undefined;

    const drawing = lab.drawLoop.add({
      get ratePerSecond() {
        return painter.ratePerSecond;
      },
      isVisible: () => visible && width > 0,
      onError: raise,
      draw() {
        ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
        const reducedMotion = motion.matches;
        const more = painter.draw({ ctx, width, height, ratio, theme, version, reducedMotion });
        clearTimeout(later);
        if (typeof more !== 'number') return more;
        if (more > 0) later = setTimeout(() => drawing.hurry(), more);
        return false;
      },
    });
    registration.current = drawing;

    /** A canvas that is given a size is empty: it is drawn in the same frame, so that none is seen blank. */
    function measure(): void {
      const box = canvas!.getBoundingClientRect();
      const unit = unitPx();
      const nextRatio = (window.devicePixelRatio || 1) * unit;
      const [nextWidth, nextHeight] = [box.width / unit, box.height / unit];
      if (nextWidth === width && nextHeight === height && nextRatio === ratio) return;
      [width, height, ratio] = [nextWidth, nextHeight, nextRatio];
      canvas!.width = Math.max(1, Math.round(width * ratio));
      canvas!.height = Math.max(1, Math.round(height * ratio));
      version++;
      drawing.hurry();
      if (isPrinting()) drawWhole();
      else if (visible && width > 0) drawing.drawNow();
    }
    function drawAnew(): void {
      version++;
      drawing.hurry();
    }

    /** For paper: now, in all its slices, though it be out of sight. */
    function drawWhole(): void {
      const until = performance.now() + LONGEST_ON_PAPER_MS;
      while (width > 0 && drawing.drawNow() && performance.now() < until);
    }

    /** The same on a canvas of its own, complete; the page's has its own picture again within the frame. */
    function copy(inTheme: Theme, scale: number): Copy {
      const other = document.createElement('canvas');
      const fine = scale * unitPx();
      other.width = Math.max(1, Math.round(width * fine));
      other.height = Math.max(1, Math.round(height * fine));
      const onto = other.getContext('2d');
      const made = { canvas: other, isToScale: true };
      if (onto === null || width === 0) return made;
      version++;
      const surface = { ctx: onto, width, height, ratio: fine, theme: inTheme, version };
      const until = performance.now() + LONGEST_COPY_MS;
      do onto.setTransform(fine, 0, 0, fine, 0, 0);
      while (
        painter.draw({ ...surface, reducedMotion: true }) === true &&
        performance.now() < until
      );
      drawAnew();
      drawWhole();
      return made;
    }

    const resize = new ResizeObserver(measure);
    resize.observe(canvas);
    const offPixelRatio = onPixelRatioChange(measure);
    const intersection = new IntersectionObserver(
      // A busy page hands over several at once, the newest last.
      (entries) => {
        visible = entries[entries.length - 1].isIntersecting;
        if (visible) drawing.hurry();
      },
      { rootMargin: '64px' },
    );
    intersection.observe(canvas);
    const unsubscribe = lab.store.subscribe((state, before) => {
      if (URGENT.some((name) => state[name] !== before[name])) drawing.hurry();
    });
    // Kept runs stand in many pictures, and what is pointed at in one is lit in all.
    const offRuns = lab.runs.store.subscribe(() => drawing.hurry());
    const offTheme = onThemeChange(() => {
      theme = currentTheme();
      drawAnew();
      measure();
      if (isPrinting()) drawWhole();
    });
    const offCopies = answerCopies(canvas, copy);
    const offMarks = answerMarks(canvas, () => painter.marks?.() ?? {});
    let mounted = true;
    void document.fonts?.ready.then(() => {
      if (mounted) drawAnew();
    });
    measure();
    return () => {
      mounted = false;
      clearTimeout(later);
      registration.current = null;
      drawing.remove();
      offTheme();
      offRuns();
      offCopies();
      offMarks();
      unsubscribe();
      intersection.disconnect();
      offPixelRatio();
      resize.disconnect();
    };
  }, [lab, painter, raise]);
  const redraw = useCallback(() => registration.current?.hurry(), []);
  return { canvas: ref, redraw };
}
