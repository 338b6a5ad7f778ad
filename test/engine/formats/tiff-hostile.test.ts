import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openGeoTiff } from '../../../engine/formats/geotiff.ts';
import { PlanningError } from '../../../engine/run/planning-error.ts';
import { seeded } from '../zonal/seeded.ts';
import { type Entry, geoKeys, placed, sampleBytes, type TiffImage, tiffBytes } from './tiff-bytes.ts';
import { differenced, lzwOf, packBitsOf } from './tiff-encoders.ts';

const AT = placed(0, 0, 1);
const SIX = sampleBytes([1, 2, 3, 4, 5, 6], 'u8');

function small(entries: readonly Entry[] = [], more: Partial<TiffImage> = {}): TiffImage {
  const placing = AT.filter(([tag]) => entries.every(([given]) => given !== tag));
  return { width: 3, height: 2, bits: 8, format: 1, blocks: [SIX], entries: [...placing, ...entries], ...more };
}

/** The error that opening a file, and reading its first block, ends with. */
async function refusal(bytes: Uint8Array): Promise<{ code: string; text: { en: string; zh: string } }> {
  try {
    await (await openGeoTiff(bytesSource('t.tif', bytes), {})).readBlock(0, 0, 0);
  } catch (error) {
    if (error instanceof PlanningError && error.kind === 'input') return error;
    throw error;
  }
  throw new Error('not refused');
}

function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(bytes.buffer);
}

