let table: Map<string, number> | null = null;

/** Two-byte part of GB18030 (the old GBK), turned round from the platform's own decoder. */
function tableOf(): Map<string, number> {
  if (table !== null) return table;
  table = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, lead * 256 + trail);
    }
  }
  return table;
}

/** Bytes of a text in GB18030 (code page 936 for everything written here); throws on a character beyond two bytes. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  const codes = tableOf();
  for (const char of text) {
    const point = char.codePointAt(0) as number;
    if (point < 0x80) {
      bytes.push(point);
      continue;
    }
    const code = codes.get(char);
    if (code === undefined) throw new Error(`no two-byte GB18030 code for "${char}"`);
    bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}
