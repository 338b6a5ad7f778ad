/** Bytes of a directory entry (MS-CFB 2.6.1) and of the header before the first sector. */
const ENTRY = 128;
const HEADER = 512;

/** Whether the first bytes are an OLE2 compound file's: an `.xls`, an `.xlsx` with a password, another Office document. */
export function isOle(head: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, k) => head[k] === byte);
}

/** Whether an OLE2 file has a stream of that name. No chain is followed, so that no loop in a broken file can hold us. */
export function hasStream(bytes: Uint8Array, name: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = HEADER; at + ENTRY <= bytes.length; at += ENTRY) {
    // The name in UTF-16 with its closing zero, and after 64 bytes its length.
    if (view.getUint16(at + 64, true) !== 2 * name.length + 2) continue;
    if (Array.from(name).every((sign, k) => view.getUint16(at + 2 * k, true) === sign.charCodeAt(0))) return true;
  }
  return false;
}
