import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import type { ByteSource } from '../../../engine/formats/format.ts';
import { GEOTIFF, openGeoTiff } from '../../../engine/formats/geotiff.ts';
import { bandOf } from '../../../engine/layer/band-of.ts';
import { type Entry, geoKeys, placed, sampleBytes, type TiffImage, tiffBytes } from './tiff-bytes.ts';

const CELLS = [1, 2, 3, 4, 5, 6];

function small(entries: readonly Entry[], more: Partial<TiffImage> = {}): TiffImage {
  return { width: 3, height: 2, bits: 16, format: 2, blocks: [sampleBytes(CELLS, 'i16')], entries, ...more };
}

function open(images: readonly TiffImage[], options = {}) {
  return openGeoTiff(bytesSource('t.tif', tiffBytes(images)), options);
}

describe('location of a GeoTIFF', () => {
  it('comes from tiepoint and scale', async () => {
    const { grid } = await open([small(placed(500, 900, 30))]);
    expect(grid).toEqual({ transform: [30, 0, 500, 0, -30, 900], width: 3, height: 2, crs: null });
  });

  it('counts from the tiepoint, wherever it lies', async () => {
    const entries: Entry[] = [
      [33550, 12, [10, 20, 0]],
      [33922, 12, [2, 1, 0, 500, 900, 0]],
    ];
    expect((await open([small(entries)])).grid.transform).toEqual([10, 0, 480, 0, -20, 920]);
  });

  it('moves by half a cell when coordinates name cell centres', async () => {
    const point = await open([small([...placed(500, 900, 30), ...geoKeys([[1025, 2]])])]);
    expect(point.grid.transform).toEqual([30, 0, 485, 0, -30, 915]);
  });

  it('may be rotated or south-up', async () => {
    const rotated = [3, 4, 0, 100, -4, 3, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1];
    expect((await open([small([[34264, 12, rotated]])])).grid.transform).toEqual([3, 4, 100, -4, 3, 200]);
    const southUp = [10, 0, 0, 100, 0, 10, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1];
    expect((await open([small([[34264, 12, southUp]])])).grid.transform).toEqual([10, 0, 100, 0, 10, 200]);
  });

  it('must be there', async () => {
    await expect(open([small([])])).rejects.toMatchObject({ kind: 'input', code: 'raster-without-location' });
  });
});

describe('CRS of a GeoTIFF', () => {
  const at = placed(0, 0, 1);
  it.each<[string, [number, number | string][], string]>([
    [
      'a projected code',
      [
        [1024, 1],
        [3072, 4542],
      ],
      'EPSG:4542',
    ],
    [
      'a geographic code',
      [
        [1024, 2],
        [2048, 4490],
      ],
      'EPSG:4490',
    ],
    [
      'the Albers of China, which has no code',
      [
        [1024, 1],
        [2048, 4490],
        [3072, 32767],
        [3075, 11],
        [3076, 9001],
        [3078, 25],
        [3079, 47],
        [3080, 105],
        [3081, 0],
      ],
      '+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs',
    ],
    [
      'a WKT in the citation',
      [
        [1024, 1],
        [3072, 32767],
        [3073, 'ESRI PE String = PROJCS["x",GEOGCS["y"]]'],
      ],
      'PROJCS["x",GEOGCS["y"]]',
    ],
  ])('is %s', async (_, keys, crs) => {
    expect((await open([small([...at, ...geoKeys(keys)])])).grid.crs).toBe(crs);
  });

  it('may be missing, which is said', async () => {
    const raster = await open([small(at)]);
    expect(raster.grid.crs).toBeNull();
    expect(raster.findings).toMatchObject([{ code: 'raster-without-crs' }]);
  });

  it('is what the user declares, which is said when the file disagrees', async () => {
    const keys = geoKeys([
      [1024, 1],
      [3072, 4542],
    ]);
    const raster = await open([small([...at, ...keys])], { crs: '4521' });
    expect(raster.grid.crs).toBe('EPSG:4521');
    expect(raster.findings).toMatchObject([{ code: 'crs-overridden' }]);
    expect((await open([small([...at, ...keys])], { crs: 'EPSG:4542' })).findings).toEqual([]);
  });

  it('is asked for when a local datum has no stated shift, and refused for Xian 1980', async () => {
    const krassovsky = geoKeys([
      [1024, 2],
      [2048, 32767],
      [2056, 7024],
      [2049, 'Local survey'],
    ]);
    const error = await open([small([...at, ...krassovsky])]).catch((e) => e);
    expect(error).toMatchObject({ code: 'unknown-crs', at: { file: 't.tif' } });
    expect(error.text.en).toContain('Local survey');
    await expect(
      open([
        small([
          ...at,
          ...geoKeys([
            [1024, 1],
            [3072, 2357],
          ]),
        ]),
      ]),
    ).rejects.toMatchObject({ code: 'unknown-crs' });
  });
});

