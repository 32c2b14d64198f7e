/**
 * What the hand has asked for and has not been answered yet. Answers come late, and other changes come in
 * between; a parameter shows what the hand asked for last until that is answered.
 */
import type { ParameterName } from '../spec/parameters.ts';
import { namesOf, type SpecPatch } from '../spec/spec.ts';

export interface HandRequests {
  /** @param gesture the movement of the hand that asked, if it is one of several changes */
  ask(request: number, patch: SpecPatch, gesture: number | undefined): void;
  /** The movement that a request belongs to. */
  gestureOf(request: number): number | undefined;
  /** It was answered, or never will be. @param request null for a change that nobody asked for now */
  settle(request: number | null, patch: SpecPatch): void;
  /** What of a change that acts now shows: not where the hand has asked for more since. */
  visible(patch: SpecPatch): SpecPatch;
  /** Another run begins. */
  forget(): void;
}

export function createHandRequests(): HandRequests {
  /** The newest request for each parameter. */
  const newest = new Map<ParameterName, number>();
  const gestures = new Map<number, number>();
  return {
    ask(request, patch, gesture) {
      for (const name of namesOf(patch)) newest.set(name, request);
      if (gesture !== undefined) gestures.set(request, gesture);
    },
    gestureOf: (request) => gestures.get(request),
    settle(request, patch) {
      if (request === null) return;
      for (const name of namesOf(patch)) if (newest.get(name) === request) newest.delete(name);
      gestures.delete(request);
    },
    visible: (patch) =>
      Object.fromEntries(
        namesOf(patch)
          .filter((name) => !newest.has(name))
          .map((name) => [name, patch[name]]),
      ),
    forget() {
      newest.clear();
      gestures.clear();
    },
  };
}