describe('hostile TIFFs', () => {
  it.each<[string, TiffImage, string, readonly string[]]>([
    [
      'more blocks than offsets',
      small([], { width: 2 ** 31, height: 2 ** 20, tile: [256, 256] }),
      'damaged-raster',
      ['TileOffsets (324) has 1 values', '34359738368'],
    ],
    [
      'a block of many gigabytes',
      small([], { width: 2 ** 31, height: 2 ** 20 }),
      'block-too-large',
      ['ImageWidth (256) × RowsPerStrip (278)', '1073741824'],
    ],
    [
      'a tile of many gigabytes',
      small([], { tile: [2 ** 20, 2 ** 20] }),
      'block-too-large',
      ['TileWidth (322)', '1048576'],
    ],
    [
      'cells of one bit that unpack to gigabytes',
      small([], { bits: 1, tile: [65_535, 65_535] }),
      'block-too-large',
      ['4294836225'],
    ],
    [
      '65,535 bands in a block of moderate size',
      small(
        [
          [277, 3, [65_535]],
          [258, 3, [8]],
          [339, 3, [1]],
        ],
        { tile: [1024, 1024] },
      ),
      'block-too-large',
      ['bytes per decoded block'],
    ],
    ['a strip behind the end', small([[273, 4, [70_000]]]), 'truncated-raster', ['StripOffsets (273) 70000', '70006']],
    ['a strip in the header', small([[273, 4, [4]]]), 'damaged-raster', ['StripOffsets (273) 4']],
    [
      'a strip too short for its cells',
      small([[279, 4, [5]]]),
      'damaged-raster',
      ['StripByteCounts (279) 5', '6 are needed'],
    ],
    [
      'DEFLATE that cannot grow so much',
      small(
        [
          [259, 3, [8]],
          [279, 4, [9]],
        ],
        { height: 4096 },
      ),
      'damaged-raster',
      ['StripByteCounts (279) 9', '9288 bytes at most; 12288 are needed'],
    ],
    [
      'PackBits that cannot grow so much',
      small([[259, 3, [32773]]], { height: 200 }),
      'damaged-raster',
      ['600 are needed'],
    ],
    ['no width', small([[256, 4, [0]]]), 'empty-raster', ['0 × 2']],
    ['a width that is no whole number', small([[256, 12, [2.5]]]), 'damaged-raster', ['ImageWidth (256) is 2.5']],
    ['a width in letters', small([[256, 2, 'three']]), 'damaged-raster', ['ImageWidth (256) has type 2']],
    [
      'tiles without width',
      small([
        [322, 4, [0]],
        [323, 4, [16]],
      ]),
      'damaged-raster',
      ['TileWidth (322) is 0'],
    ],
    ['strips without rows', small([[278, 4, [0]]]), 'damaged-raster', ['RowsPerStrip (278) is 0']],
    ['no bands', small([[277, 3, [0]]]), 'damaged-raster', ['SamplesPerPixel (277) is 0']],
    [
      'fewer bands than widths of samples',
      small([[258, 3, [8, 8, 8]]]),
      'damaged-raster',
      ['BitsPerSample (258) has 3 values'],
    ],
    [
      'bands of different widths',
      small([[258, 3, [8, 16]]], { samples: 2 }),
      'unsupported-sample-type',
      ['has 8 and 16'],
    ],
    [
      'bands of different formats',
      small([[339, 3, [1, 2]]], { samples: 2 }),
      'unsupported-sample-type',
      ['has 1 and 2'],
    ],
    ['samples of no bits', small([[258, 3, [0]]]), 'unsupported-sample-type', ['0-bit']],
    ['samples of 33 bits', small([[258, 3, [33]]]), 'unsupported-sample-type', ['33-bit']],
    ['a third planar configuration', small([[284, 3, [3]]]), 'damaged-raster', ['PlanarConfiguration (284) is 3']],
    ['a predictor without a stream for it', small([[317, 3, [2]]]), 'unsupported-codec', ['Predictor (317) = 2']],
    [
      'a predictor for odd widths',
      small(
        [
          [317, 3, [2]],
          [259, 3, [8]],
        ],
        { bits: 12 },
      ),
      'unsupported-codec',
      ['12 bit'],
    ],
    ['a picture of mixed bands', small([[262, 3, [6]]]), 'unsupported-codec', ['YCbCr']],
    ['a lossy picture', small([[259, 3, [7]]]), 'unsupported-codec', ['JPEG (7)']],
    ['more GeoKeys than numbers', small([[34735, 3, [1, 1, 0, 9]]]), 'damaged-raster', ['names 9 keys']],
    ['a place that is no number', small([[33550, 12, [Number.NaN, 1, 0]]]), 'raster-without-location', []],
    ['a cell without area', small([[34264, 12, [1, 1, 0, 0, 1, 1, 0, 0]]]), 'raster-without-location', []],
  ])('are refused for %s', async (_, image, code, words) => {
    const error = await refusal(tiffBytes([image]));
    expect(error.code).toBe(code);
    for (const word of words) expect(error.text.en).toContain(word);
    expect(error.text.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it('are refused when their directories run in a circle', async () => {
    const bytes = tiffBytes([small(), small([[254, 4, [1]]])]);
    const view = viewOf(bytes);
    const first = view.getUint32(4, true);
    const link = first + 2 + 12 * view.getUint16(first, true);
    const second = view.getUint32(link, true);
    view.setUint32(second + 2 + 12 * view.getUint16(second, true), first, true);
    const error = await refusal(bytes);
    expect([error.code, error.text.en.includes(`byte ${first}`)]).toEqual(['damaged-raster', true]);
    view.setUint32(link, first, true);
    expect((await refusal(bytes)).code).toBe('damaged-raster');
  });

  it('do not run in circles of directories that are none of ours', async () => {
    const bytes = tiffBytes([small([[330, 4, [8]]])]);
    expect(await openGeoTiff(bytesSource('t.tif', bytes), {})).toBeDefined();
  });

  it('are refused when their directories overlap', async () => {
    // Each directory is the one before moved by two bytes: a small file with thousands of long directories.
    const bytes = new Uint8Array(60_000);
    const view = viewOf(bytes);
    bytes.set(tiffBytes([small()]));
    const first = view.getUint32(4, true);
    view.setUint32(first + 2 + 12 * view.getUint16(first, true), 2000, true);
    for (let at = 2000; at + 4 < 60_000; at += 2) view.setUint16(at, 1000, true);
    for (let at = 2000; at + 12_010 < 60_000; at += 4) view.setUint32(at + 12_002, at + 4, true);
    expect((await refusal(bytes)).code).toBe('damaged-raster');
  });

  it('are refused for a count that no file has room for', async () => {
    for (const [big, entry, count] of [
      [false, 12, 4],
      [true, 20, 8],
    ] as const) {
      const bytes = tiffBytes([small()], true, big);
      const view = viewOf(bytes);
      const first = big ? Number(view.getBigUint64(8, true)) : view.getUint32(4, true);
      const at = first + (big ? 8 : 2) + 4 * entry;
      expect(view.getUint16(at, true)).toBe(262);
      view.setUint16(at, 34735, true);
      if (big) view.setBigUint64(at + count - 4, 2n ** 63n, true);
      else view.setUint32(at + count, 2 ** 32 - 1, true);
      const error = await refusal(bytes);
      expect(['truncated-raster', 'damaged-raster']).toContain(error.code);
      expect(error.text.en).toContain('GeoKeyDirectory (34735)');
    }
  });

  it('are refused when a stream holds more than a block, without inflating it', async () => {
    const bomb = zlibSync(new Uint8Array(5_000_000));
    const error = await refusal(tiffBytes([small([[259, 3, [8]]], { blocks: [bomb] })]));
    expect(error.code).toBe('unreadable-block');
    expect(error.text.en).toContain('more than 6 bytes');
    expect(error.text.en).toContain('StripByteCounts (279)');
  });

  it.each([
    ['DEFLATE', 8, zlibSync],
    ['LZW', 5, lzwOf],
    ['PackBits', 32773, packBitsOf],
  ] as const)('are refused when a stream of %s holds less than a block', async (_, compression, encode) => {
    const short = encode(SIX.slice(0, 4));
    const error = await refusal(tiffBytes([small([[259, 3, [compression]]], { blocks: [short] })]));
    expect([error.code, error.text.en.includes('4 bytes, 6 expected')]).toEqual(['unreadable-block', true]);
  });

  it('are refused for codes that no LZW table holds, for the oldest LZW, and for a false checksum', async () => {
    const codes = (...list: number[]) =>
      Uint8Array.from(
        list
          .map((code) => code.toString(2).padStart(9, '0'))
          .join('')
          .padEnd(48, '0')
          .match(/.{8}/g) ?? [],
        (octet) => Number.parseInt(octet, 2),
      );
    const lzw = (block: Uint8Array) => tiffBytes([small([[259, 3, [5]]], { blocks: [block] })]);
    for (const block of [codes(256, 300), codes(256, 65, 300), codes(258), Uint8Array.of(0, 1, 2, 3, 4, 5, 6)]) {
      expect((await refusal(lzw(block))).code).toBe('unreadable-block');
    }
    const broken = zlibSync(SIX);
    broken[broken.length - 1] = (broken[broken.length - 1] as number) ^ 1;
    const error = await refusal(tiffBytes([small([[259, 3, [8]]], { blocks: [broken] })]));
    expect(error.text.en).toContain('checksum');
  });

  it('stay cheap when sparse, whatever their size', async () => {
    const blocks = Array(100 * 50).fill(new Uint8Array());
    const sparse = small([[42113, 2, '9']], { width: 102_400, height: 51_200, tile: [1024, 1024], blocks });
    const raster = await openGeoTiff(bytesSource('t.tif', tiffBytes([sparse])), {});
    const { values } = await raster.readBlock(99, 49, 0);
    expect([values.length, values[0]]).toEqual([1 << 20, 9]);
  });
});

describe('damaged TIFFs', () => {
  const cells = Array.from({ length: 32 * 24 }, (_, k) => (k * k) % 251);
  const keys = geoKeys([
    [1024, 1],
    [3072, 4524],
    [3073, 'a projection'],
  ]);
  const mask: TiffImage = {
    width: 32,
    height: 24,
    bits: 1,
    format: 1,
    blocks: [new Uint8Array(96).fill(0xa5)],
    entries: [[254, 4, [4]]],
  };

  function victim(compression: number, encode: (bytes: Uint8Array) => Uint8Array, predictor = 1): TiffImage {
    const rows = [0, 1, 2].map((k) => cells.slice(256 * k, 256 * k + 256));
    const stored = (list: number[]) =>
      predictor === 1 ? list : differenced(list.map(BigInt), { rowLength: 32, samples: 1 }).map(Number);
    const entries: Entry[] = [...AT, ...keys, [259, 3, [compression]], [42113, 2, '250'], [317, 3, [predictor]]];
    const blocks = rows.map((list) => encode(sampleBytes(stored(list), 'u16')));
    return { width: 32, height: 24, bits: 16, format: 1, rowsPerStrip: 8, blocks, entries };
  }

  const FILES = [
    ['uncompressed', tiffBytes([victim(1, (bytes) => bytes), mask])],
    ['deflated, differenced, big', tiffBytes([victim(8, (bytes) => zlibSync(bytes), 2)], true, true)],
    ['LZW', tiffBytes([victim(5, lzwOf)])],
    ['PackBits', tiffBytes([victim(32773, packBitsOf), mask])],
  ] as const;

  /** All cells of a file, or `null` when it is refused; any other error is thrown. */
  async function cellsOf(bytes: Uint8Array): Promise<number[] | null> {
    try {
      const raster = await openGeoTiff(bytesSource('t.tif', bytes), {});
      const rows = Math.min(4, Math.ceil(raster.grid.height / raster.blockHeight));
      const read: number[] = [];
      for (let row = 0; row < rows; row++) read.push(...(await raster.readBlock(0, row, 0)).values.subarray(0, 1024));
      return read;
    } catch (error) {
      if (error instanceof PlanningError && error.kind === 'input') return null;
      throw error;
    }
  }

  it.each(FILES)('of kind %s give their cells or are refused, wherever they are cut', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual(cells);
    for (let length = 0; length < bytes.length; length += 7) {
      const read = await cellsOf(bytes.slice(0, length));
      if (read !== null) expect(read).toEqual(cells);
    }
  });

  it('do not give other cells when a deflated block is changed: its checksum tells', async () => {
    const [, bytes] = FILES[1];
    for (let at = 16; at < 200; at++) {
      const changed = bytes.slice();
      changed[at] = (changed[at] as number) ^ 0x24;
      const read = await cellsOf(changed);
      if (read !== null) expect(read).toEqual(cells);
    }
  });

  it.each(FILES)('of kind %s never end in a crash, whatever bytes are changed', async (_, bytes) => {
    const random = seeded(bytes.length);
    for (let k = 0; k < 1000; k++) {
      const changed = bytes.slice();
      for (let flips = 1 + Math.floor(3 * random()); flips > 0; flips--) {
        // Directories are what a reader trusts: half of the changes go there.
        const from = random() < 0.5 ? bytes.length - 700 : 0;
        const at = Math.max(0, Math.floor(from + (bytes.length - from) * random()));
        changed[at] = random() < 0.5 ? 255 * Math.round(random()) : Math.floor(256 * random());
      }
      await cellsOf(changed);
    }
  });
});
