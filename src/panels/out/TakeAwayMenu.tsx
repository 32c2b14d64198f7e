/** What may be taken away of a picture: its numbers, and itself as a drawing or as an image. */
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PlayerId } from '../../game/players.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { Lab } from '../../state/lab.ts';
import { download } from '../../ui/download.ts';
import { fetched } from '../../ui/fetched.ts';
import { OnDemand } from '../../ui/OnDemand.tsx';
import { currentTheme } from '../../ui/theme.ts';
import { useRaise } from '../../ui/useRaise.ts';
import { figureOf, pngOf } from './figure/figure.ts';
import type { Mode } from './figure/inTheme.ts';
import { fileNameOf, manyFileNameOf } from './fileNames.ts';
import { countRuns, isOfManyRuns, pageAddress } from './manyRuns.ts';
import { numbersOf, type PictureName } from './registry.ts';
import type { PictureTable } from './table.ts';
import { csvOf, jsonOf } from './texts.ts';
import { aboutOf } from './about.ts';

const NetFiles = fetched(async () => (await import('./NetFiles.tsx')).NetFiles);

interface Props {
  readonly lab: Lab;
  readonly name: PictureName;
  readonly of: string;
  readonly chosen: PlayerId | null;
}

/** What the numbers of a picture are of; null while that is being fetched. */
function useTables(name: PictureName): readonly PictureTable[] | null {
  const [tables, setTables] = useState<readonly PictureTable[] | null>(null);
  const raise = useRaise();
  useEffect(() => {
    let wanted = true;
    numbersOf[name]().then((found) => {
      if (wanted) setTables(found);
    }, raise);
    return () => {
      wanted = false;
    };
  }, [name, raise]);
  return tables;
}

const MODES: readonly Mode[] = ['light', 'dark'];

