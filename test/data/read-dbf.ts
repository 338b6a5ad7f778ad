/** Rows of a dBASE table as texts, decoded from GB18030, with its language byte. */
export function readDbf(bytes: Uint8Array): { language: number; rows: Record<string, string>[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder('gb18030');
  const start = view.getUint16(8, true);
  const length = view.getUint16(10, true);
  const fields: { name: string; size: number }[] = [];
  for (let at = 32; bytes[at] !== 0x0d; at += 32) {
    const name = decoder.decode(bytes.subarray(at, at + 11)).replace(/\0.*$/, '');
    fields.push({ name, size: bytes[at + 16] ?? 0 });
  }
  const rows = Array.from({ length: view.getUint32(4, true) }, (_, r) => {
    let at = start + r * length + 1;
    return Object.fromEntries(
      fields.map(({ name, size }) => {
        const text = decoder.decode(bytes.subarray(at, at + size)).trim();
        at += size;
        return [name, text];
      }),
    );
  });
  return { language: bytes[29] ?? 0, rows };
}
