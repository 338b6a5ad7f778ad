import { describe, expect, it } from 'vitest';
import { quietRun, type Run } from '../../../engine/run/run.ts';
import { cutStack } from '../../../engine/zonal/chunking.ts';
import { type ZonalColumns, type ZonalRequest, zonalTable } from '../../../engine/zonal/zonal-table.ts';
import { type MemoryRaster, memoryRaster } from './memory-raster.ts';
import { type Feature, type Point, polygonSet, rectangle } from './polygon-rings.ts';
import { seeded, starRing } from './seeded.ts';

const SIDE = 700;
const STATISTICS = [
  'count',
  'sum',
  'mean',
  'min',
  'max',
  'stdev',
  'variance',
  'median',
  'q25',
  'mode',
  'variety',
  'fractions',
];

function surface(blockWidth: number, blockHeight: number): MemoryRaster {
  const random = seeded(31);
  const values = Float32Array.from({ length: SIDE * SIDE }, () =>
    random() < 0.05 ? -9999 : Math.floor(random() * 40) / 8,
  );
  return memoryRaster({
    width: SIDE,
    height: SIDE,
    values,
    transform: [30, 0, 372_000, 0, -30, 4_290_000 + 30 * SIDE],
    blockWidth,
    blockHeight,
    nodata: -9999,
  });
}

function toMap([x, y]: Point): Point {
  return [372_000 + 30 * x, 4_290_000 + 30 * y];
}

/** Parcels of a few cells, some across blocks, some of hundreds of cells, some beyond the edge. */
function parcels(count: number): Feature[] {
  const random = seeded(32);
  return Array.from({ length: count }, (_, k) => {
    const centre: Point = [SIDE * (1.04 * random() - 0.02), SIDE * (1.04 * random() - 0.02)];
    return [[starRing(random, centre, k % 50 === 0 ? 200 * random() : 1 + 4 * random()).map(toMap)]];
  });
}

function measure(over: Partial<ZonalRequest>, run: Run = quietRun): Promise<ZonalColumns> {
  const raster = over.raster ?? surface(256, 256);
  const polygons = over.polygons ?? polygonSet(parcels(300));
  return zonalTable({ polygons, raster, band: 0, layer: 'v', unit: '', statistics: STATISTICS, ...over }, run);
}