export function TakeAwayMenu({ lab, name, of, chosen }: Props) {
  const tables = useTables(name);
  const [said, setSaid] = useState('');
  const [making, setMaking] = useState<'one' | 'all' | null>(null);
  const isBusy = making !== null;
  const [showsNet, setShowsNet] = useState(false);
  const hasNet =
    useStore(lab.store, ({ startSpec }) => !isSandbox(startSpec)) && !isOfManyRuns(name);
  const isOfMany = isOfManyRuns(name);
  const called = (what: readonly string[], ending: string) =>
    (isOfMany ? manyFileNameOf : fileNameOf)(lab, what, ending);
  const list = useRef<HTMLDListElement>(null);
  /** Of an archive that is being made; whoever closes the menu wants it no longer. */
  const isWanted = useRef(false);
  useEffect(
    () => () => {
      isWanted.current = false;
    },
    [],
  );

  async function csv({ name: table, read }: PictureTable): Promise<void> {
    const file = called([name, ...((tables?.length ?? 0) > 1 ? [table] : [])], 'csv');
    try {
      const found = await read(lab, chosen);
      if (found.rows.length === 0) return setSaid('There are no numbers of this.');
      download(file, csvOf(found), 'text/csv');
      setSaid(`${file} was saved.`);
    } catch (error) {
      setSaid(`They could not be read. ${(error as Error).message}`);
    }
  }

  async function json(): Promise<void> {
    const file = called([name], 'json');
    const about = isOfMany
      ? { title: of, address: pageAddress(lab), runs: countRuns(lab) }
      : { title: of, address: lab.address(), step: lab.trajectory.latest?.step ?? null };
    try {
      const all = await Promise.all(
        (tables ?? []).map(async ({ name, read }) => ({ name, ...(await read(lab, chosen)) })),
      );
      download(file, jsonOf(name, about, all), 'application/json');
      setSaid(`${file} was saved.`);
    } catch (error) {
      setSaid(`They could not be read. ${(error as Error).message}`);
    }
  }

  async function picture(mode: Mode, kind: 'svg' | 'png'): Promise<void> {
    const panel = list.current?.closest('.panel');
    if (!panel) return;
    const file = called([name, mode], kind);
    setMaking('one');
    setSaid('It is being drawn …');
    try {
      const figure = await figureOf(panel, mode, aboutOf(lab, panel));
      if (kind === 'svg') download(file, figure.svg, 'image/svg+xml');
      else download(file, await pngOf(figure), 'image/png');
      setSaid(`${file} was saved.`);
    } catch (error) {
      setSaid(`It could not be drawn. ${(error as Error).message}`);
    }
    setMaking(null);
  }

  async function all(): Promise<void> {
    const view = list.current?.closest('main');
    if (!view) return;
    const mode = currentTheme().dark ? 'dark' : 'light';
    const folderNow = () => called(['pictures'], 'zip').replace(/\.zip$/, '');
    setMaking('all');
    isWanted.current = true;
    try {
      const { figureSet, shownPictures } = await import('./figureSet.ts');
      const { atRest } = await import('./atRest.ts');
      if (lab.store.getState().phase === 'playing') setSaid('The run comes to rest …');
      const [folder, archive] = await atRest(lab, async (check) => {
        const name = folderNow();
        const made = await figureSet(lab, shownPictures(view), {
          ...{ mode, chosen, name, check },
          onProgress(done, of) {
            if (isWanted.current) setSaid(`${done} of ${of} pictures are drawn …`);
            return isWanted.current;
          },
        });
        return [name, made] as const;
      });
      if (archive === null) setSaid('Nothing was saved.');
      else {
        download(`${folder}.zip`, archive, 'application/zip');
        setSaid(`${folder}.zip was saved.`);
      }
    } catch (error) {
      setSaid(`They could not be saved. ${(error as Error).message}`);
    }
    isWanted.current = false;
    setMaking(null);
  }

  const drawings = (kind: 'svg' | 'png') =>
    MODES.map((mode) => (
      <button
        key={mode}
        type="button"
        className="text-button"
        aria-label={`${kind.toUpperCase()}: ${mode}`}
        disabled={isBusy}
        onClick={() => void picture(mode, kind)}
      >
        {mode}
      </button>
    ));

  if (tables === null) return <p className="note">One moment …</p>;
  return (
    <>
      <dl className="take-menu" ref={list}>
        <dt>CSV</dt>
        <dd>
          {tables.map((table) => (
            <button
              key={table.name}
              type="button"
              className="text-button"
              aria-label={`CSV: ${table.title}`}
              onClick={() => void csv(table)}
            >
              {table.title}
            </button>
          ))}
        </dd>
        <dt>JSON</dt>
        <dd>
          <button
            type="button"
            className="text-button"
            aria-label="JSON: all numbers"
            onClick={() => void json()}
          >
            all numbers
          </button>
        </dd>
        <dt>SVG</dt>
        <dd>{drawings('svg')}</dd>
        <dt>PNG</dt>
        <dd>{drawings('png')}</dd>
        <dt>ZIP</dt>
        <dd>
          <button
            type="button"
            className="text-button"
            aria-label={`ZIP: all pictures shown, with their numbers${isOfMany ? '' : ' and the run'}`}
            disabled={isBusy}
            onClick={() => void all()}
          >
            all pictures shown
          </button>
          {making === 'all' && (
            <button
              type="button"
              className="text-button"
              onClick={() => {
                isWanted.current = false;
              }}
            >
              stop
            </button>
          )}
        </dd>
        {hasNet && (
          <>
            <dt>Net</dt>
            <dd>
              <button
                type="button"
                className="text-button"
                aria-label="Net: what is left of it, for other programs"
                aria-expanded={showsNet}
                onClick={() => setShowsNet(!showsNet)}
              >
                what is left of it
              </button>
            </dd>
          </>
        )}
      </dl>
      {showsNet && (
        <OnDemand>
          <NetFiles lab={lab} say={setSaid} />
        </OnDemand>
      )}
      <p className="note take-said" role="status">
        {said}
      </p>
    </>
  );
}
