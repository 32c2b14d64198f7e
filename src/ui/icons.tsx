/** Drawn strokes, 16 × 16. Decoration only: the control that holds one carries its name. */
const paths = {
  rewind: 'M3 3v10 M13 3.5 6 8l7 4.5z',
  play: 'M4.5 2.5v11L13.5 8z',
  pause: 'M5 3v10 M11 3v10',
  reseed: 'M13 8a5 5 0 1 1-1.6-3.7 M13.2 1.8v3.4H9.8',
  chevron: 'M4 6l4 4 4-4',
  check: 'M2.5 8.5l3.5 4 7.5-9',
  close: 'M4 4l8 8 M12 4l-8 8',
  take: 'M8 2v8.5 M4.5 7.5 8 11l3.5-3.5 M3 14h10',
  theme: 'M8 1.8a6.2 6.2 0 1 0 0 12.4z M8 1.8a6.2 6.2 0 0 1 0 12.4',
} as const;

export type IconName = keyof typeof paths;

const filled: readonly IconName[] = ['play'];

export function Icon({ name }: { name: IconName }) {
  const [first, ...rest] = paths[name].split(/ (?=M)/);
  return (
    <svg
      width="1rem"
      height="1rem"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'pause' ? 3 : 1.5}
      aria-hidden="true"
    >
      <path d={first} fill={filled.includes(name) || name === 'theme' ? 'currentColor' : 'none'} />
      {rest.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
