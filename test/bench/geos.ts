import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LineSet } from '../../engine/geometry/line-set.ts';
import type { PolygonSet } from '../../engine/geometry/polygon-set.ts';

/** What the bench uses of geos-wasm; numbers are addresses. */
interface GeosWasm {
  readonly Module: {
    readonly HEAPF64: Float64Array;
    readonly HEAP32: Int32Array;
    _malloc(bytes: number): number;
    _free(address: number): void;
    getValue(address: number, type: string): number;
  };
  GEOSCoordSeq_copyFromBuffer(buffer: number, size: number, hasZ: number, hasM: number): number;
  GEOSGeom_createLinearRing(sequence: number): number;
  GEOSGeom_createLineString(sequence: number): number;
  GEOSGeom_createPolygon(shell: number, holes: number, count: number): number;
  GEOSGeom_createCollection(type: number, parts: number, count: number): number;
  GEOSGeom_destroy(geometry: number): void;
  GEOSBuffer(geometry: number, distance: number, segments: number): number;
  GEOSDifference(a: number, b: number): number;
  GEOSUnaryUnion(geometry: number): number;
  GEOSArea(geometry: number, area: number): number;
}

/** GEOS as the bench runs it; areas come back so that both sides can be compared. */
export interface Geos {
  /** The belts along the inside of every parcel, one ring each. */
  beltArea(parcels: PolygonSet, distance: number, segments: number): number;
  /** The area of the union of all buffers. */
  dissolvedArea(lines: LineSet, sites: PolygonSet, distance: number, segments: number): number;
}

const MULTIPOLYGON = 6;
const MOST_POINTS = 4096;

/** geos-wasm from the folder where the user has installed it; `null` where it is not. */
export async function geosFrom(home: string): Promise<Geos | null> {
  let geos: GeosWasm;
  try {
    const path = createRequire(resolve(home, 'package.json')).resolve('geos-wasm');
    const { default: start } = (await import(pathToFileURL(path).href)) as { default: () => Promise<GeosWasm> };
    geos = await start();
  } catch {
    return null;
  }
  const points = geos.Module._malloc(16 * MOST_POINTS);
  const answer = geos.Module._malloc(8);
  const sequence = (c: Float64Array, from: number, to: number): number => {
    geos.Module.HEAPF64.set(c.subarray(2 * from, 2 * to), points / 8);
    return geos.GEOSCoordSeq_copyFromBuffer(points, to - from, 0, 0);
  };
  const polygon = ({ coordinates, ringOffsets }: PolygonSet, r: number): number => {
    const ring = sequence(coordinates, ringOffsets[r] as number, ringOffsets[r + 1] as number);
    return geos.GEOSGeom_createPolygon(geos.GEOSGeom_createLinearRing(ring), 0, 0);
  };
  const areaOf = (geometry: number): number => {
    geos.GEOSArea(geometry, answer);
    return geos.Module.getValue(answer, 'double');
  };
  return {
    beltArea(parcels, distance, segments) {
      let sum = 0;
      for (let r = 0; r < parcels.ringOffsets.length - 1; r++) {
        const parcel = polygon(parcels, r);
        const inner = geos.GEOSBuffer(parcel, -distance, segments);
        const belt = geos.GEOSDifference(parcel, inner);
        sum += areaOf(belt);
        for (const geometry of [parcel, inner, belt]) geos.GEOSGeom_destroy(geometry);
      }
      return sum;
    },
    dissolvedArea(lines, sites, distance, segments) {
      const buffers: number[] = [];
      const add = (geometry: number): void => {
        buffers.push(geos.GEOSBuffer(geometry, distance, segments));
        geos.GEOSGeom_destroy(geometry);
      };
      const { coordinates, lineOffsets } = lines;
      for (let l = 0; l < lineOffsets.length - 1; l++) {
        const line = sequence(coordinates, lineOffsets[l] as number, lineOffsets[l + 1] as number);
        add(geos.GEOSGeom_createLineString(line));
      }
      for (let r = 0; r < sites.ringOffsets.length - 1; r++) add(polygon(sites, r));
      const parts = geos.Module._malloc(4 * buffers.length);
      geos.Module.HEAP32.set(buffers, parts / 4);
      const all = geos.GEOSGeom_createCollection(MULTIPOLYGON, parts, buffers.length);
      const united = geos.GEOSUnaryUnion(all);
      const area = areaOf(united);
      geos.GEOSGeom_destroy(united);
      geos.GEOSGeom_destroy(all);
      geos.Module._free(parts);
      return area;
    },
  };
}
