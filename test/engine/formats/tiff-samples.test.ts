import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openGeoTiff } from '../../../engine/formats/geotiff.ts';
import type { RasterSource } from '../../../engine/layer/raster.ts';
import {
  type Entry,
  packedBits,
  placed,
  type SampleType,
  sampleBytes,
  type TiffImage,
  tiffBytes,
} from './tiff-bytes.ts';
import { differenced, floatPredicted, lzwOf, packBitsOf } from './tiff-encoders.ts';

const AT = placed(0, 0, 1);
const ORDERS = [
  ['II', true],
  ['MM', false],
] as const;

/** Values that show lost signs, carries and exponents; the last of 64 bits has more digits than a double. */
const VALUES: Record<SampleType, readonly (number | bigint)[]> = {
  u8: [0, 1, 127, 128, 255, 7],
  i8: [0, 1, 127, -128, -1, 7],
  u16: [0, 1, 255, 256, 65_535, 32_768],
  i16: [0, -1, 255, 256, 32_767, -32_768],
  u32: [0, 1, 65_536, 2 ** 31, 2 ** 32 - 1, 7],
  i32: [0, -1, 65_536, 2 ** 31 - 1, -(2 ** 31), 7],
  u64: [0n, 1n, 2n ** 32n, 2n ** 53n, 2n ** 64n - 1n, 2n ** 63n + 12_345n],
  i64: [0n, -1n, 2n ** 32n, -(2n ** 53n), 2n ** 63n - 1n, -(2n ** 63n)],
  f32: [0, -0.5, 1e-40, -3.4e38, Number.POSITIVE_INFINITY, Number.NaN],
  f64: [0, -0.1, 5e-324, 1.7e308, Number.NEGATIVE_INFINITY, Number.NaN],
};
const TYPES = Object.keys(VALUES) as SampleType[];
const FORMATS = { u: 1, i: 2, f: 3 } as const;

function image(type: SampleType, blocks: readonly Uint8Array[], more: Partial<TiffImage> = {}): TiffImage {
  const format = FORMATS[type[0] as 'u' | 'i' | 'f'];
  return { width: 3, height: 2, bits: Number(type.slice(1)), format, blocks, entries: AT, ...more };
}

async function opened(one: TiffImage, little = true, big = false): Promise<RasterSource> {
  return openGeoTiff(bytesSource('t.tif', tiffBytes([one], little, big)), {});
}

async function firstBlock(one: TiffImage, little = true, big = false): Promise<number[]> {
  return [...(await (await opened(one, little, big)).readBlock(0, 0, 0)).values];
}

function expected(type: SampleType): number[] {
  return VALUES[type].map((value) => (type === 'f32' ? Math.fround(Number(value)) : Number(value)));
}

