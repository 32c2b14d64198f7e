/** A slider of a game's parameter, with its number large. */
import { useMemo } from 'react';
import type { Played } from '../../state/watchedGame.ts';
import { Slider } from '../../ui/Slider.tsx';
import { scaleIn } from '../lessons/Ask.tsx';
import { useSpeech } from '../lessons/words/words.ts';
import type { PriceRow } from './moment.ts';

interface Props {
  readonly row: PriceRow;
  readonly label: string;
  readonly played: Played;
  readonly onPrice: (value: number) => void;
}

const DECIMALS = 3;

export function PriceShown({ row: { parameter, min, max }, label, played, onPrice }: Props) {
  const speech = useSpeech();
  const scale = useMemo(() => scaleIn(speech, { min, max }), [speech, min, max]);
  const value = Number(played.spec[parameter]);
  return (
    <div className="present-price">
      <p>
        {label} <b>{speech.number(value, DECIMALS)}</b>
      </p>
      <Slider
        label={label}
        {...{ scale, min, max, value }}
        valueText={speech.number(value, DECIMALS)}
        onChange={onPrice}
      />
    </div>
  );
}
