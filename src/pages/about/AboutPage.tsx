/** `?about`: what this is, the paper, how to cite both, licences, versions, and how to report a fault. */
import { useEffect, useMemo, useState } from 'react';
import { RECORD_VERSION } from '../../record/record.ts';
import { RECORDING_VERSION } from '../../record/recording.ts';
import { reportText, seenLast } from '../../state/faultReport.ts';
import { applyTheme, rememberedTheme } from '../../state/theme.ts';
import { ADDRESS_VERSION } from '../../state/url.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { buildOf, fetchAbout, type About } from './about.ts';
import { ownBibtex, paper, paperBibtex } from './citations.ts';
import { Licences } from './Licences.tsx';
import './AboutPage.css';

type Fetched = { readonly about: About | null; readonly trouble: string };

function useAbout(): Fetched {
  const [fetched, set] = useState<Fetched>({ about: null, trouble: '' });
  useEffect(() => {
    fetchAbout().then(
      (about) => set({ about, trouble: '' }),
      (error: unknown) => set({ about: null, trouble: String(error) }),
    );
  }, []);
  return fetched;
}

export function AboutPage() {
  const { about, trouble } = useAbout();
  const seen = useMemo(() => seenLast(), []);
  const version = about?.version ?? 'unknown';
  const build = buildOf(document.scripts);
  useEffect(() => {
    applyTheme(rememberedTheme());
    document.title = 'About · The Pruning Game';
  }, []);

  return (
    <div className="about">
      <header>
        <p className="wordmark">The Pruning Game</p>
        <nav aria-label="Pages">
          <a href={seen?.address || './'}>To the lab</a>
          <a href="?lesson">Lessons</a>
        </nav>
      </header>
      <main>
        <h1>About</h1>
        <p>
          While a neural network learns, its units play a game: each takes part as far as what it
          brings is worth more than what it costs. Those for which nothing is best leave, and the
          network is pruned. Here the game can be played, watched step by step and held against what
          the mathematics says of it, in the browser alone.
        </p>

        <section aria-labelledby="about-paper">
          <h2 id="about-paper">The paper</h2>
          <p>
            The game is that of {paper.authors}, <cite>{paper.title}</cite>, arXiv {paper.arxiv},
            2025: <a href={paper.address}>{paper.address}</a>. This page is not by its authors.
            Where measurement and paper part, “Paper” in the lab says so.
          </p>
          <CopyText
            label="The paper as BibTeX"
            button="Copy the paper’s BibTeX"
            text={paperBibtex}
            rows={10}
          />
          <CopyText
            label="This page as BibTeX"
            button="Copy this page’s BibTeX"
            text={ownBibtex(version)}
            rows={7}
          />
        </section>

        <section aria-labelledby="about-fault">
          <h2 id="about-fault">Report a fault</h2>
          <p>
            {seen === null
              ? 'The report says nothing of a run, because you did not come from one. To attach a run, come here from the lab, by “Keys”.'
              : 'The report below holds the address of the run that you came from, what computed it, and what the page said last.'}{' '}
            It holds nothing else of you but the name that your browser gives itself. An address may
            name a file of yours from which the run learnt. Nothing is sent: copy it, and give it to
            whoever gave you this page.
          </p>
          <CopyText
            label="The report"
            button="Copy the report"
            text={reportText(seen, { version, build, browser: navigator.userAgent })}
            rows={9}
          />
        </section>

        <section aria-labelledby="about-versions">
          <h2 id="about-versions">Versions</h2>
          <dl>
            <dt>Page</dt>
            <dd>
              {version}, build {build}
            </dd>
            <dt>Addresses</dt>
            <dd>{ADDRESS_VERSION}</dd>
            <dt>Files of runs</dt>
            <dd>
              {RECORD_VERSION}, of recordings {RECORDING_VERSION}
            </dd>
            <dt>Computed with</dt>
            <dd>{seen?.backend || 'nothing yet in this tab'}</dd>
          </dl>
        </section>

        <section aria-labelledby="about-licences">
          <h2 id="about-licences">Licences</h2>
          <p>
            The Pruning Game is free under the MIT licence: Copyright (c) 2026 The Pruning Game
            authors. MNIST was made by Y. LeCun, C. Cortes and C. J. C. Burges, Fashion-MNIST by H.
            Xiao, K. Rasul and R. Vollgraf (Zalando SE, MIT licence). The fonts are Source Sans 3
            and STIX Two Text, under the SIL Open Font License. All that others have written and
            that is in this page:
          </p>
          {about !== null && <Licences about={about} />}
          {trouble !== '' && (
            <p role="alert">
              The list could not be read ({trouble}). It is the file about.json beside the built
              page.
            </p>
          )}
        </section>
      </main>
    </div>
  );
}