describe.each(ORDERS)('samples of a TIFF in byte order %s', (_, little) => {
  it.each(TYPES)('of type %s are what was written', async (type) => {
    const bytes = sampleBytes(VALUES[type], type, little);
    for (const big of [false, true]) {
      expect(await firstBlock(image(type, [bytes]), little, big)).toEqual(expected(type));
      const deflated = image(type, [zlibSync(bytes)], { entries: [...AT, [259, 3, [8]]] });
      expect(await firstBlock(deflated, little, big)).toEqual(expected(type));
    }
  });

  it.each(TYPES)('of type %s are taken from the bands of a cell', async (type) => {
    const other = [...VALUES[type]].reverse();
    const together = VALUES[type].flatMap((value, k) => [value, other[k] as number]);
    const raster = await opened(image(type, [sampleBytes(together, type, little)], { samples: 2 }), little);
    const blocks = (await raster.readBands?.(0, 0, [1, 0, 1])) ?? [];
    expect(blocks.map(({ values }) => [...values])).toEqual([
      [...expected(type)].reverse(),
      expected(type),
      [...expected(type)].reverse(),
    ]);
    expect([...(await raster.readBlock(0, 0, 1)).values]).toEqual([...expected(type)].reverse());
  });

  it.each(TYPES)('of type %s are taken from bands stored apart', async (type) => {
    const blocks = [VALUES[type], [...VALUES[type]].reverse()].map((values) => sampleBytes(values, type, little));
    const raster = await opened(image(type, blocks, { samples: 2, entries: [...AT, [284, 3, [2]]] }), little);
    expect([...(await raster.readBlock(0, 0, 0)).values]).toEqual(expected(type));
    expect([...(await raster.readBlock(0, 0, 1)).values]).toEqual([...expected(type)].reverse());
    expect(raster.readBands).toBeUndefined();
  });

  it.each(['u8', 'i16', 'u32', 'i64', 'f32'] as const)('of type %s are summed up again (predictor 2)', async (type) => {
    for (const samples of [1, 2]) {
      const stored = sampleBytes(VALUES[type], type, false);
      const size = stored.length / 6;
      const words = Array.from({ length: 6 }, (_, k) =>
        BigInt(`0x${Buffer.from(stored.subarray(k * size, (k + 1) * size)).toString('hex')}`),
      );
      const differences = differenced(words, { rowLength: 2 * samples, samples });
      const bytes = sampleBytes(
        differences.map((w) => BigInt.asIntN(8 * size, w)),
        `i${size * 8}` as SampleType,
        little,
      );
      const entries: Entry[] = [...AT, [259, 3, [8]], [317, 3, [2]]];
      const one = image(type, [zlibSync(bytes)], { width: 2, height: 3 / samples, samples, entries });
      if (samples === 1) expect(await firstBlock(one, little)).toEqual(expected(type));
      // Three rows of one band only; with two bands the six values are one row and a half, so three cells of one row.
      else {
        const wide = { ...one, width: 3, height: 1 };
        const redone = differenced(words, { rowLength: 6, samples });
        const block = zlibSync(
          sampleBytes(
            redone.map((w) => BigInt.asIntN(8 * size, w)),
            `i${size * 8}` as SampleType,
            little,
          ),
        );
        const raster = await opened({ ...wide, blocks: [block] }, little);
        expect([...(await raster.readBlock(0, 0, 1)).values]).toEqual(expected(type).filter((_, k) => k % 2 === 1));
      }
    }
  });

  it.each(['f32', 'f64'] as const)('of type %s come out of the floating point predictor', async (type) => {
    const size = Number(type.slice(1)) / 8;
    const plain = sampleBytes(VALUES[type], type, false);
    const entries: Entry[] = [...AT, [259, 3, [8]], [317, 3, [3]]];
    if (!little) {
      // libtiff writes these with the bytes of a value turned round and reads them otherwise, so nobody can tell.
      const error = await opened(image(type, [zlibSync(plain)], { entries }), little).catch((e) => e);
      expect([error.code, error.text.en.includes('big-endian')]).toEqual(['unsupported-codec', true]);
      return;
    }
    const one = floatPredicted(plain, { rowLength: 3, samples: 1 }, size);
    expect(await firstBlock(image(type, [zlibSync(one)], { entries }), little)).toEqual(expected(type));
    const two = floatPredicted(plain, { rowLength: 6, samples: 2 }, size);
    const raster = await opened(image(type, [zlibSync(two)], { height: 1, samples: 2, entries }), little);
    expect([...(await raster.readBlock(0, 0, 1)).values]).toEqual(expected(type).filter((_, k) => k % 2 === 1));
  });

  it('are unpacked from 1 to 32 bits', async () => {
    for (let bits = 1; bits <= 32; bits++) {
      if (bits === 8 || bits === 16 || bits === 32 || (bits === 24 && !little)) continue;
      const most = 2 ** bits - 1;
      const values = Array.from({ length: 15 }, (_, k) => Math.floor((most * ((k * 7) % 15)) / 14));
      const one = { width: 5, height: 3, bits, format: 1, blocks: [packedBits(values, bits, 5)], entries: AT } as const;
      expect([bits, await firstBlock(one, little)]).toEqual([bits, values]);
      const apart = packedBits(values, bits, 15);
      const raster = await opened({ ...one, height: 1, samples: 3, blocks: [apart] }, little);
      expect([...(await raster.readBlock(0, 0, 2)).values]).toEqual(values.filter((_, k) => k % 3 === 2));
    }
  });

  it('are widened from 16 and 24-bit floats', async () => {
    const halves = sampleBytes([0x3c00, 0xc100, 0x0001, 0x7bff, 0xfc00, 0x7e01], 'u16', little);
    const half = { width: 3, height: 2, bits: 16, format: 3, blocks: [halves], entries: AT } as const;
    expect(await firstBlock(half, little)).toEqual([1, -2.5, 2 ** -24, 65_504, -Infinity, Number.NaN]);
    const bits = [0x3f8000, 0xc02000, 0x000001, 0x7effff, 0x7f0000, 0xff0001];
    const bytes = bits.flatMap((word) => [word >>> 16, (word >>> 8) & 255, word & 255]);
    const stored = little ? bits.flatMap((_, k) => bytes.slice(3 * k, 3 * k + 3).reverse()) : bytes;
    const three = { ...half, bits: 24, blocks: [Uint8Array.from(stored)] };
    const largest = (1 + 65_535 / 65_536) * 2 ** 63;
    expect(await firstBlock(three, little)).toEqual([1.5, -2.25, 2 ** -78, largest, Infinity, Number.NaN]);
  });
});

