/** An embed that is or was in sight: its bar, its sliders, what is to be said, and its pictures as the frame has room for them. */
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { PanelPlace } from '../../panels/PanelPlace.tsx';
import { isThere, panelOf, type PanelId } from '../../panels/registry.ts';
import { useSituation } from '../../panels/situation.ts';
import { pricesThatAct } from '../../spec/play.ts';
import type { Lab } from '../../state/lab.ts';
import { Notices } from '../../ui/Notices.tsx';
import { termOfPrice } from '../../ui/labels.ts';
import { unitPx } from '../../ui/room.ts';
import { retry } from '../lab/actions.ts';
import { useHomeSpec } from '../lab/choices/useHomeSpec.ts';
import { PriceSlider } from '../lab/prices/PriceSlider.tsx';
import { columnsFor, type Room } from './arrangement.ts';
import { EmbedBar } from './EmbedBar.tsx';
import type { EmbedWish } from './wish.ts';

interface Props {
  readonly lab: Lab;
  readonly wish: EmbedWish;
}

function Sliders({ lab, wish }: Props) {
  const home = useHomeSpec(lab);
  const spec = useStore(lab.store, (state) => state.spec);
  const acting = wish.sliders.filter((price) => pricesThatAct(spec).includes(price));
  if (acting.length === 0) return null;
  return (
    <div className="embed-sliders">
      {acting.map((price) => {
        const { letter, word, colour } = termOfPrice(price);
        return (
          <div key={price} className="embed-slider">
            {/* The slider says so itself to whoever does not see it. */}
            <span style={{ color: colour }} aria-hidden="true">
              <b>{letter}</b> {word}
            </span>
            <PriceSlider lab={lab} price={price} home={home} />
          </div>
        );
      })}
    </div>
  );
}

/** What keeps the run from being seen: it is on its way, or has failed. */
function Standing({ lab }: { readonly lab: Lab }) {
  const progress = useStore(lab.store, (state) => state.progress);
  const failure = useStore(lab.store, (state) => state.failure);
  return (
    <>
      <p className="embed-progress note" role="status">
        {failure === null && progress !== null && `${progress.text} …`}
      </p>
      {failure !== null && (
        <p className="embed-failure" role="alert">
          {failure}{' '}
          <button type="button" className="solid-button" onClick={() => retry(lab)}>
            Retry
          </button>
        </p>
      )}
    </>
  );
}

/** Of the place that the pictures have; null before it is known. */
function useRoomOf() {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const rem = 16 * unitPx();
      const { width, height } = entry!.contentRect;
      setRoom({ width: width / rem, height: height / rem });
    });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  return { box, room };
}

export function EmbeddedRun({ lab, wish }: Props) {
  const notices = useStore(lab.store, (state) => state.notices);
  const startSpec = useStore(lab.store, (state) => state.startSpec);
  const situation = useSituation(lab);
  const { box, room } = useRoomOf();
  const [chosen, choose] = useState<PanelId | null>(null);
  const [dismissed, setDismissed] = useState(0);
  const there = wish.panels.filter((id) => isThere(id, situation));
  const columns = room === null ? null : columnsFor(there.length, room);
  const isOneByOne = room !== null && columns === null && there.length > 1;
  const [first] = there;
  const one = chosen !== null && there.includes(chosen) ? chosen : first;
  const shown = columns !== null ? there : one === undefined ? [] : [one];
  const titleOf = (id: PanelId): string => {
    const { title } = panelOf(id);
    return typeof title === 'string' ? title : title(startSpec);
  };
  const missing = wish.panels
    .filter((id) => !there.includes(id))
    .map((id) => `“${titleOf(id)}” has nothing to show of this run.`);
  const said = wish.refused.slice(dismissed);

  return (
    <>
      <EmbedBar lab={lab}>
        {isOneByOne && (
          <select
            className="embed-choice"
            aria-label="Which picture"
            value={one}
            onChange={({ target }) => choose(target.value as PanelId)}
          >
            {there.map((id) => (
              <option key={id} value={id}>
                {titleOf(id)}
              </option>
            ))}
          </select>
        )}
      </EmbedBar>
      <Notices
        notices={[...said, ...notices]}
        onDismiss={(index) =>
          index < said.length
            ? setDismissed(dismissed + said.length)
            : lab.dismissNotice(index - said.length)
        }
      />
      <Standing lab={lab} />
      <Sliders lab={lab} wish={wish} />
      {missing.map((sentence) => (
        <p key={sentence} className="note embed-missing">
          {sentence}
        </p>
      ))}
      <main
        ref={box}
        className="embed-pictures"
        style={{ gridTemplateColumns: `repeat(${columns ?? 1}, minmax(0, 1fr))` }}
      >
        {room !== null &&
          shown.map((id) => (
            <div key={id} className={`embed-cell ${isOneByOne ? 'embed-alone' : ''}`.trim()}>
              <PanelPlace lab={lab} id={id} />
            </div>
          ))}
      </main>
    </>
  );
}
