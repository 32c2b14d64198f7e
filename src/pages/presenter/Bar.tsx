/** The line below: play, what can be pointed at, the way through the talk, the lab, the language and the theme. */
import { Icon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { languageNames, languages, useSpeech, type Language } from '../lessons/words/words.ts';
import { MARK_KEYS } from './moment.ts';
import { MOMENTS } from './moments/registry.ts';
import { presenterWords } from './words/words.ts';

interface Props {
  readonly place: number;
  readonly isPlaying: boolean;
  /** Whether there is something to play. */
  readonly isReady: boolean;
  /** Words of what can be pointed at, in the order of its keys. */
  readonly marks: readonly string[];
  readonly pointed: number | null;
  readonly isDark: boolean;
  readonly onPlay: () => void;
  /** Prepares it anew; null for what is not prepared. */
  readonly onAgain: (() => void) | null;
  readonly onPoint: (index: number) => void;
  readonly onMove: (by: number) => void;
  readonly onLab: () => void;
  readonly onTheme: () => void;
  readonly onLanguage: (language: Language) => void;
}

export function Bar(props: Props) {
  const { place, isPlaying, isReady, marks, pointed, isDark } = props;
  const { language, number } = useSpeech();
  const words = presenterWords[language];
  const play = isPlaying ? words.pause : words.play;
  const others = languageNames.filter((name) => name !== language);
  return (
    <footer className="present-bar">
      <button
        type="button"
        className="present-play"
        disabled={!isReady}
        title={`${play} (space)`}
        onClick={props.onPlay}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} />
        {play}
      </button>
      {props.onAgain !== null && (
        <IconButton icon="rewind" label={`${words.prepareAgain} (R)`} onClick={props.onAgain} />
      )}
      <div className="present-marks" role="group" aria-label={words.point}>
        {marks.map((mark, index) => (
          <button
            key={mark}
            type="button"
            aria-pressed={index === pointed}
            onClick={() => props.onPoint(index)}
          >
            <kbd>{MARK_KEYS[index]!.toUpperCase()}</kbd> {mark}
          </button>
        ))}
      </div>
      <nav className="present-nav" aria-label={words.presenter}>
        <button
          type="button"
          aria-label={words.previous}
          title={`${words.previous} (←)`}
          disabled={place === 0}
          onClick={() => props.onMove(-1)}
        >
          ‹
        </button>
        <span>{words.placeOf(number(place + 1), number(MOMENTS))}</span>
        <button
          type="button"
          aria-label={words.next}
          title={`${words.next} (→)`}
          disabled={place === MOMENTS - 1}
          onClick={() => props.onMove(1)}
        >
          ›
        </button>
      </nav>
      <button type="button" title={`${words.toLab} (Esc)`} onClick={props.onLab}>
        {words.toLab}
      </button>
      {others.map((name) => (
        <button
          key={name}
          type="button"
          lang={name}
          title={languages[name].name}
          onClick={() => props.onLanguage(name)}
        >
          {name.toUpperCase()} <span className="visually-hidden">{languages[name].name}</span>
        </button>
      ))}
      <IconButton
        icon="theme"
        label={isDark ? words.toLight : words.toDark}
        onClick={props.onTheme}
      />
    </footer>
  );
}
