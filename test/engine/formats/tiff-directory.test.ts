import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openGeoTiff } from '../../../engine/formats/geotiff.ts';
import { type Entry, placed, sampleBytes, type TiffImage, tiffBytes } from './tiff-bytes.ts';

const AT = placed(0, 0, 1);

function small(entries: readonly Entry[] = [], more: Partial<TiffImage> = {}): TiffImage {
  const blocks = [sampleBytes([1, 2, 3, 4, 5, 6], 'u8')];
  return { width: 3, height: 2, bits: 8, format: 1, blocks, entries: [...AT, ...entries], ...more };
}

function open(images: readonly TiffImage[], little = true, big = false) {
  return openGeoTiff(bytesSource('t.tif', tiffBytes(images, little, big)), {});
}

describe('directories of a TIFF', () => {
  it.each([
    ['II', true],
    ['MM', false],
  ] as const)('are found in classic and big files of byte order %s', async (_, little) => {
    for (const big of [false, true]) {
      const raster = await open([small([[42113, 2, '-7']])], little, big);
      expect([raster.grid.width, raster.grid.height, raster.nodata]).toEqual([3, 2, -7]);
    }
  });

  it('give block offsets of 64 bits and of 16', async () => {
    for (const type of [3, 4, 16] as const) {
      const file = tiffBytes([small()]);
      expect(await openGeoTiff(bytesSource('t.tif', file), {})).toBeDefined();
      const raster = await open(
        [
          small([
            [273, type, [16]],
            [279, type, [6]],
          ]),
        ],
        true,
        true,
      );
      expect([...(await raster.readBlock(0, 0, 0)).values]).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  it('may leave out the lengths of uncompressed strips', async () => {
    const bytes = tiffBytes([small([[279, 4, []]])]);
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(4, true);
    for (let k = 0; k < view.getUint16(directory, true); k++) {
      const at = directory + 2 + 12 * k;
      if (view.getUint16(at, true) === 279) view.setUint16(at, 60_000, true);
    }
    const raster = await openGeoTiff(bytesSource('t.tif', bytes), {});
    expect([...(await raster.readBlock(0, 0, 0)).values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('are read with few and small reads, however many blocks there are', async () => {
    const side = 128;
    const blocks = Array(side * side).fill(new Uint8Array());
    const bytes = tiffBytes([small([], { width: 16 * side, height: 16 * side, tile: [16, 16], blocks })]);
    const reads: number[] = [];
    const inner = bytesSource('t.tif', bytes);
    const slice = (start: number, end: number) => {
      reads.push(end - start);
      return inner.slice(start, end);
    };
    await openGeoTiff({ ...inner, slice }, {});
    // Head, directory, the two arrays, and the values behind them.
    expect(reads.length).toBeLessThanOrEqual(5);
    expect(reads.reduce((sum, length) => sum + length)).toBeLessThan(8 * side * side + 32_768);
  });

  it('keep the texts of GDAL, escaped twice and in any script', async () => {
    const metadata =
      '<GDALMetadata><Item name="D" sample="0" role="description">有机质 &amp;lt;a&amp;gt;</Item></GDALMetadata>';
    expect((await open([small([[42112, 2, metadata]])])).bands?.[0]?.name).toBe('有机质 <a>');
  });

  it('take the first mask of the same size, cut into other blocks', async () => {
    const mask: TiffImage = {
      width: 40,
      height: 20,
      bits: 1,
      format: 1,
      tile: [16, 16],
      blocks: Array.from({ length: 6 }, (_, k) => new Uint8Array(32).fill(k === 4 ? 0xff : 0)),
      entries: [[254, 4, [4]]],
    };
    const cells = small([], {
      width: 40,
      height: 20,
      rowsPerStrip: 15,
      blocks: [new Uint8Array(600), new Uint8Array(200)],
    });
    const overview = small([[254, 4, [1]]]);
    const raster = await open([cells, overview, small([[254, 4, [4]]]), mask]);
    const { mask: shown } = await raster.readBlock(0, 1, 0);
    const rows = Array.from({ length: 5 }, (_, y) => [...(shown ?? [])].slice(40 * y, 40 * y + 40).join(''));
    const [none, some] = ['0'.repeat(40), `${'0'.repeat(16)}${'1'.repeat(16)}${'0'.repeat(8)}`];
    expect(rows).toEqual([none, some, some, some, some]);
  });

  it('tell how much a better cut would save', async () => {
    const strip = small([[259, 3, [32773]]], { width: 2048, height: 1024, blocks: [new Uint8Array(40_000)] });
    const raster = await open([strip]);
    const finding = raster.findings?.find(({ code }) => code === 'raster-badly-chunked');
    expect(finding?.message.en).toContain('2048 × 1024 = 2097152 cells per strip');
    expect(finding?.remedy?.en).toContain('about 32× fewer cells');
    const tiled = small([], {
      width: 512,
      height: 256,
      tile: [256, 256],
      blocks: [new Uint8Array(), new Uint8Array()],
    });
    expect((await open([tiled])).findings?.map(({ code }) => code)).toEqual(['raster-without-crs']);
  });
});
