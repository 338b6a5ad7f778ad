import { faultsOf } from './polygon-faults.ts';
import { polygonsOf, writePolygons } from './polygon-rings.ts';
import { type PolygonSet, polygonCount } from './polygon-set.ts';
import { PolygonWriter } from './polygon-writer.ts';
import { type PolygonRings, resolvePolygons } from './resolve-polygons.ts';
import { signedRingArea } from './ring.ts';

/** A crossing resolved on the grid can make another one beside it, over and over: from here on on twice as wide a grid. */
const PATIENCE = 4;
/** After so many rounds a feature stays as it is. */
const ROUNDS = 12;

/**
 * The same features with every corner on a grid of `decimals` decimals, valid there, so that rounding to the digits of a
 * text file breaks none. What rounding folds together is resolved as in `resolvePolygons`; pieces thinner than the grid
 * are dropped, a feature of nothing else becomes empty.
 */
export function validOnGrid(set: PolygonSet, decimals: number): PolygonSet {
  const scale = 10 ** decimals;
  const writer = new PolygonWriter(set.crs, [set]);
  for (let feature = 0; feature < polygonCount(set); feature++) {
    writePolygons(polygonsOnGrid(polygonsOf(set, feature), scale), writer);
  }
  return writer.build();
}

/**
 * The polygons of one feature with every corner on a grid of `scale` lines a unit, valid there. With a power of two for a scale they
 * are valid to the last bit: such corners are doubles without any rounding.
 */
function polygonsOnGrid(polygons: readonly PolygonRings[], scale: number): PolygonRings[] {
  const cells = cellsOf(polygons, scale);
  return onGrid(resolvedOnGrid(cells.polygons.flatMap(withoutFolded)), cells.origin, scale);
}

/** A polygon without the rings that rounding has turned inside out or flat: they were thinner than the grid. */
function withoutFolded(rings: PolygonRings): PolygonRings[] {
  const [shell, ...holes] = rings as [Float64Array, ...Float64Array[]];
  if (areaOf(shell) <= 0) return [];
  return [[shell, ...holes.filter((hole) => areaOf(hole) < 0)]];
}

function areaOf(ring: Float64Array): number {
  return signedRingArea(ring, 0, ring.length / 2);
}

/**
 * The polygons of one feature as they are when they are valid, otherwise on a grid of `unit` and valid there, to the last
 * bit when `unit` is a power of two. Snapping the corners that an overlay makes can fold land together by less than a unit.
 */
export function soundPolygons(polygons: readonly PolygonRings[], unit: number): readonly PolygonRings[] {
  return polygons.length === 0 || faultsOf(setOf(polygons), 0) === null ? polygons : polygonsOnGrid(polygons, 1 / unit);
}

/** Whole numbers of cells from a corner of the feature: small enough that no test of sides is rounded. */
interface Cells {
  readonly origin: readonly [number, number];
  readonly polygons: readonly PolygonRings[];
}

function cellsOf(polygons: readonly PolygonRings[], scale: number): Cells {
  const origin = [0, 1].map((axis) => Math.round((polygons[0]?.[0]?.[axis] ?? 0) * scale)) as [number, number];
  const toCells = (value: number, k: number) => Math.round(value * scale) - (origin[k % 2] as number);
  return { origin, polygons: polygons.map((rings) => rings.map((ring) => ring.map(toCells))) };
}

function onGrid(polygons: readonly PolygonRings[], origin: Cells['origin'], scale: number): PolygonRings[] {
  const toUnits = (value: number, k: number) => (value + (origin[k % 2] as number)) / scale;
  return polygons.map((rings) => rings.map((ring) => ring.map(toUnits)));
}

/** Polygons of whole numbers without their faults. */
function resolvedOnGrid(polygons: readonly PolygonRings[]): readonly PolygonRings[] {
  let found = polygons;
  for (let round = 0; round < ROUNDS && found.length > 0; round++) {
    const faults = faultsOf(setOf(found), 0);
    if (faults === null) return found;
    const resolved = faults.topology ? resolvePolygons(faults.kept, 2 ** Math.max(0, round - PATIENCE)) : faults.kept;
    found = resolved.map((rings) => rings.map((ring) => ring.map((value) => Math.round(value))));
  }
  return found;
}

/** One feature as a set. */
function setOf(polygons: readonly PolygonRings[]): PolygonSet {
  const rings = polygons.flat();
  const coordinates = new Float64Array(rings.reduce((sum, ring) => sum + ring.length, 0));
  const ringOffsets = new Uint32Array(rings.length + 1);
  for (const [r, ring] of rings.entries()) {
    const from = ringOffsets[r] as number;
    coordinates.set(ring, 2 * from);
    ringOffsets[r + 1] = from + ring.length / 2;
  }
  const polygonOffsets = new Uint32Array(polygons.length + 1);
  for (const [p, { length }] of polygons.entries()) polygonOffsets[p + 1] = (polygonOffsets[p] as number) + length;
  const geometryOffsets = Uint32Array.of(0, polygons.length);
  return { kind: 'polygon', coordinates, ringOffsets, polygonOffsets, geometryOffsets, crs: 'cells' };
}
