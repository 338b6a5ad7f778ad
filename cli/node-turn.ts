/**
 * Resolves in the next turn of the event loop. No message to oneself: Node hands a port up to a thousand messages in one go, and as
 * long as each is followed by the next, no other port of the thread is heard, so neither a cancel nor the answer of a helper.
 */
export function nodeTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
