/** A sentence of words/: *stars* make a number bold, [presence:words] have the colour of a term. */
const PARTS = /(\*[^*]+\*|\[[a-z]+:[^\]]+\])/;

export function Voice({ text }: { readonly text: string }) {
  return text.split(PARTS).map((part, index) => {
    if (part.startsWith('*')) return <b key={index}>{part.slice(1, -1)}</b>;
    if (!part.startsWith('[')) return part;
    const [term, words] = part.slice(1, -1).split(':');
    return (
      <span key={index} style={{ color: `var(--${term})` }}>
        {words}
      </span>
    );
  });
}

/** The same for who hears it. */
export const plainVoice = (text: string): string =>
  text.replace(/\*/g, '').replace(/\[[a-z]+:([^\]]+)\]/g, '$1');
