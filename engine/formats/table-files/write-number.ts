/** Bytes that must be free in front of a call of `writeNumber`. */
export const LONGEST_NUMBER = 32;

const ZERO = 48;
const MINUS = 45;
const POINT = 46;

/** `0000` to `9999` as four bytes in the order in which they are written. */
const FOURS = fourDigits();

/** Bytes to write on, and the same bytes as a view that stores four at once. */
export interface DigitPage {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/**
 * Writes `value` as ASCII at `at` and returns the end. Numbers of 1 … 10⁹ have 9 decimals and those of 0.001 … 1
 * have 12, so at least ten digits that count, rounded correctly (halves away from zero) and without trailing zeros;
 * all others are the shortest text that gives back the same number.
 */
export function writeNumber(page: DigitPage, at: number, value: number): number {
  const { bytes, view } = page;
  const size = value < 0 ? -value : value;
  if (!(size < 1e9) || (size < 0.001 && size !== 0)) return writeAscii(bytes, at, String(value));
  let end = at;
  if (value < 0) bytes[end++] = MINUS;
  let whole = size | 0;
  const rest = size - whole;
  if (rest === 0) return writeWhole(view, end, whole);
  if (whole === 0) return writeBelowOne(page, end, rest);
  let decimals = scaled(rest, 1e9) | 0;
  if (decimals === 1e9) {
    decimals = 0;
    whole++;
  }
  end = writeWhole(view, end, whole);
  if (decimals === 0) return end;
  bytes[end] = POINT;
  const high = (decimals / 10_000) | 0;
  const first = (high / 10_000) | 0;
  bytes[end + 1] = ZERO + first;
  view.setUint32(end + 2, FOURS[high - first * 10_000] as number, true);
  view.setUint32(end + 6, FOURS[decimals - high * 10_000] as number, true);
  return withoutZeros(bytes, end + 10);
}

function writeBelowOne({ bytes, view }: DigitPage, at: number, size: number): number {
  const decimals = scaled(size, 1e12);
  if (decimals === 1e12) {
    bytes[at] = ZERO + 1;
    return at + 1;
  }
  bytes[at] = ZERO;
  bytes[at + 1] = POINT;
  const high = Math.floor(decimals / 10_000);
  const first = (high / 10_000) | 0;
  view.setUint32(at + 2, FOURS[first] as number, true);
  view.setUint32(at + 6, FOURS[high - first * 10_000] as number, true);
  view.setUint32(at + 10, FOURS[decimals - high * 10_000] as number, true);
  return withoutZeros(bytes, at + 14);
}

/** `fraction * scale` to the nearest integer, decided on the exact product. */
function scaled(fraction: number, scale: number): number {
  const product = fraction * scale;
  const down = Math.floor(product);
  const over = product - down;
  if (over > 0.5 || (over === 0.5 && productError(fraction, scale, product) >= 0)) return down + 1;
  return down;
}

/** Exact product minus rounded product (Dekker 1971): a product rounded to a half may lie on either side of it. */
function productError(a: number, b: number, product: number): number {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits of a number (Veltkamp's split). */
function highHalf(a: number): number {
  const shifted = a * 134_217_729;
  return shifted - (shifted - a);
}

/** Writes a whole number of 0 … 10⁹ without leading zeros. */
function writeWhole(view: DataView, at: number, value: number): number {
  if (value >= 10_000) {
    const high = (value / 10_000) | 0;
    const end = writeWhole(view, at, high);
    view.setUint32(end, FOURS[value - high * 10_000] as number, true);
    return end + 4;
  }
  const digits = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4;
  // Leading zeros fall off at the low end; the bytes behind the digits are written over by what follows.
  view.setUint32(at, (FOURS[value] as number) >>> (32 - 8 * digits), true);
  return at + digits;
}

function fourDigits(): Uint32Array {
  const fours = new Uint32Array(10_000);
  for (let k = 0; k < 10_000; k++) {
    const digits = [Math.floor(k / 1000), Math.floor(k / 100) % 10, Math.floor(k / 10) % 10, k % 10];
    fours[k] = digits.reduce((word, digit, place) => word | ((ZERO + digit) << (8 * place)), 0);
  }
  return fours;
}

function withoutZeros(bytes: Uint8Array, end: number): number {
  let last = end;
  while (bytes[last - 1] === ZERO) last--;
  return last;
}

function writeAscii(bytes: Uint8Array, at: number, text: string): number {
  for (let k = 0; k < text.length; k++) bytes[at + k] = text.charCodeAt(k);
  return at + text.length;
}
