import { describe, expect, it } from 'vitest';
import type { RasterSource } from '../../../engine/layer/raster.ts';
import { quietRun } from '../../../engine/run/run.ts';
import { checkLayer } from '../../../engine/zonal/check-layers.ts';
import { chunkMeasurer } from '../../../engine/zonal/chunk-measurer.ts';
import { WHOLE_CELLS } from '../../../engine/zonal/parcel-bench.ts';
import type { ChunkMeasurer, ZonalCrew } from '../../../engine/zonal/stack-job.ts';
import type { ZonalLayer } from '../../../engine/zonal/zonal-layer.ts';
import { type LayerOutcome, measureZonal } from '../../../engine/zonal/zonal-table.ts';
import { memoryRaster } from './memory-raster.ts';
import { type Feature, type Point, polygonSet } from './polygon-rings.ts';
import { seeded, starRing } from './seeded.ts';

const SIDE = 900;
const STATISTICS = ['count', 'sum', 'mean', 'min', 'max', 'stdev', 'median', 'variety', 'fractions'];

function raster(seed: number, block: number, side = SIDE): RasterSource {
  const random = seeded(seed);
  const values = Float32Array.from({ length: side * side }, () =>
    random() < 0.05 ? -9 : Math.floor(random() * 50) / 4,
  );
  const transform = [30, 0, 372_000, 0, -30, 4_290_000 + 30 * side] as const;
  return {
    ...memoryRaster({
      width: side,
      height: side,
      values,
      transform,
      blockWidth: block,
      blockHeight: block,
      nodata: -9,
    }),
    sampleType: 'float32',
  };
}

function layer(name: string, source: RasterSource, more: Partial<ZonalLayer> = {}): ZonalLayer {
  return { layer: name, raster: source, band: 0, unit: '', statistics: STATISTICS, ...more };
}

/** Parcels of a few cells, every fortieth larger than is measured in one go. */
function parcels(): Feature[] {
  const random = seeded(41);
  const toMap = ([x, y]: Point): Point => [372_000 + 30 * x, 4_290_000 + 30 * y];
  return Array.from({ length: 400 }, (_, k) => {
    const centre: Point = [SIDE * random(), SIDE * random()];
    return [[starRing(random, centre, k % 40 === 0 ? 300 : 1 + 6 * random()).map(toMap)]];
  });
}

const polygons = polygonSet(parcels());

function columnsOf(outcomes: readonly LayerOutcome[]) {
  return outcomes.map((outcome) => {
    if ('error' in outcome) throw outcome.error;
    return outcome.columns;
  });
}

/** Helpers in this thread that answer late and out of order. */
function crewOf(layers: readonly ZonalLayer[], size: number): ZonalCrew {
  const random = seeded(42);
  return {
    join: async (job) => {
      const own = job.layers.map((index) => checkLayer(layers[index] as ZonalLayer));
      return Array.from({ length: size }, (): ChunkMeasurer => {
        const measurer = chunkMeasurer(job, own);
        return {
          depth: 2,
          close: () => undefined,
          measure: async (chunk, pause) => {
            await new Promise((later) => setTimeout(later, 8 * random()));
            return measurer.measure(chunk, pause);
          },
        };
      });
    },
  };
}

describe('layers measured together', () => {
  const layers = [layer('a', raster(1, 256)), layer('b', raster(2, 256)), layer('c', raster(3, 100))];

  it('give what each gives alone, to the last bit, and share grid and blocks or not', async () => {
    const together = columnsOf(await measureZonal({ polygons, layers }, quietRun));
    for (const [k, each] of layers.entries()) {
      const [alone] = columnsOf(await measureZonal({ polygons, layers: [each] }, quietRun));
      expect(together[k]).toEqual(alone);
    }
  });

  it('give the same bits with none, one and three helpers that answer in any order', async () => {
    const alone = columnsOf(await measureZonal({ polygons, layers }, quietRun));
    for (const size of [1, 3]) {
      const helped = await measureZonal({ polygons, layers, crew: crewOf(layers, size) }, quietRun);
      expect(columnsOf(helped)).toEqual(alone);
    }
  });

  it('give the same bits whatever the blocks, also for parcels larger than is measured in one go', async () => {
    const found = [];
    for (const block of [256, 64, 900, 300]) {
      const [columns] = columnsOf(await measureZonal({ polygons, layers: [layer('a', raster(1, block))] }, quietRun));
      found.push(columns?.columns);
      const counts = columns?.columns[0]?.values ?? new Float64Array(0);
      expect(Math.max(...counts)).toBeGreaterThan(WHOLE_CELLS / 2);
    }
    for (const columns of found) expect(columns).toEqual(found[0]);
  });

  it('go on when one cannot be read, which tells its own error, of several the one of the first chunk', async () => {
    const good = raster(1, 100);
    const bad: RasterSource = {
      ...raster(2, 100),
      readBlock: async (column, row) => {
        if (row < 4) return good.readBlock(column, row, 0);
        throw new Error(`block ${column}, ${row} is broken`);
      },
    };
    const some = [layer('a', good), layer('b', bad)];
    const crew = crewOf(some, 2);
    const [first, second] = await measureZonal({ polygons, layers: some, crew }, quietRun);
    expect(columnsOf([first as LayerOutcome])).toEqual(
      columnsOf(await measureZonal({ polygons, layers: [layer('a', good)] }, quietRun)),
    );
    expect(second).toMatchObject({ error: { message: expect.stringMatching(/^block \d+, 4 is broken$/) } });
  });

  it('end when a helper fails, and close every helper', async () => {
    let closed = 0;
    const crew: ZonalCrew = {
      join: async () =>
        Array.from(
          { length: 2 },
          (_, k): ChunkMeasurer => ({
            depth: 1,
            close: () => void closed++,
            measure: () => (k === 0 ? Promise.reject(new Error('lost')) : new Promise(() => undefined)),
          }),
        ),
    };
    await expect(measureZonal({ polygons, layers, crew }, quietRun)).rejects.toThrow('lost');
    expect(closed).toBeGreaterThanOrEqual(2);
  });

  it('from one file decode what its bands share once', async () => {
    const one = raster(1, 256);
    const two = raster(2, 256);
    let decoded = 0;
    const both: RasterSource = {
      ...one,
      bandCount: 2,
      readBlock: () => Promise.reject(new Error('a band was asked for alone')),
      readBands: (column, row, bands) => {
        decoded++;
        return Promise.all(bands.map((band) => (band === 0 ? one : two).readBlock(column, row, 0)));
      },
    };
    const bands = [layer('a', both), layer('b', both, { band: 1 })];
    const found = columnsOf(await measureZonal({ polygons, layers: bands }, quietRun));
    const apart = [layer('a', one), layer('b', two)];
    expect(found).toEqual(columnsOf(await measureZonal({ polygons, layers: apart }, quietRun)));
    expect(decoded).toBe(found[0]?.blocksRead);
  });
});
