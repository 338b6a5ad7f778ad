/** Every array buffer inside a message, each once: they move to the other thread instead of being copied. */
export function transferablesOf(message: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(message, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (value === null || typeof value !== 'object') return;
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    return;
  }
  if (value instanceof ArrayBuffer) {
    found.add(value);
    return;
  }
  const inside: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value);
  for (const part of inside) collect(part, found);
}
