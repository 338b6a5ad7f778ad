import { fourDigits } from './fours';

const ZERO: u32 = 48;
const MINUS: u8 = 45;
const POINT: u32 = 46;

/** Where a number outside the fixed form stands in for an address. */
export const NOT_FIXED: usize = 0;

/**
 * Writes `value` as ASCII at `at` and returns the end. Numbers of 1 … 10⁹ have 9 decimals and those of 0.001 … 1 have
 * 12, so at least ten digits that count, rounded correctly (halves away from zero) and without trailing zeros. All
 * others are left to the host: `NOT_FIXED`. Up to 32 bytes are written over.
 */
export function writeNumber(at: usize, value: f64): usize {
  const size = abs(value);
  if (!(size < 1e9) || (size < 0.001 && size !== 0)) return NOT_FIXED;
  let end = at;
  if (value < 0) store<u8>(end++, MINUS);
  let whole = u32(size);
  const rest = size - f64(whole);
  if (rest === 0) return writeWhole(end, whole);
  if (whole === 0) return writeBelowOne(end, rest);
  let decimals = u32(scaled(rest, 1e9));
  if (decimals === 1_000_000_000) {
    decimals = 0;
    whole++;
  }
  end = writeWhole(end, whole);
  if (decimals === 0) return end;
  const high = decimals / 10_000;
  const first = high / 10_000;
  store<u16>(end, u16(POINT | ((ZERO + first) << 8)));
  store<u32>(end, fours(high - first * 10_000), 2);
  store<u32>(end, fours(decimals - high * 10_000), 6);
  return withoutZeros(end + 10);
}

function writeBelowOne(at: usize, size: f64): usize {
  const decimals = scaled(size, 1e12);
  if (decimals === 1_000_000_000_000) {
    store<u8>(at, u8(ZERO + 1));
    return at + 1;
  }
  const high = u32(decimals / 10_000);
  const first = high / 10_000;
  store<u16>(at, u16(ZERO | (POINT << 8)));
  store<u32>(at, fours(first), 2);
  store<u32>(at, fours(high - first * 10_000), 6);
  store<u32>(at, fours(u32(decimals - u64(high) * 10_000)), 10);
  return withoutZeros(at + 14);
}

/** Writes a whole number of 0 … 10⁹ without leading zeros. */
function writeWhole(at: usize, value: u32): usize {
  if (value >= 10_000) {
    const high = value / 10_000;
    const end = writeWhole(at, high);
    store<u32>(end, fours(value - high * 10_000));
    return end + 4;
  }
  const digits: u32 = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4;
  // Leading zeros fall off at the low end; the bytes behind the digits are written over by what follows.
  store<u32>(at, fours(value) >>> (32 - 8 * digits));
  return at + digits;
}

/** Four digits as their bytes. */
function fours(value: u32): u32 {
  return load<u32>(fourDigits + ((<usize>value) << 2));
}

/**
 * `fraction * scale` to the nearest integer. Which side of a half a product lies on cannot be predicted; only those
 * next to a half are looked at.
 */
function scaled(fraction: f64, scale: f64): u64 {
  const product = fraction * scale;
  const nearby = u64(product + 0.5);
  return abs(product - f64(nearby)) < 0.499 ? nearby : scaledExactly(fraction, scale);
}

/** Decided on the exact product. */
function scaledExactly(fraction: f64, scale: f64): u64 {
  const product = fraction * scale;
  const down = floor(product);
  const over = product - down;
  return over > 0.5 || (over === 0.5 && productError(fraction, scale, product) >= 0) ? u64(down) + 1 : u64(down);
}

/** Exact product minus rounded product (Dekker 1971): a product rounded to a half may lie on either side of it. */
function productError(a: f64, b: f64, product: f64): f64 {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits of a number (Veltkamp's split). */
function highHalf(a: f64): f64 {
  const shifted = a * 134_217_729;
  return shifted - (shifted - a);
}

function withoutZeros(end: usize): usize {
  let last = end;
  while (load<u8>(last - 1) === u8(ZERO)) last--;
  return last;
}
