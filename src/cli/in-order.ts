export interface Ahead<T> {
  /** How many items may be in work at once, and how heavy they may be together; one always may. */
  readonly count: number;
  readonly weight: number;
  readonly weigh: (item: T) => number;
  /** When it is aborted nothing more is begun, and only what is done already comes out. */
  readonly signal?: AbortSignal;
  /** Called when no more items are taken for now: the bounds are reached, or there are none. */
  readonly onPause?: () => void;
  /** How many results come out together at most. */
  readonly together?: number;
}

/**
 * The results of the work on each item, in the order of the items however long each takes, in groups of those that are done. Items are taken ahead
 * within the bounds, so a slow consumer holds back the source. Throws what the source, or the work, throws.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  ahead: Ahead<T>,
): AsyncGenerator<readonly R[]> {
  const { signal, together = 64 } = ahead;
  const queue: Entry<R>[] = [];
  let weight = 0;
  let ended = false;
  let left = false;
  let failure: { readonly error: unknown } | undefined;
  const changed = bell();
  const stopped = () => left || signal?.aborted === true;
  const full = () => queue.length > 0 && (queue.length >= ahead.count || weight >= ahead.weight);

  const take = async () => {
    for await (const item of items) {
      if (stopped()) break;
      const entry: Entry<R> = { weight: ahead.weigh(item) };
      queue.push(entry);
      weight += entry.weight;
      work(item).then(
        (value) => {
          entry.result = { value };
          changed.ring();
        },
        (error) => {
          failure ??= { error };
          changed.ring();
        },
      );
      changed.ring();
      if (full()) ahead.onPause?.();
      while (full() && !stopped()) await changed.next();
      if (stopped()) break;
    }
  };
  const aborted = () => changed.ring();
  signal?.addEventListener("abort", aborted);
  take()
    .catch((error) => {
      failure ??= { error };
    })
    .finally(() => {
      ended = true;
      ahead.onPause?.();
      changed.ring();
    });
  try {
    for (;;) {
      const done: R[] = [];
      while (queue[0]?.result && done.length < together) {
        const entry = queue.shift()!;
        weight -= entry.weight;
        done.push(entry.result!.value);
      }
      if (done.length > 0) {
        changed.ring();
        yield done;
      } else if (signal?.aborted) return;
      else if (failure) throw failure.error;
      else if (ended && queue.length === 0) return;
      else await changed.next();
    }
  } finally {
    signal?.removeEventListener("abort", aborted);
    left = true;
    changed.ring();
  }
}

interface Entry<R> {
  readonly weight: number;
  result?: { readonly value: R };
}

/** Wakes everyone who waits for something to change. */
function bell(): { readonly ring: () => void; readonly next: () => Promise<void> } {
  let waiting: (() => void)[] = [];
  return {
    ring() {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    next: () => new Promise((wake) => waiting.push(wake)),
  };
}