describe('blocks', () => {
  it('are read once each, and only those in which a parcel covers a cell', async () => {
    const raster = surface(100, 100);
    const at = (x0: number, y0: number, x1: number, y1: number): Feature =>
      rectangle(...toMap([x0, y0]), ...toMap([x1, y1]));
    const diagonal: Feature = [
      [
        [
          [0, 699],
          [1, 699],
          [699, 1],
          [699, 0],
        ].map(([x = 0, y = 0]) => toMap([x, y])),
      ],
    ];
    const few = await measure({
      raster,
      polygons: polygonSet([at(10, 10, 12, 12), at(99, 10, 101, 12), at(100, 500, 200, 600)]),
    });
    expect([...raster.reads.keys()].sort()).toEqual(['0,6', '1,1', '1,6']);
    expect([...raster.reads.values()]).toEqual([1, 1, 1]);
    expect([few.blocksRead, few.blocksTotal]).toEqual([3, 49]);
    const again = surface(100, 100);
    const along = await measure({ raster: again, polygons: polygonSet([diagonal]) });
    expect(along.blocksRead).toBe(again.reads.size);
    expect(along.blocksRead).toBeLessThan(20);
    expect(Math.max(...again.reads.values())).toBe(1);
  });

  it('of any shape and budget give the same bits, whatever the order of parcels', async () => {
    const features = parcels(300);
    const whole = await measure({ raster: surface(SIDE, SIDE), polygons: polygonSet(features) });
    for (const [width, height] of [
      [256, 256],
      [64, 64],
      [SIDE, 1],
      [SIDE, 17],
      [33, 700],
      [512, 100],
    ] as const) {
      const raster = surface(width, height);
      const cut = await measure({ raster, polygons: polygonSet(features) });
      expect(cut.columns).toEqual(whole.columns);
      expect(cut.outside).toBe(whole.outside);
      expect(Math.max(...raster.reads.values())).toBe(1);
    }
    const tight = await measure({ raster: surface(64, 64), polygons: polygonSet(features), memoryMiB: 0.13 });
    expect(tight.columns).toEqual(whole.columns);
    const turned = await measure({ polygons: polygonSet([...features].reverse()) });
    turned.columns.forEach(({ name, values }, k) => {
      expect(values.slice().reverse(), name).toEqual(whole.columns[k]?.values);
    });
  });

  it('are not held beyond the budget: few are in flight, and one too large is refused with the budget it needs', async () => {
    let inFlight = 0;
    let most = 0;
    const raster = surface(64, 64);
    const counted = {
      ...raster,
      readBlock: async (column: number, row: number) => {
        most = Math.max(most, ++inFlight);
        const block = await raster.readBlock(column, row, 0);
        inFlight--;
        return block;
      },
    };
    await measure({ raster: counted });
    expect(most).toBeLessThanOrEqual(9);
    await expect(measure({ raster: surface(SIDE, SIDE), memoryMiB: 4 })).rejects.toMatchObject({
      kind: 'input',
      code: 'block-exceeds-memory',
      remedy: { en: expect.stringContaining('at least 15') },
    });
    await expect(measure({ raster: surface(SIDE, SIDE), memoryMiB: 15 })).resolves.toBeDefined();
  });

  it('that no budget can hold are refused without asking for a larger one', () => {
    const grid = { transform: [1, 0, 0, 0, -1, 20_000], width: 20_000, height: 20_000, crs: null } as const;
    const stack = { grid, blockWidth: 20_000, blockHeight: 20_000, layers: [0], blockBytes: 12 * 20_000 ** 2 };
    const cut = () => cutStack(stack, 1 << 20, 'strip.tif');
    expect(cut).toThrow(expect.objectContaining({ code: 'block-exceeds-memory' }));
    expect(cut).toThrow(
      expect.objectContaining({ remedy: { zh: expect.anything(), en: expect.not.stringContaining('--memory') } }),
    );
  });

  it('that cannot be read fail the measurement with their own error', async () => {
    const raster = surface(64, 64);
    const broken = {
      ...raster,
      readBlock: (column: number, row: number) =>
        column === 3 && row === 4
          ? Promise.reject(new Error('block 3, 4 is cut short'))
          : raster.readBlock(column, row, 0),
    };
    await expect(measure({ raster: broken })).rejects.toThrow('block 3, 4 is cut short');
  });

  it('are reported as they are measured, and a cancel is heard between them', async () => {
    const seen: number[] = [];
    const found = await measure(
      {},
      {
        step: async (stage, done, total) => {
          expect(stage).toBe('zonal');
          expect(done).toBeLessThanOrEqual(total);
          seen.push(done);
        },
      },
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(found.blocksRead);
    const raster = surface(64, 64);
    const cancel: Run = {
      step: (_, done) => (done > 5 ? Promise.reject(new DOMException('cancelled', 'AbortError')) : Promise.resolve()),
    };
    await expect(measure({ raster }, cancel)).rejects.toMatchObject({ name: 'AbortError' });
    expect(raster.reads.size).toBeLessThan(40);
  });

  it('are not read before a cancel is heard that comes while a large parcel is planned', async () => {
    const side = 4000;
    const blocks = { blockWidth: 500, blockHeight: 500 };
    const raster = memoryRaster({
      width: side,
      height: side,
      values: new Float32Array(side * side),
      transform: [1, 0, 0, 0, -1, side],
      ...blocks,
    });
    let looks = 0;
    const cancel: Run = {
      step: () => (++looks > 6 ? Promise.reject(new DOMException('cancelled', 'AbortError')) : Promise.resolve()),
    };
    const polygons = polygonSet([rectangle(10, 10, side - 10, side - 10)]);
    await expect(measure({ raster, polygons, statistics: ['mean'] }, cancel)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(raster.reads.size).toBe(0);
    const { columns } = await measure({ raster, polygons, statistics: ['count'] });
    expect(columns[0]?.values[0]).toBe((side - 20) ** 2);
  });
});
