/** What the class says, as a hollow dot that is dragged, and what has come so far, as a full one, on one axis. */
import { useMemo } from 'react';
import { Slider } from '../../ui/Slider.tsx';
import { scaleIn } from '../lessons/Ask.tsx';
import { useSpeech } from '../lessons/words/words.ts';
import type { GuessRow } from './moment.ts';
import { presenterWords } from './words/words.ts';

interface Props {
  readonly axis: GuessRow['games'][number];
  /** What it counts. */
  readonly label: string;
  /** Of which game, for who hears it; empty where there is one. */
  readonly of: string;
  /** Null while the class has said nothing. */
  readonly said: number | null;
  readonly came: number;
  readonly onSay: (value: number) => void;
}

export function Guess({ axis: { most, isPercent }, label, of, said, came, onSay }: Props) {
  const speech = useSpeech();
  const { number } = speech;
  const words = presenterWords[speech.language];
  const scale = useMemo(() => {
    const whole = scaleIn(speech, { min: 0, max: most, integer: true });
    return { ...whole, ticks: whole.ticks.map((tick) => ({ ...tick, label: '' })) };
  }, [speech, most]);
  // No moment comes to this end as it is prepared: nobody seems right who has said nothing.
  const value = said ?? most;
  const unit = isPercent === true ? ' %' : '';
  const at = (share: number) => ({ '--at': share }) as React.CSSProperties;
  return (
    <div className="present-guess">
      <div className="present-guess-words">
        <p>
          <span className="present-ring-mark" aria-hidden="true" />
          {said === null ? words.classSilent : words.classSays(number(said)) + unit}
        </p>
        <p>
          <span className="present-dot-mark" aria-hidden="true" />
          {label} <b>{number(came, isPercent === true ? 1 : 0)}</b>
        </p>
      </div>
      <div className="present-guess-axis">
        <span aria-hidden="true">0</span>
        <div>
          <Slider
            label={`${words.classSilent} ${label} ${of}`.trim()}
            scale={scale}
            min={0}
            max={most}
            value={value}
            valueText={said === null ? words.classSilent : number(said) + unit}
            onChange={onSay}
          />
          {said === null && (
            <span className="present-unsaid" style={at(scale.position(value))} aria-hidden="true">
              ?
            </span>
          )}
          <span className="present-came" style={at(scale.position(came))} aria-hidden="true" />
        </div>
        <span aria-hidden="true">{number(most)}</span>
      </div>
    </div>
  );
}