describe('values of a GeoTIFF', () => {
  const at = placed(0, 0, 1);

  it('come block by block, cut at the edge, from the wanted band', async () => {
    const two = small(at, {
      samples: 2,
      bits: 8,
      format: 1,
      width: 2,
      height: 3,
      rowsPerStrip: 2,
      blocks: [sampleBytes([1, 10, 2, 20, 3, 30, 4, 40], 'u8'), sampleBytes([5, 50, 6, 60], 'u8')],
    });
    const raster = await open([two]);
    expect([raster.blockWidth, raster.blockHeight, raster.bandCount, raster.sampleType]).toEqual([2, 2, 2, 'uint8']);
    expect((await raster.readBlock(0, 0, 0)).values).toEqual(Uint8Array.of(1, 2, 3, 4));
    const last = await raster.readBlock(0, 1, 1);
    expect([last.width, last.height, [...last.values]]).toEqual([2, 1, [50, 60]]);
    await expect(raster.readBlock(0, 2, 0)).rejects.toThrow(RangeError);
  });

  it('keep scale and offset per band', async () => {
    const metadata =
      '<GDALMetadata><Item name="SCALE" sample="0" role="scale">0.1</Item><Item name="OFFSET" sample="1" role="offset">5</Item>' +
      '<Item name="SCALE" sample="1" role="scale">10</Item><Item name="D" sample="1" role="description">pH</Item></GDALMetadata>';
    const raster = await open([
      small([...at, [42112, 2, metadata]], {
        samples: 2,
        bits: 8,
        format: 1,
        blocks: [sampleBytes(Array(12).fill(7), 'u8')],
      }),
    ]);
    expect([raster.scale, raster.offset]).toEqual([0.1, 0]);
    const second = bandOf(raster, 1);
    expect([second.scale, second.offset, second.bandCount, second.bands?.[0]?.name]).toEqual([10, 5, 1, 'pH']);
    expect(() => bandOf(raster, 2)).toThrow(RangeError);
  });

  it.each<[string, number | null]>([
    ['-9999', -9999],
    [' 0 ', 0],
    ['nan', Number.NaN],
    ['-inf', Number.NEGATIVE_INFINITY],
    ['', null],
    ['none', null],
  ])('name nodata %j', async (written, nodata) => {
    expect((await open([small([...at, [42113, 2, written]])])).nodata).toBe(nodata);
  });

  it('round a nodata text to what float samples hold', async () => {
    const lowest = small([...at, [42113, 2, '-3.4e+38']], {
      bits: 32,
      format: 3,
      blocks: [sampleBytes(Array(6).fill(-3.4e38), 'f32')],
    });
    const raster = await open([lowest]);
    expect((await raster.readBlock(0, 0, 0)).values[0]).toBe(raster.nodata);
  });

  it('fill sparse blocks with nodata, and hide them when there is none', async () => {
    const tiles = {
      tile: [16, 16] as const,
      width: 32,
      height: 16,
      blocks: [sampleBytes(Array(256).fill(9), 'i16'), new Uint8Array()],
    };
    const withNodata = await open([small([...at, [42113, 2, '-1']], tiles)]);
    expect(new Set((await withNodata.readBlock(1, 0, 0)).values)).toEqual(new Set([-1]));
    expect((await withNodata.readBlock(1, 0, 0)).mask).toBeUndefined();
    const without = await open([small(at, tiles)]);
    expect(new Set((await without.readBlock(1, 0, 0)).mask)).toEqual(new Set([0]));
    expect((await without.readBlock(0, 0, 0)).mask).toBeUndefined();
  });

  it('are hidden by an internal mask and by an alpha band', async () => {
    const mask: TiffImage = {
      width: 3,
      height: 2,
      bits: 8,
      format: 1,
      blocks: [sampleBytes([255, 0, 255, 0, 0, 255], 'u8')],
      entries: [[254, 4, [4]]],
    };
    const masked = await open([small(at), mask]);
    expect((await masked.readBlock(0, 0, 0)).mask).toEqual(Uint8Array.of(1, 0, 1, 0, 0, 1));
    const alpha = small([...at, [338, 3, [2]]], {
      samples: 2,
      bits: 8,
      format: 1,
      blocks: [sampleBytes([7, 255, 7, 0, 7, 255, 7, 1, 7, 0, 7, 9], 'u8')],
    });
    const withAlpha = await open([alpha]);
    expect((await withAlpha.readBlock(0, 0, 0)).mask).toEqual(Uint8Array.of(1, 0, 1, 1, 0, 1));
    expect((await withAlpha.readBlock(0, 0, 1)).mask).toBeUndefined();
  });

  it('do not take an overview for a mask', async () => {
    const overview: TiffImage = {
      width: 3,
      height: 2,
      bits: 8,
      format: 1,
      blocks: [sampleBytes(CELLS, 'u8')],
      entries: [[254, 4, [1]]],
    };
    expect((await (await open([small(at), overview])).readBlock(0, 0, 0)).mask).toBeUndefined();
  });

  it('are right in big-endian files with more blocks than the header read holds', async () => {
    const side = 40;
    const blocks = Array.from({ length: side * side }, (_, k) =>
      sampleBytes(Array(256).fill(k), 'i16', false).slice(0, 512),
    );
    const image: TiffImage = {
      width: 16 * side,
      height: 16 * side,
      bits: 16,
      format: 2,
      tile: [16, 16],
      blocks,
      entries: at,
    };
    const raster = await openGeoTiff(bytesSource('be.tif', tiffBytes([image], false)), {});
    expect((await raster.readBlock(7, 30, 0)).values[0]).toBe(30 * side + 7);
  });

  it('are read from the bytes they lie in and no others', async () => {
    const blocks = Array.from({ length: 64 }, (_, k) => sampleBytes(Array(4096).fill(k), 'i16'));
    const bytes = tiffBytes([{ width: 512, height: 512, bits: 16, format: 2, tile: [64, 64], blocks, entries: at }]);
    const { source, read } = counting(bytesSource('t.tif', bytes));
    const raster = await openGeoTiff(source, {});
    const opened = read();
    expect(opened).toBeLessThan(16_384);
    expect((await raster.readBlock(3, 5, 0)).values[0]).toBe(43);
    expect(read() - opened).toBeLessThan(8192 + 64);
    expect(bytes.length).toBeGreaterThan(500_000);
  });
});

