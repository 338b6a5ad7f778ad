import type { ByteSource } from './format.ts';

/** Bytes read at a time. */
const CHUNK = 1 << 20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Who receives the pieces of a GeoJSON text. */
export interface ScanReceiver {
  /** A member of a root's `features` array. */
  feature(text: string): void;
  /** A root object with its `features` array emptied; `complete` is false when the text ended inside it. */
  root(text: string, complete: boolean): void;
  /** Something in a `features` array that is no object. */
  stray(text: string): void;
}

/**
 * Cuts a GeoJSON text (one object, newline-delimited or RFC 8142 sequence) into the texts of its features without
 * parsing it, so that memory stays bounded.
 */
export async function scanFeatures(
  source: ByteSource,
  decoder: TextDecoder,
  receiver: ScanReceiver,
  chunkBytes = CHUNK,
): Promise<void> {
  const state = newState(decoder.encoding !== 'utf-8');
  let shell = '';
  let kept = new Uint8Array(0);
  for (let start = 0; start < source.byteLength; start += chunkBytes) {
    const chunk = new Uint8Array(await source.slice(start, Math.min(start + chunkBytes, source.byteLength)));
    const bytes = new Uint8Array(kept.length + chunk.length);
    bytes.set(kept);
    bytes.set(chunk, kept.length);
    // `from` is where the text not yet handed on begins: a feature, a gap between features, or the shell around them.
    let from = 0;
    const take = (at: number): string => {
      const piece = decoder.decode(bytes.subarray(from, at));
      from = at;
      return piece;
    };
    const gap = (at: number): void => {
      const between = take(at)
        .replace(/[\s,]+/g, ' ')
        .trim();
      if (between !== '') receiver.stray(between);
    };
    scan(bytes, kept.length, state, {
      featuresStart: (at) => {
        shell += take(at);
      },
      featureStart: gap,
      featureEnd: (at) => receiver.feature(take(at)),
      featuresEnd: gap,
      rootEnd: (at) => {
        receiver.root(shell + take(at), true);
        shell = '';
      },
    });
    kept = bytes.slice(from);
  }
  if (state.depth > 0) receiver.root(shell, false);
}

interface ScanState {
  depth: number;
  inText: boolean;
  escaped: boolean;
  /** Whether the second byte of a GB18030 pair follows. */
  trail: boolean;
  /** The last bytes of the text at depth 1, to recognise the key `features`. */
  key: string;
  inFeatures: boolean;
  /** GB18030 pairs may hold quote-like second bytes. */
  readonly paired: boolean;
}

function newState(paired: boolean): ScanState {
  return { depth: 0, inText: false, escaped: false, trail: false, key: '', inFeatures: false, paired };
}

interface ScanEvents {
  featuresStart(at: number): void;
  featuresEnd(at: number): void;
  featureStart(at: number): void;
  featureEnd(at: number): void;
  rootEnd(at: number): void;
}

function scan(bytes: Uint8Array, start: number, state: ScanState, events: ScanEvents): void {
  for (let k = start; k < bytes.length; k++) {
    const byte = bytes[k] as number;
    if (state.inText) inText(state, byte);
    else if (byte === QUOTE) {
      state.inText = true;
      if (state.depth === 1) state.key = '';
    } else if (byte === 0x7b || byte === 0x5b) {
      if (byte === 0x5b && state.depth === 1 && state.key === 'features') {
        state.inFeatures = true;
        events.featuresStart(k + 1);
      } else if (state.inFeatures && state.depth === 2) events.featureStart(k);
      state.depth++;
    } else if (byte === 0x7d || byte === 0x5d) {
      state.depth--;
      if (state.inFeatures && state.depth === 2) events.featureEnd(k + 1);
      else if (state.inFeatures && state.depth === 1) {
        state.inFeatures = false;
        events.featuresEnd(k);
      } else if (state.depth <= 0) {
        state.depth = 0;
        events.rootEnd(k + 1);
      }
    }
  }
}

function inText(state: ScanState, byte: number): void {
  if (state.trail) state.trail = false;
  else if (state.escaped) state.escaped = false;
  else if (byte === BACKSLASH) state.escaped = true;
  else if (byte === QUOTE) state.inText = false;
  else if (state.paired && byte >= 0x81) state.trail = true;
  else if (state.depth === 1 && state.key.length < 9) state.key += String.fromCharCode(byte);
}
