const turns = new MessageChannel();
const resumed: (() => void)[] = [];
turns.port1.onmessage = () => resumed.shift()?.();

/** Resolves in the next turn of the event loop; a message to oneself, because browsers hold back timers. */
export function browserTurn(): Promise<void> {
  return new Promise((resolve) => {
    resumed.push(resolve);
    turns.port2.postMessage(null);
  });
}
