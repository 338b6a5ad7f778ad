/** A set of texts kept as bytes in one array: a million ids take some 20 MB instead of a hundred as strings. */
export interface TextSet {
  /** Adds a text; answers whether it was there already. */
  add(text: string): boolean;
}

/** An empty set. Open addressing over an FNV-1a hash of UTF-16 code units; texts themselves are compared, so it is exact. */
export function textSet(): TextSet {
  let units = new Uint16Array(1 << 19);
  let starts = new Uint32Array(1 << 15);
  /** Looked at before a text is: of texts that differ nearly all differ in their hashes. */
  let hashes = new Uint32Array(1 << 15);
  let slots = new Uint32Array(1 << 16);
  let count = 0;

  function grow(): void {
    const wider = new Uint32Array(2 * starts.length);
    wider.set(starts);
    starts = wider;
    const more = new Uint32Array(2 * hashes.length);
    more.set(hashes);
    hashes = more;
    slots = new Uint32Array(2 * slots.length);
    for (let member = 0; member < count; member++) {
      let slot = (hashes[member] as number) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = member + 1;
    }
  }

  /** Writes the text behind the last member; answers where it ends. */
  function write(text: string): number {
    const start = starts[count] as number;
    const end = start + text.length;
    if (end > units.length) {
      const longer = new Uint16Array(Math.max(2 * units.length, end));
      longer.set(units);
      units = longer;
    }
    for (let k = 0; k < text.length; k++) units[start + k] = text.charCodeAt(k);
    return end;
  }

  return {
    add(text) {
      if (count + 2 > starts.length) grow();
      const start = starts[count] as number;
      const end = write(text);
      const hash = hashOf(units, start, end);
      let slot = hash & (slots.length - 1);
      for (let member = slots[slot] as number; member !== 0; member = slots[slot] as number) {
        if (hashes[member - 1] === hash) {
          const from = starts[member - 1] as number;
          if ((starts[member] as number) - from === text.length && isEqual(units, from, start, text.length))
            return true;
        }
        slot = (slot + 1) & (slots.length - 1);
      }
      hashes[count] = hash;
      slots[slot] = ++count;
      starts[count] = end;
      return false;
    },
  };
}

function hashOf(units: Uint16Array, from: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let k = from; k < end; k++) hash = Math.imul(hash ^ (units[k] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function isEqual(units: Uint16Array, one: number, other: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (units[one + k] !== units[other + k]) return false;
  return true;
}
