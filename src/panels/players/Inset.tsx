/** The player shown large: its state and the terms of its utility, written past React. */
import { isImage } from '../../data/dataSet.ts';
import { isGame } from '../../spec/play.ts';
import { dataSetOf } from '../../data/rows.ts';
import { termLabels } from '../../ui/labels.ts';
import { figure, fixed } from '../../ui/format.ts';
import { terms, utility } from '../../game/utility.ts';
import type { Lab } from '../../state/lab.ts';
import { throttled } from '../../ui/throttled.ts';
import { formatS } from '../shared/numbers.ts';
import { pricesOf, stakeOf, stateAt, stateWord } from '../shared/states.ts';
import type { PlayersLayout } from './layout.ts';
import { rem } from '../../ui/room.ts';
import type { ShownIndex } from '../../game/players.ts';
import { groupOfId, layerOfShown } from '../../game/shown.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { LabState } from '../../state/store.ts';
import type { Granularity } from '../shared/groups.ts';
import { nameOf } from '../shared/shownPlayers.ts';

/** Rows of the table, by what they show. */
const ROWS = ['participation', ...termLabels.map(({ term }) => term), 'utility', 'norm'] as const;
type Row = (typeof ROWS)[number];

/** Figures that change faster cannot be read. */
const EVERY_MS = 200;

export interface Inset {
  /** Called whenever the panel is drawn. */
  show(player: ShownIndex | null): void;
  attach(root: HTMLElement | null): void;
}

/** The numbers of one player now; null while there is none. */
function numbersOf(lab: Lab, player: ShownIndex): Record<Row, string> | null {
  const { latest } = lab.trajectory;
  const { spec } = lab.store.getState();
  if (latest === null || player >= latest.participation.length) return null;
  const s = latest.participation[player];
  const stake = stakeOf(latest, player);
  const prices = pricesOf(latest, spec, player);
  const now = terms(s, stake, prices);
  return {
    participation: formatS(s),
    benefit: figure(now.benefit),
    size: figure(-now.size),
    presence: figure(-now.presence),
    rivals: figure(-now.rivals),
    utility: figure(utility(s, stake, prices)),
    norm: fixed(Math.sqrt(stake.normSquared), 2),
  };
}

const stateOf = (lab: Lab, player: ShownIndex): number => {
  const { latest } = lab.trajectory;
  return latest === null ? 0 : stateAt(latest, lab.store.getState().spec, player);
};

/** A player in one sentence, for screen readers. */
export function describePlayer(lab: Lab, player: ShownIndex): string {
  const numbers = numbersOf(lab, player);
  const layer = layerOfShown(lab.store.getState().layers, player);
  const name = `Player ${nameOf(lab, player)}`;
  if (numbers === null || layer === undefined) return name;
  return `${name}, ${layer.name}, ${stateWord(stateOf(lab, player))}, s ${numbers.participation}${isGame(lab.store.getState().spec) ? `, utility ${numbers.utility}` : ''}.`;
}

/** What stands in place of a player of the kind that is looked for: nobody is chosen, or one of another kind. */
export function nobodyOf(
  { layers, selected, spec }: Pick<LabState, 'layers' | 'selected' | 'spec'>,
  kind: Granularity,
): { readonly title: string; readonly state: string } {
  const [chosen] = selected;
  // A pixel is one of an image alone.
  const word = (of: Granularity) =>
    of === 'pixel' && !isImage(dataSetOf(spec)) ? 'number of an example' : of;
  const other = chosen === undefined ? undefined : layers[groupOfId(layers, chosen)]?.granularity;
  if (other !== undefined && other !== kind)
    return { title: `Player ${chosen} is a ${word(other)}`, state: `not a ${word(kind)}` };
  return { title: `No ${isSandbox(spec) ? 'player' : word(kind)} chosen`, state: 'point at one' };
}

/** @param kind of the players that can stand in it */
export function createInset(lab: Lab, kind: Granularity): Inset {
  const cells = new Map<string, HTMLElement>();
  let shown: ShownIndex | null = null;
  const write = (name: string, words: string) => {
    const cell = cells.get(name);
    if (cell && cell.textContent !== words) cell.textContent = words;
  };
  const writer = throttled((player: ShownIndex | null) => {
    const numbers = player === null ? null : numbersOf(lab, player);
    const nobody = nobodyOf(lab.store.getState(), kind);
    write('title', player === null ? nobody.title : `Player ${nameOf(lab, player)}`);
    write(
      'state',
      player === null || numbers === null ? nobody.state : stateWord(stateOf(lab, player)),
    );
    for (const row of ROWS) write(row, numbers?.[row] ?? '–');
  }, EVERY_MS);
  return {
    attach(root) {
      cells.clear();
      for (const cell of root?.querySelectorAll<HTMLElement>('[data-row]') ?? [])
        cells.set(cell.dataset.row ?? '', cell);
      if (root === null) writer.drop();
      else writer.send(shown);
    },
    show(player) {
      const isAnother = player !== shown;
      shown = player;
      // What comes in between is not lost: the last word is written when its turn comes.
      writer.send(player);
      if (isAnother) writer.flush();
    },
  };
}

interface InsetNumbersProps {
  readonly inset: Inset;
  readonly place: Pick<
    PlayersLayout['inset'],
    'titleX' | 'titleY' | 'textX' | 'textY' | 'textWidth'
  >;
  /** Whether players earn and pay: else nothing is said of it. */
  readonly answersPrices: boolean;
}

export function InsetNumbers({ inset, place, answersPrices }: InsetNumbersProps) {
  return (
    <div key={String(answersPrices)} ref={inset.attach} aria-hidden="true">
      <div
        className="inset inset-title"
        style={{ left: rem(place.titleX), top: rem(place.titleY), width: rem(place.textWidth) }}
      >
        <strong data-row="title" /> <span data-row="state" />
      </div>
      <div
        className="inset"
        style={{ left: rem(place.textX), top: rem(place.textY), width: rem(place.textWidth) }}
      >
        <dl>
          <dt>
            <i className="math">s</i> <strong data-row="participation" />
          </dt>
          <dd>
            <span className="inset-name">‖θ‖</span> <span data-row="norm" />
          </dd>
          {answersPrices && (
            <>
              {termLabels.map(({ term, letter, word, colour }) => (
                <InsetTerm key={term} term={term} letter={letter} word={word} colour={colour} />
              ))}
              <dt className="inset-sum">
                <i className="math">U</i>
              </dt>
              <dd className="inset-sum" data-row="utility" />
            </>
          )}
        </dl>
      </div>
    </div>
  );
}

function InsetTerm({
  term,
  letter,
  word,
  colour,
}: {
  term: string;
  letter: string;
  word: string;
  colour: string;
}) {
  return (
    <>
      <dt style={{ color: colour }}>
        <i className="math">{letter}</i> {word}
      </dt>
      <dd data-row={term} />
    </>
  );
}
