interface Props<Value> {
  /** For screen readers: what is chosen here. */
  readonly label: string;
  readonly tabs: readonly { readonly value: Value; readonly word: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** A panel's ways to show the same, one of which is chosen. */
export function Tabs<Value extends string | number>({
  label,
  tabs,
  chosen,
  onChoose,
}: Props<Value>) {
  return (
    <div className="panel-tabs" role="group" aria-label={label}>
      {tabs.map(({ value, word }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {word}
        </button>
      ))}
    </div>
  );
}
