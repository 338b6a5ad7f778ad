/** Lets work that others wait for go before work that anybody can do, within one thread. */
export interface Precedence {
  /** Does work that goes before. */
  first<T>(work: () => Promise<T>): Promise<T>;
  /** Settles when no such work is in hand. */
  after(): Promise<void>;
}

/** Nothing in hand yet. */
export function precedence(): Precedence {
  let inHand: Promise<unknown> | null = null;
  return {
    async first(work) {
      const doing = work();
      inHand = doing.catch(() => undefined);
      try {
        return await doing;
      } finally {
        inHand = null;
      }
    },
    async after() {
      while (inHand !== null) await inHand;
    },
  };
}
