/** A run that another program played and recorded, opened by `?recording=ADDRESS`, by a file, or as it was dropped. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { RecordError } from '../../record/reading.ts';
import type { Recording } from '../../record/recording.ts';
import { createDrawLoop } from '../../state/drawLoop.ts';
import { heldRecording } from '../../state/recording/heldRecording.ts';
import { recordingAt, recordingInFile } from '../../state/recording/openRecording.ts';
import { createRecordingView, type RecordingView } from '../../state/recording/recordingView.ts';
import { createRuns } from '../../state/runs/runs.ts';
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
  { readonly is: 'nothing' | 'coming' } | { readonly is: 'there'; readonly view: RecordingView };

const viewOf = (recording: Recording): RecordingView =>
  createRecordingView(recording, {
    drawLoop: createDrawLoop(),
    // What becomes of kept runs is said in the lab.
    runs: createRuns(() => undefined),
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
  /** Why what was asked for last is not shown. */
  const [refusal, setRefusal] = useState<string | null>(null);
  const view = useRef<RecordingView | null>(null);
  /** What was asked for last counts. */
  const turn = useRef(0);
  const open = useCallback(async (name: string, reading: Promise<Recording>) => {
    const own = ++turn.current;
    setRefusal(null);
    setShown((before) => (before.is === 'there' ? before : { is: 'coming' }));
    try {
      const next = viewOf(await reading);
      if (own !== turn.current) return;
      view.current?.pause();
      view.current = next;
      setShown({ is: 'there', view: next });
    } catch (error) {
      if (own !== turn.current) return;
      setRefusal(inWords(name, error));
      setShown((before) => (before.is === 'there' ? before : { is: 'nothing' }));
    }
  }, []);
  useEffect(() => {
    const own = ++turn.current;
    // A file that is dropped meanwhile comes before the one that is held.
    void asked(address).then((found) => {
      if (found !== null && own === turn.current) void open(...found);
    });
  }, [address, open]);
  return { shown, refusal, open };
}

function ThemeToggle() {
  const other = useDark() ? 'light' : 'dark';
  return <IconButton icon="theme" label={`Switch to ${other}`} onClick={() => applyTheme(other)} />;
}

/** @param asked the address of the recording, as this page’s own has it; empty for the one that was dropped last */
export function RecordingPage({ asked: address }: PageProps) {
  const { shown, refusal, open } = useRecording(address);
  const openFiles = useCallback(
    ([file]: readonly File[]) => {
      if (file !== undefined) void open(file.name, recordingInFile(file));
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
        {refusal !== null && <p role="alert">{refusal}</p>}
        {shown.is === 'nothing' && refusal === null && (
          <p>
            A game on a net of yours, played in PyTorch, can be looked at here.
            python/pruning_game.py records it; docs/recording.md says how.
          </p>
        )}
        {shown.is === 'there' && (
          <RecordingPictures key={shown.view.recording.manifest.began} view={shown.view} />
        )}
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
