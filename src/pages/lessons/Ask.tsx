/** How the visitor says what to expect: by choosing, dragging, marking or placing; afterwards what came of it stands beside. */
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
  /** What came of it; null before. */
  readonly came: Reply | null;
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
  came,
  onSay,
}: Omit<Props, 'ask'> & { readonly options: readonly string[] }) {
  const name = useId();
  const { words: page } = useSpeech();
  return (
    <div className="lesson-options" role="radiogroup" aria-label={words.ask}>
      {options.map((option) => (
        <label key={option} className={came === option ? 'lesson-came' : undefined}>
          <input
            type="radio"
            name={name}
            value={option}
            checked={said === option}
            disabled={came !== null}
            onChange={() => onSay(option)}
          />
          <span>
            {words.options?.[option]}
            {came === option && <b> {page.cameSo}</b>}
            {came !== null && said === option && <span className="muted"> · {page.saidSo}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

function Drag({ dots, words, said, came, onSay }: Props & { readonly dots: readonly Dot[] }) {
  const values = said === null ? dots.map(() => NaN) : (said as readonly number[]);
  return (
    <div className="lesson-dots">
      {dots.map((dot, index) => (
        <DotAxis
          key={dot.id}
          dot={dot}
          label={words.dots?.[dot.id] ?? ''}
          said={values[index]!}
          came={came === null ? null : (came as readonly number[])[index]!}
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
  readonly came: number | null;
  readonly onSay: (value: number) => void;
}

function DotAxis({ dot: { most, isPercent }, label, said, came, onSay }: DotProps) {
  const speech = useSpeech();
  const { number, words } = speech;
  const scale = useMemo(
    () => scaleIn(speech, { min: 0, max: most, integer: true }),
    [speech, most],
  );
  const told = (value: number, decimals = 0) =>
    `${number(value, decimals)}${isPercent ? ' %' : ''}`;
  if (came !== null)
    return (
      <div className="lesson-dot">
        <h4>{label}</h4>
        <svg
          className="lesson-compare"
          viewBox="0 0 320 64"
          role="img"
          aria-label={`${words.youSaid(told(said))} ${words.itIs(told(came, isPercent ? 1 : 0))}`}
        >
          <Compare share={(value) => 12 + (296 * value) / most} said={said} came={came} />
        </svg>
        <p aria-hidden="true">
          {words.youSaid(told(said))} {words.itIs(told(came, isPercent ? 1 : 0))}
        </p>
      </div>
    );
  return (
    <div className="lesson-dot">
      <h4>{label}</h4>
      <Slider
        label={label}
        scale={scale}
        min={0}
        max={most}
        value={Number.isNaN(said) ? Math.round(most / 2) : said}
        valueText={Number.isNaN(said) ? words.first.drag : told(said)}
        onChange={onSay}
      />
      <p>{Number.isNaN(said) ? words.first.drag : words.youSaid(told(said))}</p>
    </div>
  );
}

/** A hollow dot for what was said, a full one for what came, and how far they are apart. */
function Compare({
  share,
  said,
  came,
}: {
  readonly share: (value: number) => number;
  readonly said: number;
  readonly came: number;
}) {
  const [from, to] = [share(said), share(came)];
  return (
    <>
      <path d="M12 32H308" className="lesson-axis" />
      <path d={`M${from} 32H${to}`} className="lesson-join" />
      <circle cx={from} cy={32} r={8} className="lesson-said" />
      <circle cx={to} cy={32} r={8} className="lesson-came-dot" />
    </>
  );
}

function Mark({ players, words, said, came, onSay }: Props & { readonly players: number }) {
  const { words: page } = useSpeech();
  const marked = new Set(said === null ? [] : (said as readonly number[]));
  const out = came === null ? null : new Set(came as readonly number[]);
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
  const named = (all: Iterable<number>) => [...all].join(', ') || page.nobody;

  return (
    <>
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
            aria-label={`${page.markPlayer(String(player))}${out === null ? '' : `. ${page.itIs(page.picture.stateOf(out.has(player)))}`}`}
            disabled={out !== null}
            className={out?.has(player) ? 'lesson-mark-out' : undefined}
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
            {out?.has(player) === true && <span aria-hidden="true"> ×</span>}
          </button>
        ))}
      </div>
      {out !== null && (
        <p>
          {page.youSaid(named(marked))} {page.itIs(named(out))}
        </p>
      )}
    </>
  );
}

function Place({ said, came, onSay }: Props) {
  const speech = useSpeech();
  const { number, words } = speech;
  const scale = useMemo(() => scaleIn(speech, { min: 0, max: 1 }), [speech]);
  const point = said === null ? ([0.5, 0.5] as const) : (said as readonly number[]);
  const told = (at: readonly number[]) => at.map((s) => number(s, 2)).join(' · ');
  if (came !== null)
    return (
      <p>
        {words.youSaid(told(point))} {words.itIs(told(came as readonly number[]))}
      </p>
    );
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
      <p>{said === null ? words.first.place : words.youSaid(told(point))}</p>
    </div>
  );
}

/** Whether everything that is asked has been said. */
export const isSaid = (said: Reply | null): said is Reply =>
  said !== null &&
  (typeof said === 'string' || (said.length > 0 && said.every((value) => !Number.isNaN(value))));
