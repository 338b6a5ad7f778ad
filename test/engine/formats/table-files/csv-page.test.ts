import { describe, expect, it } from 'vitest';
import { csvPage } from '../../../../engine/formats/table-files/csv-page.ts';
import { fullBitSet, removeBit } from '../../../../engine/table/bit-set.ts';
import type { NumberColumn } from '../../../../engine/table/table.ts';
import { seeded } from '../../geometry/random-polygons.ts';

const decoder = new TextDecoder();
const page = csvPage(1);

function column(values: ArrayLike<number>, valid = fullBitSet(values.length)): NumberColumn {
  return { kind: 'number', name: 'v', unit: '', values: Float64Array.from(values), valid };
}

function written(value: number): string {
  const text = decoder.decode(page.rows([''], [column([value])], { from: 0, past: 1 }));
  expect(text.startsWith(',') && text.endsWith('\n')).toBe(true);
  return text.slice(1, -1);
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

describe('numbers of a CSV page', () => {
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

  it('writes rows of every kind of cell: missing, in fixed form, in the shortest form, ids with quotes and Chinese', () => {
    const ids = ['1', 'a,"b"', '张掖', ''];
    const odd = [1e-9, -2.5e12, 1 / 3, Number.NaN];
    const two = csvPage(3);
    const valid = fullBitSet(4);
    removeBit(valid, 1);
    const columns = [column(odd), column([1, 2, 3, 4], valid), column([...odd].reverse())];
    const rows = decoder.decode(two.rows(ids, columns, { from: 0, past: 4 }));
    expect(rows).toBe(
      '1,1e-9,1,\n"a,""b""",-2500000000000,,0.333333333333\n张掖,0.333333333333,3,-2500000000000\n,,4,1e-9\n',
    );
  });

  it('keeps within its room however long numbers and ids are', () => {
    const longest = [-(370_370_367 / 3), -1 / 7e5, -(1 / 3) * 1e-300, -Number.MAX_VALUE];
    const wide = csvPage(4);
    const { rowsAtOnce: rows } = wide;
    for (const text of ['', '"'.repeat(400), '田'.repeat(300)]) {
      const ids = Array.from({ length: rows }, () => text);
      const columns = longest.map((value) => column(new Float64Array(rows).fill(value)));
      const lines = decoder.decode(wide.rows(ids, columns, { from: 0, past: rows })).split('\n');
      const cell = text.startsWith('"') ? `"${text}${text}"` : text;
      const row = `${cell},-123456789,${String(-1 / 7e5)},${-(1 / 3) * 1e-300},${-Number.MAX_VALUE}`;
      expect(new Set(lines)).toEqual(new Set([row, '']));
    }
  });
});
