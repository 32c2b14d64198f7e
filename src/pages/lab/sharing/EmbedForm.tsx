/** The snippet that puts this run into somebody's page, with the pictures and sliders that are chosen here. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { isThere, panelOf, type PanelId } from '../../../panels/registry.ts';
import { useSituation } from '../../../panels/situation.ts';
import { parameters } from '../../../spec/parameters.ts';
import { pricesThatAct } from '../../../spec/play.ts';
import type { Lab } from '../../../state/lab.ts';
import { CopyText } from '../../../ui/CopyText.tsx';
import { snippetOf } from '../../embed/snippet.ts';
import { panelIds, usualPanels, type EmbedWish } from '../../embed/wish.ts';

interface Props {
  readonly lab: Lab;
  /** With the run in its hash. */
  readonly address: string;
}

interface ChoiceProps<Name extends string> {
  readonly title: string;
  readonly all: readonly { readonly name: Name; readonly word: string }[];
  readonly chosen: readonly Name[];
  readonly onChoose: (names: readonly Name[]) => void;
}

/** They come in the order in which they are chosen. */
function Choices<Name extends string>({ title, all, chosen, onChoose }: ChoiceProps<Name>) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {all.map(({ name, word }) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ target }) =>
              onChoose(target.checked ? [...chosen, name] : chosen.filter((each) => each !== name))
            }
          />
          {word}
        </label>
      ))}
    </fieldset>
  );
}

export function EmbedForm({ lab, address }: Props) {
  const situation = useSituation(lab);
  const spec = useStore(lab.store, (state) => state.startSpec);
  const [panels, setPanels] = useState<readonly PanelId[]>(usualPanels);
  const [sliders, setSliders] = useState<EmbedWish['sliders']>([]);
  const [theme, setTheme] = useState<EmbedWish['theme']>(null);
  const wordOf = (id: PanelId): string => {
    const { title } = panelOf(id);
    return typeof title === 'string' ? title : title(spec);
  };
  const words = panelIds.map(wordOf);
  // Layouts of the lab have two ways to one picture.
  const there = panelIds.filter(
    (id, index) => isThere(id, situation) && words.indexOf(wordOf(id)) === index,
  );
  return (
    <div className="share-embed">
      <Choices
        title="Pictures"
        all={there.map((name) => ({ name, word: wordOf(name) }))}
        chosen={panels}
        onChoose={setPanels}
      />
      <Choices
        title="Sliders"
        all={pricesThatAct(spec).map((name) => ({
          name,
          word: `${parameters[name].symbol} ${parameters[name].name}`,
        }))}
        chosen={sliders}
        onChoose={setSliders}
      />
      <label>
        Theme{' '}
        <select
          value={theme ?? ''}
          onChange={({ target }) => setTheme((target.value || null) as EmbedWish['theme'])}
        >
          <option value="">the visitor’s own</option>
          <option value="light">light</option>
          <option value="dark">dark</option>
        </select>
      </label>
      <CopyText
        label="The snippet"
        button="Copy the snippet"
        text={snippetOf(address, { panels, sliders, theme })}
        rows={9}
      />
      <p className="note">
        Width and height are yours to change, from about 280×200 on. Until it is in sight the frame
        rests; it keeps nothing unasked. It plays to the step that is shown now and rests there:
        take “until” out of the address, and it plays on. docs/embed.md says how the page around can
        drive it.
      </p>
    </div>
  );
}
