import { describe, expect, it } from 'vitest';
import { localFrame, projectionBetween } from '../../../engine/geometry/projection.ts';
import type { ParcelSet } from '../../../engine/parcel/parcel-set.ts';
import { quietRun } from '../../../engine/run/run.ts';
import { groupCandidateBases } from '../../../engine/selection/candidate-base.ts';
import { addBit, type BitSet, emptyBitSet, fullBitSet } from '../../../engine/table/bit-set.ts';
import { emptyTable } from '../../../engine/table/table.ts';

interface Square {
  readonly x: number;
  readonly y: number;
  readonly village: number;
}

const SIDE = 100;

/** Squares of 100 m in a local frame near Dangzhai, on both sides of 100.5° E. */
function squares(list: readonly Square[]): ParcelSet {
  const frame = localFrame(100.5, 38.85);
  const planar = list.flatMap(({ x, y }) => [x, y, x + SIDE, y, x + SIDE, y + SIDE, x, y + SIDE, x, y]);
  const coordinates = projectionBetween(frame, 'EPSG:4490').apply(Float64Array.from(planar));
  const count = list.length;
  const offsets = (step: number) => Uint32Array.from({ length: count + 1 }, (_v, k) => k * step);
  const village = (code: string) => ({ code, name: code, town: '', townCode: '', county: '', countyCode: '' });
  return {
    ids: list.map((_s, k) => String(k)),
    polygons: {
      kind: 'polygon',
      coordinates,
      ringOffsets: offsets(5),
      polygonOffsets: offsets(1),
      geometryOffsets: offsets(1),
      crs: 'EPSG:4490',
    },
    areaM2: new Float64Array(count).fill(SIDE * SIDE),
    officialAreaM2: new Float64Array(count).fill(Number.NaN),
    villageOf: Uint16Array.from(list, (square) => square.village),
    villages: [village('a'), village('b')],
    fileOf: new Uint16Array(count),
    attributes: emptyTable(count),
  };
}

async function blocks(parcels: ParcelSet, eligible: BitSet, gapM: number, minimumAreaM2 = 0): Promise<number[][]> {
  const grown = await groupCandidateBases(
    parcels,
    { eligible, hopeful: emptyBitSet(eligible.length) },
    { gapM, minimumAreaM2 },
    quietRun,
  );
  return Array.from(grown.village, (_v, b) =>
    Array.from(grown.parcelIndices.slice(grown.parcelOffsets[b], grown.parcelOffsets[b + 1])),
  );
}

describe('groupCandidateBases', () => {
  const row = [0, 110, 225, 325].map((x) => ({ x, y: 0, village: 0 }));

  it('joins parcels across gaps up to the stated width and not beyond', async () => {
    const parcels = squares(row);
    const all = fullBitSet(4);
    expect(await blocks(parcels, all, 9)).toEqual([[0], [1], [2, 3]]);
    expect(await blocks(parcels, all, 12)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(await blocks(parcels, all, 16)).toEqual([[0, 1, 2, 3]]);
  });

  it('breaks a block at a parcel that is not eligible', async () => {
    const eligible = emptyBitSet(4);
    for (const k of [0, 1, 3]) addBit(eligible, k);
    expect(await blocks(squares(row), eligible, 16)).toEqual([[0, 1], [3]]);
  });

  it('never joins parcels of two villages, however close', async () => {
    const parcels = squares([
      { x: 0, y: 0, village: 0 },
      { x: 100, y: 0, village: 1 },
    ]);
    expect(await blocks(parcels, fullBitSet(2), 5)).toEqual([[0], [1]]);
  });

  it('leaves out blocks below the minimum area', async () => {
    expect(await blocks(squares(row), fullBitSet(4), 12, 3 * SIDE * SIDE)).toEqual([]);
    expect(await blocks(squares(row), fullBitSet(4), 16, 4 * SIDE * SIDE)).toEqual([[0, 1, 2, 3]]);
  });

  it('gives no block when nothing is eligible', async () => {
    expect(await blocks(squares(row), emptyBitSet(4), 16)).toEqual([]);
  });
});
