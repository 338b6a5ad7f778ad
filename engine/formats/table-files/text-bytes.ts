const encoder = new TextEncoder();

/** Texts as UTF-8 one behind the other; text `i` is bytes `offsets[i] … offsets[i + 1]`. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
}

/** The UTF-8 bytes of texts, with `gap` bytes left free in front of each. */
export function textBytes(texts: readonly string[], gap = 0): TextBytes {
  let units = 0;
  for (const text of texts) units += text.length;
  const bytes = new Uint8Array(3 * units + gap * texts.length);
  const offsets = new Int32Array(texts.length + 1);
  let end = 0;
  for (let row = 0; row < texts.length; row++) {
    end = writeText(bytes, end + gap, texts[row] as string);
    offsets[row + 1] = end;
  }
  return { bytes: bytes.subarray(0, end), offsets };
}

function writeText(bytes: Uint8Array, at: number, text: string): number {
  const { length } = text;
  for (let k = 0; k < length; k++) {
    const code = text.charCodeAt(k);
    if (code > 127) return at + encoder.encodeInto(text, bytes.subarray(at)).written;
    bytes[at + k] = code;
  }
  return at + length;
}
