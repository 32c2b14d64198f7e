/** A run that another program played and recorded, opened by `?recording=ADDRESS`, by a file, or as it was dropped. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { RecordError } from '../../record/reading.ts';
import type { Recording } from '../../record/recording.ts';
import { createDrawLoop } from '../../state/drawLoop.ts';
import { heldRecording, holdRecording } from '../../state/recording/heldRecording.ts';
import { recordingAt, recordingInFile } from '../../state/recording/openRecording.ts';
import { createRecordingView, type RecordingView } from '../../state/recording/recordingView.ts';
import { createRuns, type Runs } from '../../state/runs/runs.ts';
import { whatFailed } from '../../state/storage.ts';
import { applyTheme, rememberedTheme } from '../../state/theme.ts';
import { FileControl } from '../../ui/FileControl.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useDark } from '../lab/transport/ThemeToggle.tsx';
import { usePageDrop } from '../lab/drop/usePageDrop.ts';
import type { PageProps } from '../page.ts';
import { RecordingBar } from './RecordingBar.tsx';
import { RecordingPictures } from './RecordingPictures.tsx';
import '../lab/LabPage.css';
import '../lab/transport/Transport.css';
import '../lab/sentence/Sentence.css';
import './RecordingPage.css';

type Shown =
  | { readonly is: 'nothing' | 'coming' }
  | {
      readonly is: 'there';
      readonly view: RecordingView;
      /** Of each that is opened another, also of later saves of one game. */
      readonly opened: number;
    };

const viewOf = (recording: Recording, runs: Runs): RecordingView =>
  createRecordingView(recording, {
    drawLoop: createDrawLoop(),
    runs,
    theme: rememberedTheme(),
    now: () => performance.now(),
    nextFrame(call) {
      const frame = requestAnimationFrame(call);
      return () => cancelAnimationFrame(frame);
    },
  });

const inWords = (name: string, error: unknown): string =>
  error instanceof RecordError
    ? `${name} cannot be shown as a recording. ${error.message}`
    : `${name} could not be read (${String(error)}).`;

async function asked(
  address: string,
): Promise<readonly [name: string, read: Promise<Recording>] | null> {
  if (address !== '') return [address, recordingAt(address, document.baseURI)];
  const held = await heldRecording();
  return held && [held.name, recordingInFile(held.bytes)];
}

function useRecording(address: string) {
  const [shown, setShown] = useState<Shown>({ is: address === '' ? 'nothing' : 'coming' });
  /** What became of what was asked for last, where that is not all that was to be. */
  const [trouble, setTrouble] = useState<string | null>(null);
  // What becomes of kept runs is said in the lab.
  const [runs] = useState(() => createRuns(() => undefined));
  const view = useRef<RecordingView | null>(null);
  /** What was asked for last counts. */
  const turn = useRef(0);
  /** @param file from which a reload is to show it again; null where the address says what is shown */
  const open = useCallback(
    async (name: string, reading: Promise<Recording>, file: Blob | null) => {
      const own = ++turn.current;
      setTrouble(null);
      setShown((before) => (before.is === 'there' ? before : { is: 'coming' }));
      try {
        const next = viewOf(await reading, runs);
        if (own !== turn.current) return;
        view.current?.pause();
        view.current = next;
        setShown({ is: 'there', view: next, opened: own });
      } catch (error) {
        if (own !== turn.current) return;
        setTrouble(inWords(name, error));
        setShown((before) => (before.is === 'there' ? before : { is: 'nothing' }));
        return;
      }
      if (file === null) return;
      try {
        await holdRecording({ name, bytes: file });
        if (own === turn.current) history.replaceState(null, '', '?recording');
      } catch (error) {
        if (own === turn.current)
          setTrouble(`${whatFailed(error)}: to see ${name} after a reload, open it again.`);
      }
    },
    [runs],
  );
  useEffect(() => {
    const own = ++turn.current;
    // A file that is dropped meanwhile comes before the one that is held.
    void asked(address).then((found) => {
      if (found !== null && own === turn.current) void open(...found, null);
    });
  }, [address, open]);
  return { shown, trouble, open };
}

function ThemeToggle() {
  const other = useDark() ? 'light' : 'dark';
  return <IconButton icon="theme" label={`Switch to ${other}`} onClick={() => applyTheme(other)} />;
}

/**
 * @param asked the address of the recording, as that of the page has it; empty for the file that was opened last, here or
 *   by a drop on the lab
 */
export function RecordingPage({ asked: address }: PageProps) {
  const { shown, trouble, open } = useRecording(address);
  const openFiles = useCallback(
    ([file]: readonly File[]) => {
      if (file !== undefined) void open(file.name, recordingInFile(file), file);
    },
    [open],
  );
  const isOver = usePageDrop(
    useCallback((transfer: DataTransfer) => openFiles([...transfer.files]), [openFiles]),
  );
  return (
    <div className={`lab recording ${isOver ? 'recording-over' : ''}`.trim()}>
      <header className="transport">
        <h1 className="wordmark">A recording</h1>
        {shown.is === 'there' && <RecordingBar view={shown.view} />}
        <div className="transport-right">
          <a className="text-button" href="./">
            To the lab
          </a>
          <ThemeToggle />
        </div>
      </header>
      <main>
        {shown.is === 'coming' && <p role="status">The recording is being read …</p>}
        {trouble !== null && <p role="alert">{trouble}</p>}
        {shown.is === 'nothing' && trouble === null && (
          <p>
            A game on a net of yours, played in PyTorch, can be looked at here.
            python/pruning_game.py records it; docs/recording.md says how.
          </p>
        )}
        {shown.is === 'there' && <RecordingPictures key={shown.opened} view={shown.view} />}
        <div className="recording-file">
          <FileControl
            label={shown.is === 'there' ? 'Another recording' : 'Open a recording, or drop it here'}
            accept=".json,application/json"
            onFiles={openFiles}
          />
        </div>
      </main>
    </div>
  );
}
