/** How the visitor says what to expect: by choosing, dragging, marking or placing. */
import { useId, useMemo, useRef, type PointerEvent } from 'react';
import { Slider } from '../../ui/Slider.tsx';
import { sliderScale, type SliderScale } from '../../ui/sliderScale.ts';
import type { Ask, Dot, Reply } from './chapter.ts';
import { useSpeech, type Speech } from './words/words.ts';
import type { ScreenWords } from './words/en.ts';

interface Props {
  readonly ask: Ask;
  readonly words: ScreenWords;
  /** Null while nothing has been said. */
  readonly said: Reply | null;
  /** Whether nothing more can be said, while the game plays. */
  readonly isOver: boolean;
  readonly onSay: (said: Reply) => void;
}

/** Numbers beside a slider's axis as the language writes them. */
export function scaleIn(
  { number }: Speech,
  range: { readonly min: number; readonly max: number; readonly integer?: true },
): SliderScale {
  const scale = sliderScale({ ...range, scale: 'lin' });
  const told = (label: string) => {
    const decimals = label.split('.')[1]?.length ?? 0;
    return label === '' ? '' : number(Number(label), decimals);
  };
  return { ...scale, ticks: scale.ticks.map((tick) => ({ ...tick, label: told(tick.label) })) };
}

export function AskPart(props: Props) {
  switch (props.ask.kind) {
    case 'choose':
      return <Choose {...props} options={props.ask.options} />;
    case 'drag':
      return <Drag {...props} dots={props.ask.dots} />;
    case 'mark':
      return <Mark {...props} players={props.ask.players} />;
    case 'place':
      return <Place {...props} />;
  }
}

export function Choose({
  options,
  words,
  said,
  isOver,
  onSay,
}: Omit<Props, 'ask'> & { readonly options: readonly string[] }) {
  const name = useId();
  return (
    <div className="lesson-options" role="radiogroup" aria-label={words.ask}>
      {options.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={name}
            value={option}
            checked={said === option}
            disabled={isOver}
            onChange={() => onSay(option)}
          />
          <span>{words.options?.[option]}</span>
        </label>
      ))}
    </div>
  );
}

function Drag({ dots, words, said, onSay }: Props & { readonly dots: readonly Dot[] }) {
  const values = said === null ? dots.map(() => NaN) : (said as readonly number[]);
  return (
    <div className="lesson-dots">
      {dots.map((dot, index) => (
        <DotAxis
          key={dot.id}
          dot={dot}
          label={words.dots?.[dot.id] ?? ''}
          said={values[index]!}
          onSay={(value) => onSay(dots.map((_, at) => (at === index ? value : values[at]!)))}
        />
      ))}
    </div>
  );
}

interface DotProps {
  readonly dot: Dot;
  readonly label: string;
  /** NaN while nothing has been said. */
  readonly said: number;
  readonly onSay: (value: number) => void;
}

function DotAxis({ dot: { most, isPercent }, label, said, onSay }: DotProps) {
  const speech = useSpeech();
  const { number, words } = speech;
  const scale = useMemo(
    () => scaleIn(speech, { min: 0, max: most, integer: true }),
    [speech, most],
  );
  const told = Number.isNaN(said) ? words.first.drag : `${number(said)}${isPercent ? ' %' : ''}`;
  return (
    <div className="lesson-dot">
      <h4>{label}</h4>
      <Slider
        label={label}
        scale={scale}
        min={0}
        max={most}
        value={Number.isNaN(said) ? Math.round(most / 2) : said}
        valueText={told}
        onChange={onSay}
      />
      <p>{Number.isNaN(said) ? told : words.youSaid(told)}</p>
    </div>
  );
}

function Mark({ players, words, said, isOver, onSay }: Props & { readonly players: number }) {
  const { words: page } = useSpeech();
  const marked = new Set(said === null ? [] : (said as readonly number[]));
  /** Where a pointer came down, and whether it marks or takes marks away; null while none is down. */
  const hand = useRef<{ readonly player: number; readonly isOut: boolean } | null>(null);
  /** Whether the last pointer has moved over other players since, so that its click means nothing. */
  const hasDrawn = useRef(false);
  const latest = useRef(marked);
  latest.current = marked;

  function put(player: number, isOut: boolean): void {
    const next = new Set(latest.current);
    if (isOut) next.add(player);
    else next.delete(player);
    latest.current = next;
    onSay([...next].sort((a, b) => a - b));
  }
  /** The player under a pointer that may be a finger, which stays with where it came down. */
  function draw({ clientX, clientY }: PointerEvent): void {
    if (hand.current === null) return;
    const tile = document.elementFromPoint(clientX, clientY)?.closest('[data-player]');
    const player = tile instanceof HTMLElement ? Number(tile.dataset.player) : NaN;
    if (Number.isNaN(player) || (!hasDrawn.current && player === hand.current.player)) return;
    hasDrawn.current = true;
    for (const each of [hand.current.player, player])
      if (latest.current.has(each) !== hand.current.isOut) put(each, hand.current.isOut);
  }
  const stop = () => (hand.current = null);

  return (
    <div
      className="lesson-marks"
      role="group"
      aria-label={words.ask}
      onPointerMove={draw}
      onPointerUp={stop}
      onPointerCancel={stop}
      onPointerLeave={stop}
    >
      {Array.from({ length: players }, (_, player) => (
        <button
          key={player}
          type="button"
          data-player={player}
          aria-pressed={marked.has(player)}
          aria-label={page.markPlayer(String(player))}
          disabled={isOver}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            hand.current = { player, isOut: !marked.has(player) };
            hasDrawn.current = false;
          }}
          // Of a key, a voice or a screen reader it comes without a pointer, as number 0.
          onClick={({ detail }) => {
            if (detail === 0 || !hasDrawn.current) put(player, !latest.current.has(player));
          }}
        >
          {player}
          {marked.has(player) && <span aria-hidden="true"> ×</span>}
        </button>
      ))}
    </div>
  );
}

function Place({ said, onSay }: Props) {
  const speech = useSpeech();
  const { number, words } = speech;
  const scale = useMemo(() => scaleIn(speech, { min: 0, max: 1 }), [speech]);
  const point = said === null ? ([0.5, 0.5] as const) : (said as readonly number[]);
  return (
    <div className="lesson-dots">
      {point.map((s, player) => (
        <div key={player} className="lesson-dot">
          <h4>{words.player(String(player))}</h4>
          <Slider
            label={words.player(String(player))}
            scale={scale}
            min={0}
            max={1}
            value={s}
            valueText={number(s, 2)}
            onChange={(value) => onSay(point.map((old, at) => (at === player ? value : old)))}
          />
        </div>
      ))}
      <p>
        {said === null
          ? words.first.place
          : words.youSaid(point.map((s) => number(s, 2)).join(' · '))}
      </p>
    </div>
  );
}

/** Whether everything that is asked has been said. */
export const isSaid = (said: Reply | null): said is Reply =>
  said !== null &&
  (typeof said === 'string' || (said.length > 0 && said.every((value) => !Number.isNaN(value))));
