import { useId, useState } from 'react';
import { FrozenGameError } from '../../../game/frozen/parse.ts';
import { LINKED_PLAYERS, playersByHand } from '../../../game/sandbox/byHand.ts';
import type { Lab } from '../../../state/lab.ts';
import { FileControl } from '../../../ui/FileControl.tsx';
import { gameFromText } from './gameFromText.ts';
import './GameFile.css';

/** A game set by hand: the file that `analyse` reads, opened or pasted. */
export function GameFile({ lab }: { lab: Lab }) {
  const id = useId();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<string | null>(null);

  function take(json: string): void {
    try {
      const patch = gameFromText(json);
      void lab.set(patch).catch(() => undefined);
      setSaid(
        playersByHand(patch.game!) > LINKED_PLAYERS
          ? `With more than ${LINKED_PLAYERS} players the game does not fit into the address: keep the file.`
          : 'The address now holds this game.',
      );
    } catch (error) {
      if (!(error instanceof FrozenGameError)) throw error;
      setSaid(error.message);
    }
  }

  async function open(file: File): Promise<void> {
    const json = await file.text();
    setText(json);
    take(json);
  }

  return (
    <div className="game-file stack">
      <p className="choice-label">Set a game by hand</p>
      <p className="note" id={`${id}-help`}>
        A frozen game as JSON: prices, and for each layer <code>marginalBenefit</code>,{' '}
        <code>normSquared</code>, <code>gram</code> and <code>participation</code>.
      </p>
      <FileControl
        label="Open a file"
        accept=".json,application/json"
        onFiles={([file]) => void open(file!)}
      />
      <label className="note" htmlFor={`${id}-text`}>
        or paste it here
      </label>
      <textarea
        id={`${id}-text`}
        rows={3}
        spellCheck={false}
        aria-describedby={`${id}-help`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button
        type="button"
        className="text-button"
        disabled={text.trim() === ''}
        onClick={() => take(text)}
      >
        Play this game
      </button>
      <p className="note" role="status">
        {said}
      </p>
    </div>
  );
}
