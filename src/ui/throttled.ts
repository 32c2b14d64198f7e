/** Calls at once, then at most once per interval with the newest value; `flush` sends what waits, `drop` forgets it. */
export interface Throttled<Value> {
  send(value: Value): void;
  flush(): void;
  drop(): void;
}

export function throttled<Value>(
  call: (value: Value) => void,
  intervalMs: number,
): Throttled<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: { value: Value } | null = null;

  function deliver(): void {
    timer = undefined;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    timer = setTimeout(deliver, intervalMs);
    call(value);
  }

  return {
    send(value) {
      waiting = { value };
      if (timer === undefined) deliver();
    },
    flush() {
      clearTimeout(timer);
      deliver();
      clearTimeout(timer);
      timer = undefined;
    },
    drop() {
      clearTimeout(timer);
      timer = undefined;
      waiting = null;
    },
  };
}
