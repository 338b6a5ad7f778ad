import { describe, expect, it } from 'vitest';
import { LONGEST_NUMBER, writeNumber } from '../../../../engine/formats/table-files/write-number.ts';
import { seeded } from '../../geometry/random-polygons.ts';

const bytes = new Uint8Array(2 * LONGEST_NUMBER);
const page = { bytes, view: new DataView(bytes.buffer) };

function written(value: number): string {
  const end = writeNumber(page, 3, value);
  return new TextDecoder().decode(bytes.subarray(3, end));
}

/** The rule by whole numbers: the double as a fraction over a power of two, rounded half away from zero. */
function expected(value: number): string {
  const size = Math.abs(value);
  if (!(size < 1e9) || (size < 0.001 && size !== 0)) return String(value);
  const places = size >= 1 ? 9 : 12;
  const halves = 1n << 1074n;
  const scaled = (fractionOf(size) * 10n ** BigInt(places) * 2n + halves) / (2n * halves);
  const digits = scaled.toString().padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -places)}${decimals === '' ? '' : `.${decimals}`}`;
}

/** `size * 2^1074`, exactly. */
function fractionOf(size: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, size);
  const bits = view.getBigUint64(0);
  const exponent = bits >> 52n;
  const mantissa = bits & ((1n << 52n) - 1n);
  return exponent === 0n ? mantissa : (mantissa | (1n << 52n)) << (exponent - 1n);
}

describe('writeNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [7, '7'],
    [-42, '-42'],
    [1.5, '1.5'],
    [0.9999999999996, '1'],
    [-0.9999999999996, '-1'],
    [0.9999999999994, '0.999999999999'],
    [1.9999999996, '2'],
    [99.9999999999, '100'],
    [9999.9999999999, '10000'],
    [2 ** 29 - 2 ** -24, '536870911.99999994'],
    [999_999_999.9999999, '999999999.999999881'],
    [999_999_999, '999999999'],
    [1e9, '1000000000'],
    [-1e9 - 0.25, '-1000000000.25'],
    [0.001, '0.001'],
    [0.0009999, '0.0009999'],
    [-1.25e-7, '-1.25e-7'],
    [1e21, '1e+21'],
    [6.955555555555555, '6.955555556'],
    // Halves that a double holds exactly are rounded away from zero.
    [1 + 2 ** -10, '1.000976563'],
    [-1 - 2 ** -10, '-1.000976563'],
  ])('writes %d as %s', (value, text) => {
    expect(written(value)).toBe(text);
    expect(expected(value)).toBe(text);
  });

  it('agrees with exact arithmetic on seeded numbers of every size and on halves', () => {
    const random = seeded(2024);
    const differing: number[] = [];
    const look = (value: number) => {
      if (written(value) !== expected(value)) differing.push(value);
    };
    for (let k = 0; k < 20_000; k++) {
      look((random() - 0.5) * 10 ** (15 * random() - 4));
      look(Math.floor(random() * 2 ** 30) / 2 ** Math.floor(40 * random()));
      look(Math.floor(random() * 1e6) + (Math.floor(random() * 1e9) + 0.5) / 1e9);
      look((Math.floor(random() * 1e12) + 0.5) / 1e12);
      look(Math.floor(random() * 2e9) - 1e9);
      look(1 - random() * 1e-11);
    }
    expect(differing).toEqual([]);
  });

  it('keeps within its room', () => {
    const longest = [-(370_370_367 / 3), -1 / 7e5, -(1 / 3) * 1e-300];
    for (const value of longest) expect(written(value).length).toBeLessThan(LONGEST_NUMBER);
  });
});
