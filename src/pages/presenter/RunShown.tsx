/** The run of the lab as it stands, large: what is so in a sentence, one of its pictures, its prices. */
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { PanelPlace } from '../../panels/PanelPlace.tsx';
import { isThere } from '../../panels/registry.ts';
import { useSituation } from '../../panels/situation.ts';
import { totalOf } from '../../game/summary.ts';
import { pricesThatAct } from '../../spec/play.ts';
import type { Lab } from '../../state/lab.ts';
import { termOfPrice } from '../../ui/labels.ts';
import { useHomeSpec } from '../lab/choices/useHomeSpec.ts';
import { PriceSlider } from '../lab/prices/PriceSlider.tsx';
import { useLive } from '../lab/useLive.ts';
import { to, whole, type Facts } from '../lessons/chapter.ts';
import { useSpeech } from '../lessons/words/words.ts';
import { Announced } from './Announced.tsx';
import { Pointing } from './Pointing.tsx';
import { Voice } from './Voice.tsx';
import { presenterWords } from './words/words.ts';

/** Pictures that take whatever height they are given. */
const PICTURES = ['participation', 'curves', 'crowd', 'responses'] as const;
/** What can be pointed at in the first of them, in the order of its keys. */
export const RUN_MARKS = ['now', 'epsilon', 'selected'] as const;

const WRITES_PER_SECOND = 4;
const MOST_PRICES = 2;

/** What the page has seen of the run; null before its first step is there. */
function factsOf(lab: Lab): Facts | null {
  const { latest } = lab.trajectory;
  if (latest === null) return null;
  const test = lab.store.getState().evaluations.at(-1);
  return {
    step: whole(latest.step),
    out: whole(totalOf(latest.summaries, 'pruned')),
    all: whole(totalOf(latest.summaries, 'count')),
    ...(test === undefined
      ? {}
      : { testedAt: whole(test.step), accuracy: to(1, 100 * test.testAccuracy) }),
  };
}

interface Props {
  readonly lab: Lab;
  readonly pointed: number | null;
}

export function RunShown({ lab, pointed }: Props) {
  const speech = useSpeech();
  const { run: words } = presenterWords[speech.language];
  const [facts, setFacts] = useState(() => factsOf(lab));
  const [picture, setPicture] = useState<(typeof PICTURES)[number]>('participation');
  const phase = useStore(lab.store, (state) => state.phase);
  const failure = useStore(lab.store, (state) => state.failure);
  const acting = useStore(lab.store, ({ spec }) => pricesThatAct(spec));
  const situation = useSituation(lab);
  const home = useHomeSpec(lab);
  const stage = useRef<HTMLDivElement>(null);
  useLive(lab, WRITES_PER_SECOND, () => setFacts(factsOf(lab)));

  const tell = speech.teller(facts ?? {});
  const testOf = ({ testedAt, step }: Facts): string =>
    testedAt === undefined
      ? ''
      : testedAt.value === step!.value
        ? words.testedNow(tell)
        : words.tested(tell);
  const text =
    failure !== null
      ? words.failed(failure)
      : facts === null
        ? words.preparing
        : `${words.now(tell)} ${testOf(facts)}`;
  // Presence first: it is what a class moves first.
  const prices = (['gamma', 'beta', 'eta', 'alpha'] as const)
    .filter((price) => acting.includes(price))
    .slice(0, MOST_PRICES);
  const offered = PICTURES.filter((name) => isThere(name, situation));
  const shown = offered.includes(picture) ? picture : 'participation';
  const mark = pointed === null ? undefined : RUN_MARKS[pointed];
  return (
    <>
      <section className="present-sentence" aria-label={words.title}>
        <p role={failure === null ? undefined : 'alert'}>
          <Voice text={text} />
        </p>
        <Announced text={text} isQuiet={phase === 'playing'} />
      </section>
      <div ref={stage} className="present-stage present-run">
        <div className="present-tabs" role="group" aria-label={words.picture}>
          {offered.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === shown}
              onClick={() => setPicture(name)}
            >
              {words.pictures[name]}
            </button>
          ))}
        </div>
        <PanelPlace key={shown} lab={lab} id={shown} />
        {mark !== undefined && <Pointing place={stage} name={mark} label={words.marks[mark]} />}
      </div>
      <div className="present-controls">
        {prices.map((price) => (
          <div key={price} className="present-price">
            <p style={{ color: termOfPrice(price).colour }}>{words.prices[price]}</p>
            <PriceSlider lab={lab} price={price} home={home} />
          </div>
        ))}
      </div>
    </>
  );
}
