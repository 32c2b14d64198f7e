/** The address of a run for a telephone's camera, as large as the window lets it be: it may hang on a wall. */
import { useMemo } from 'react';
import { generate } from 'lean-qr';

/** What the standard asks to be kept clear around it, in modules. */
const QUIET = 4;
/** Bytes that the largest code holds, at the least correction of errors. */
const MOST_BYTES = 2953;
const HERE_ALONE = /^(localhost|127\.|\[::1\])/;

/** Dark modules, row by row; null where the text is too long for any code. */
function drawn(text: string): { readonly size: number; readonly path: string } | null {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
  const code = generate(text);
  const rows = Array.from({ length: code.size }, (_, y) =>
    Array.from({ length: code.size }, (_, x) =>
      code.get(x, y) ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '',
    ).join(''),
  );
  return { size: code.size + 2 * QUIET, path: rows.join('') };
}

export function QrCode({ address }: { readonly address: string }) {
  const code = useMemo(() => drawn(address), [address]);
  if (code === null)
    return (
      <p>
        The address of this run has {address.length} characters, more than a QR code can hold: the
        game or the changes in it are too many. Share the address itself, or the run as a file.
      </p>
    );
  const { size, path } = code;
  return (
    <>
      {/* Black on white in every theme: cameras want it so. */}
      <svg
        className="share-qr"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label="QR code of the address of this run"
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      {HERE_ALONE.test(new URL(address).hostname) && (
        <p className="note">
          This page is served by your own computer: other devices cannot open this address.
        </p>
      )}
    </>
  );
}
