/** A choice of the visitor that the browser remembers, where it lets the page; else it lasts as long as the page. */
export interface Preference<Value extends string> {
  remembered(): Value;
  remember(value: Value): void;
}

/** @param values what may be chosen; the first is taken where nothing is remembered, and never written */
export function preference<Value extends string>(
  key: string,
  values: readonly [Value, ...Value[]],
): Preference<Value> {
  return {
    remembered() {
      try {
        const stored = localStorage.getItem(key);
        return values.find((value) => value === stored) ?? values[0];
      } catch {
        return values[0]; // storage is denied
      }
    },
    remember(value) {
      try {
        if (value === values[0]) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      } catch {
        // Denied or full: the choice is forgotten when the page closes, and nothing else is lost.
      }
    },
  };
}