describe('streams of a TIFF', () => {
  const cells = Uint8Array.from({ length: 40_000 }, (_, k) => (k % 7 === 0 ? k * 31 : k >> 8));
  const random = Uint8Array.from({ length: 40_000 }, (_, k) => Math.imul(k + 1, 2_654_435_761) >>> 24);
  const flat = new Uint8Array(40_000).fill(9);

  it.each([
    ['LZW', 5, lzwOf],
    ['PackBits', 32773, packBitsOf],
    ['DEFLATE', 8, zlibSync],
    ['DEFLATE of before 2002', 32946, zlibSync],
  ] as const)('of %s give their bytes', async (_, compression, encode) => {
    for (const bytes of [cells, random, flat]) {
      const one = image('u8', [encode(bytes)], { width: 200, height: 200, entries: [...AT, [259, 3, [compression]]] });
      expect(Uint8Array.from(await firstBlock(one))).toEqual(bytes);
    }
  });

  it('may have their bits stored backwards', async () => {
    const backwards = (bytes: Uint8Array) =>
      bytes.map((byte) => Number.parseInt([...byte.toString(2).padStart(8, '0')].reverse().join(''), 2));
    const entries: Entry[] = [...AT, [266, 3, [2]]];
    const plain = image('u8', [backwards(Uint8Array.of(1, 2, 3, 4, 5, 6))], { entries });
    expect(await firstBlock(plain)).toEqual([1, 2, 3, 4, 5, 6]);
    const deflated = backwards(zlibSync(Uint8Array.of(1, 2, 3, 4, 5, 6)));
    expect(await firstBlock(image('u8', [deflated], { entries: [...entries, [259, 3, [8]]] }))).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });

  it('may be inflated by the host, which is told how much may come', async () => {
    const bytes = tiffBytes([
      image('u8', [zlibSync(cells)], { width: 200, height: 200, entries: [...AT, [259, 3, [8]]] }),
    ]);
    const asked: number[] = [];
    const inflate = (_: Uint8Array, most: number) => {
      asked.push(most);
      return Promise.resolve(cells.slice());
    };
    const raster = await openGeoTiff(bytesSource('t.tif', bytes), { inflate });
    expect((await raster.readBlock(0, 0, 0)).values).toEqual(cells);
    expect(asked).toEqual([40_000]);
  });

  it('may fill up the last strip or end with the last row', async () => {
    const rows = (count: number) => zlibSync(Uint8Array.from({ length: 3 * count }, (_, k) => k));
    for (const last of [1, 2]) {
      const one = image('u8', [rows(2), rows(last)], { height: 3, rowsPerStrip: 2, entries: [...AT, [259, 3, [8]]] });
      const raster = await opened(one);
      expect([...(await raster.readBlock(0, 1, 0)).values]).toEqual([0, 1, 2]);
    }
  });

  it('of one large uncompressed strip are read in parts', async () => {
    const values = Array.from({ length: 1000 * 700 }, (_, k) => k % 65_536);
    const bytes = tiffBytes([image('u16', [sampleBytes(values, 'u16', false)], { width: 1000, height: 700 })], false);
    const raster = await openGeoTiff(bytesSource('t.tif', bytes), {});
    expect([raster.blockWidth, raster.blockHeight]).toEqual([1000, 131]);
    const last = await raster.readBlock(0, 5, 0);
    expect([last.height, last.values[0], last.values[44_999]]).toEqual([45, 655_000 % 65_536, 699_999 % 65_536]);
  });
});
