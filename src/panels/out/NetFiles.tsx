/** The net that the run has left, to be saved; of the step at which it was asked for, while the run goes on. */
import { useEffect, useState } from 'react';
import type { Lab } from '../../state/lab.ts';
import { download } from '../../ui/download.ts';
import { netOffers, type Offer, type Offers } from './netOffers.ts';

interface Props {
  readonly lab: Lab;
  readonly say: (sentence: string) => void;
}

export function NetFiles({ lab, say }: Props) {
  const [offers, setOffers] = useState<Offers | 'reading' | 'none'>('reading');
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    let wanted = true;
    netOffers(lab).then(
      (found) => {
        if (!wanted) return;
        setOffers(found ?? 'none');
        say(found === null ? 'There is no net here: the players play alone.' : '');
      },
      (error: unknown) => {
        if (!wanted) return;
        // What has been read before can still be saved.
        setOffers((before) => (before === 'reading' ? 'none' : before));
        say(`The net could not be read. ${(error as Error).message}`);
      },
    );
    return () => {
      wanted = false;
    };
  }, [lab, say, asked]);

  function save({ file }: Offer): void {
    if (file === null) return;
    download(file.name, file.bytes, 'application/octet-stream');
    say(`${file.name} was saved.`);
  }

  if (offers === 'reading') return <p className="note">One moment …</p>;
  const { sentences, offers: menu } = offers === 'none' ? { sentences: [], offers: [] } : offers;
  return (
    <div className="take-net">
      {sentences.map((sentence) => (
        <p className="note" key={sentence}>
          {sentence}
        </p>
      ))}
      <dl className="take-menu">
        {menu.map((offer) => (
          <div key={offer.label} className="take-offer">
            <dt>{offer.label}</dt>
            <dd>
              {offer.file === null ? (
                <span className="note">{offer.words}</span>
              ) : (
                <button
                  type="button"
                  className="text-button"
                  title={offer.help}
                  aria-label={`${offer.label}: ${offer.words}`}
                  onClick={() => save(offer)}
                >
                  {offer.words}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" className="text-button" onClick={() => setAsked(asked + 1)}>
        Take it as it is now
      </button>
    </div>
  );
}