describe('files that cannot be used', () => {
  const at = placed(0, 0, 1);

  it('are refused when cut short, wherever the cut is', async () => {
    const bytes = tiffBytes([
      {
        width: 64,
        height: 64,
        bits: 16,
        format: 2,
        tile: [16, 16],
        blocks: Array(16).fill(sampleBytes(Array(256).fill(1), 'i16')),
        entries: at,
      },
    ]);
    for (const length of [8, 9, 100, 4000, bytes.length - 200]) {
      const error = await openGeoTiff(bytesSource('cut.tif', bytes.slice(0, length)), {}).catch((e) => e);
      expect(error).toMatchObject({ kind: 'input', code: 'truncated-raster', at: { file: 'cut.tif' } });
      expect(error.text.en).toContain(String(length));
    }
  });

  it('are refused when a block lies beyond the end', async () => {
    const image = small(at);
    const bytes = tiffBytes([image]);
    // The strip is moved behind the directory, then the end is cut off.
    const moved = new Uint8Array(bytes.length + 12);
    moved.set(bytes);
    const view = new DataView(moved.buffer);
    const entry = findEntry(view, 273);
    view.setUint32(entry + 8, bytes.length, true);
    await expect(openGeoTiff(bytesSource('t.tif', moved.slice(0, -1)), {})).rejects.toMatchObject({
      code: 'truncated-raster',
    });
    await expect(openGeoTiff(bytesSource('t.tif', moved), {})).resolves.toBeDefined();
  });

  it('are refused with the name of a compression that we cannot decode', async () => {
    const error = await open([small([...at, [259, 3, [50001]]])]).catch((e) => e);
    expect(error).toMatchObject({ code: 'unsupported-codec' });
    expect(error.text.en).toContain('WebP');
    expect(error.remedy.en).toContain('gdal_translate');
  });

  it('are refused for complex samples', async () => {
    const complex = { ...small(at, { bits: 64 }), format: 6 as 3 };
    await expect(open([complex])).rejects.toMatchObject({ code: 'unsupported-sample-type' });
  });

  it('tell which block is damaged', async () => {
    const image = small([...at, [259, 3, [8]]], { blocks: [Uint8Array.of(1, 2, 3, 4)] });
    const raster = await open([image]);
    await expect(raster.readBlock(0, 0, 0)).rejects.toMatchObject({ code: 'unreadable-block' });
  });

  it('are recognised by their first bytes', () => {
    expect(GEOTIFF.sniff(tiffBytes([small(at)]))).toBe(true);
    expect(GEOTIFF.sniff(tiffBytes([small(at)], false))).toBe(true);
    expect(GEOTIFF.sniff(new TextEncoder().encode('II, a text'))).toBe(false);
  });
});

function counting(source: ByteSource): { source: ByteSource; read: () => number } {
  let bytes = 0;
  const slice = async (start: number, end: number) => {
    bytes += end - start;
    return source.slice(start, end);
  };
  return { source: { ...source, slice }, read: () => bytes };
}

function findEntry(view: DataView, tag: number): number {
  const directory = view.getUint32(4, true);
  const count = view.getUint16(directory, true);
  for (let k = 0; k < count; k++) {
    const entry = directory + 2 + 12 * k;
    if (view.getUint16(entry, true) === tag) return entry;
  }
  throw new Error(`no tag ${tag}`);
}
