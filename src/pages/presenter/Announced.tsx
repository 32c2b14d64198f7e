/** The sentence for screen readers: where it rests, never while it runs. */
import { plainVoice } from './Voice.tsx';

export function Announced({ text, isQuiet }: { readonly text: string; readonly isQuiet: boolean }) {
  return (
    <p className="visually-hidden" aria-live="polite">
      {isQuiet ? '' : plainVoice(text)}
    </p>
  );
}
