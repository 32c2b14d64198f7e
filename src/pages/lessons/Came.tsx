/** What the visitor has said beside what came, and how near they are. */
import type { Ask, Dot, Reply } from './chapter.ts';
import { guessPath } from './pictures/frame.tsx';
import { verdictsOf, type Verdict } from './verdict.ts';
import type { ScreenWords } from './words/en.ts';
import { useSpeech, type Speech } from './words/words.ts';

interface Props {
  readonly ask: Ask;
  readonly words: ScreenWords;
  readonly said: Reply;
  readonly came: Reply;
}

/** A whole answer in words. */
function told(ask: Ask, reply: Reply, { number, words }: Speech, own: ScreenWords): string {
  if (typeof reply === 'string') return own.options?.[reply] ?? '';
  return ask.kind === 'place'
    ? reply.map((s) => number(s, 2)).join(' · ')
    : reply.join(', ') || words.nobody;
}

export function Came(props: Props) {
  const { ask, words, said, came } = props;
  const speech = useSpeech();
  const verdicts = verdictsOf(ask, said, came);
  if (ask.kind !== 'drag')
    return (
      <Compared
        said={told(ask, said, speech, words)}
        came={told(ask, came, speech, words)}
        verdict={verdicts[0]!}
      />
    );
  return (
    <div className="lesson-dots">
      {ask.dots.map((dot, index) => (
        <DotCame
          key={dot.id}
          dot={dot}
          label={words.dots?.[dot.id] ?? ''}
          said={(said as readonly number[])[index]!}
          came={(came as readonly number[])[index]!}
          verdict={verdicts[index]!}
        />
      ))}
    </div>
  );
}

function Compared({
  said,
  came,
  verdict,
}: {
  readonly said: string;
  readonly came: string;
  readonly verdict: Verdict;
}) {
  const { words } = useSpeech();
  return (
    <p className="lesson-compared">
      {words.youSaid(said)} {words.itIs(came)} <b>{words.verdicts[verdict]}</b>
    </p>
  );
}

interface DotProps {
  readonly dot: Dot;
  readonly label: string;
  readonly said: number;
  readonly came: number;
  readonly verdict: Verdict;
}

/** The visitor's own mark for what was said, a full dot for what came, and how far they are apart. */
function DotCame({ dot: { most, isPercent }, label, said, came, verdict }: DotProps) {
  const { number } = useSpeech();
  const unit = isPercent ? ' %' : '';
  const at = (value: number) => 12 + (296 * value) / most;
  return (
    <div className="lesson-dot">
      <h4>{label}</h4>
      <svg className="lesson-compare" viewBox="0 0 320 28" aria-hidden="true">
        <path d="M12 14H308" className="lesson-axis" />
        <path d={`M${at(said)} 14H${at(came)}`} className="lesson-join" />
        <path d={guessPath(at(said), 14)} className="lesson-said" />
        <circle cx={at(came)} cy={14} r={5} className="lesson-came-dot" />
      </svg>
      <Compared
        said={`${number(said)}${unit}`}
        came={`${number(came, isPercent ? 1 : 0)}${unit}`}
        verdict={verdict}
      />
    </div>
  );
}
