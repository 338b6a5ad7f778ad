import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openGeoTiff } from '../../../engine/formats/geotiff.ts';
import { PlanningError } from '../../../engine/run/planning-error.ts';
import { placed, type TiffImage, tiffBytes } from './tiff-bytes.ts';

const CELLS = Array.from({ length: 20 }, (_, k) => k);
const RANDOM = [121, 131, 193, 243, 8, 36, 210, 242, 63, 79, 222, 108, 69, 211, 65, 104, 164, 140, 21, 7];
const VISIBLE = RANDOM.map((value, k) => (k % 3 === 0 ? 0 : value));
const WITH_GAPS = CELLS.map((k) => (k === 7 || k >= 15 ? Number.NaN : 1.5 * k));

/** A block of 5 × 4 cells that GDAL 3.6.2 wrote, with how it wrote it. */
interface Written {
  readonly bits: number;
  readonly format: 1 | 2 | 3;
  readonly samples?: number;
  readonly alpha?: boolean;
  /** Additional compression of LERC (50674); absent for plain ZSTD. */
  readonly lerc?: 0 | 1 | 2;
  readonly block: string;
  readonly bands: readonly (readonly number[])[];
}

const WRITTEN: Record<string, Written> = {
  'ZSTD without content size': {
    bits: 16,
    format: 2,
    block: 'KLUv/QBgQQEAAADoA9AHuAugD4gTcBdYG0AfKCMQJ/gq4C7IMrA2mDqAPmhCUEY4Sg==',
    bands: [CELLS.map((k) => 1000 * k)],
  },
  'LERC that leaves cells out': {
    bits: 32,
    format: 3,
    lerc: 0,
    block:
      'TGVyYzIgBAAAADd2cmMEAAAABQAAAAEAAAAOAAAACAAAAI4AAAAGAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADVABwAAAAMA/v4PAIAAAAAAAACoQQEAAAAAAADAPwAAQEAAAJBAAADAQAAA8EAAABBBAABAQQAAWEEAAHBBAACEQQAAkEEAAJxBAACoQQ==',
    bands: [WITH_GAPS],
  },
  'LERC in DEFLATE, two bands': {
    bits: 16,
    format: 1,
    samples: 2,
    lerc: 1,
    block:
      'eJzzSS1KNlJgYWBgWLe9nxNEszIwMDAxMDCIMDAwcDAwMDQxMDAwM8DAA3sGZDChzAHGbGXIZGRwZOgQYWDnE5VR1jK0sHfzDYlOyiwor2t1ZOgUYWAS8GBQZO6UcFg04SSzpujGAgZnIV9uACxcFDA=',
    bands: [CELLS.map((k) => 7 * k), CELLS.map((k) => k * k)],
  },
  'LERC in ZSTD': {
    bits: 64,
    format: 3,
    lerc: 2,
    block:
      'KLUv/SD3HQMA9ANMZXJjMiAEAAAAdAujxAUAAAABAAAAFAAAAAgAAAD3AAAABwATQBNAAdA/4Ojw9Pj8AEACBAYICgwOEBESE0AWqBCwtn7WDJDDeBAYAZKzy3UD7SXsbc1Z4aXbS4PPHCAk',
    bands: [CELLS.map((k) => k / 4)],
  },
  'LERC of bytes that it cannot pack': {
    bits: 8,
    format: 1,
    lerc: 0,
    block:
      'TGVyYzIgBAAAAIkRzm8EAAAABQAAAAEAAAAUAAAACAAAAF0AAAABAAAAAAAAAAAA4D8AAAAAAAAcQAAAAAAAYG5AAAAAAAfzAXmDwfMIJNLyP0/ebEXTQWikjBUH',
    bands: [RANDOM],
  },
  'LERC whose mask is the alpha band': {
    bits: 8,
    format: 1,
    samples: 2,
    alpha: true,
    lerc: 0,
    block:
      'TGVyYzIgBAAAACKMfMMEAAAABQAAAAEAAAANAAAACAAAAF0AAAABAAAAAAAAAAAA4D8AAAAAAAAcQAAAAAAAQG5ABwAAAAMAbbbfAIAH8gGDwQgk8j/ebNNBpIwH',
    bands: [VISIBLE, CELLS.map((k) => (k % 3 === 0 ? 0 : 255))],
  },
};

function imageOf({ bits, format, samples = 1, alpha, lerc, block }: Written): TiffImage {
  const entries: TiffImage['entries'] = [
    ...placed(0, 0, 1),
    [259, 3, [lerc === undefined ? 50000 : 34887]],
    ...(lerc === undefined ? [] : ([[50674, 4, [4, lerc]]] as const)),
    ...(alpha ? ([[338, 3, [2]]] as const) : []),
  ];
  return {
    width: 5,
    height: 4,
    bits,
    format,
    samples,
    blocks: [Uint8Array.from(Buffer.from(block, 'base64'))],
    entries,
  };
}

describe.each(Object.entries(WRITTEN))('%s', (_, written) => {
  const image = imageOf(written);

  it('gives the values that GDAL wrote', async () => {
    const raster = await openGeoTiff(bytesSource('t.tif', tiffBytes([image])), {});
    for (const [band, values] of written.bands.entries()) {
      expect([...(await raster.readBlock(0, 0, band)).values]).toEqual(values);
    }
  });

  it('gives the same values or is refused when a byte is changed or the end is lost', async () => {
    const [block] = image.blocks as [Uint8Array];
    for (let at = 0; at < block.length; at++) {
      const changed = block.slice();
      changed[at] = (changed[at] as number) ^ 0x55;
      for (const bytes of [changed, block.slice(0, at)]) {
        if (bytes.length === 0) continue;
        const values = await valuesOf({ ...image, blocks: [bytes] });
        // Only LERC has a checksum; libtiff writes ZSTD without.
        if (values !== null && written.lerc !== undefined) expect(values).toEqual(written.bands[0]);
      }
    }
  });
});

it('LERC of big-endian floats is refused, since libtiff loses cells when it writes them', async () => {
  const image = imageOf(WRITTEN['LERC in ZSTD'] as Written);
  const source = bytesSource('t.tif', tiffBytes([image], false));
  await expect(openGeoTiff(source, {})).rejects.toMatchObject({ code: 'unsupported-codec' });
});

async function valuesOf(image: TiffImage): Promise<number[] | null> {
  try {
    const raster = await openGeoTiff(bytesSource('t.tif', tiffBytes([image])), {});
    return [...(await raster.readBlock(0, 0, 0)).values];
  } catch (error) {
    if (error instanceof PlanningError && error.kind === 'input') return null;
    throw error;
  }
}
