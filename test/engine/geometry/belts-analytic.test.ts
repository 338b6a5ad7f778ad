import { describe, expect, it } from 'vitest';
import { beltPolygons } from '../../../engine/geometry/belt.ts';
import { bufferPolygons } from '../../../engine/geometry/buffer.ts';
import { overlayPairs } from '../../../engine/geometry/overlay.ts';
import { findInvalidRings } from '../../../engine/geometry/validity.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';
import { areaOf, fromWkt, partsOf, polygonFromWkt } from './wkt.ts';

interface Case {
  readonly id: string;
  readonly input: string;
  readonly op: {
    readonly op: 'buffer' | 'belt-inside' | 'belt-outside' | 'union' | 'intersection';
    readonly distance: number;
    readonly join?: 'round' | 'mitre';
    readonly cap?: 'round' | 'flat' | 'square';
    readonly mitre_limit?: number;
    readonly with_?: string;
    readonly minus?: { readonly line: string; readonly half_width: number; readonly segments_per_quadrant: number };
  };
  readonly expected: Readonly<Record<string, number | boolean>>;
}

const cases = hasShared ? sharedJson<{ cases: Case[] }>('conformance/belts-analytic.json').cases : [];

/** Closed-form answers, and areas of GEOS 3.11.1 for the stars and the river; every answer of the file is asserted. */
describe.skipIf(!hasShared)('belts-analytic.json (needs the shared data)', () => {
  it('holds its 38 cases', () => expect(cases).toHaveLength(38));

  it.each(cases.filter(({ op }) => op.op === 'buffer'))('$id', ({ input, op, expected }) => {
    const set = fromWkt(input);
    const at = (segments: number) => {
      const options = { join: op.join ?? 'round', cap: op.cap ?? 'round', mitreLimit: op.mitre_limit ?? 5, segments };
      const buffers = bufferPolygons(set, op.distance, options);
      expect(findInvalidRings(buffers.set)).toEqual([]);
      return buffers.set;
    };
    const eight = at(8);
    const area = areaOf(eight);
    near(area, expected['area'], 1e-12);
    near(area, expected['area_8_segments_per_quadrant'], input.length > 300 ? 1e-11 : 1e-14);
    if (expected['area_256'] !== undefined) near(areaOf(at(256)), expected['area_256'], 1e-11);
    if (expected['area_exact'] !== undefined) near(areaOf(at(1024)), expected['area_exact'], 1e-7);
    if (expected['parts'] !== undefined) expect(partsOf(eight).parts).toBe(expected['parts']);
    if (expected['holes'] !== undefined) expect(partsOf(eight).holes).toBe(expected['holes']);
  });

  it.each(cases.filter(({ op }) => op.op.startsWith('belt')))('$id', ({ input, op, expected }) => {
    const set = polygonFromWkt(input);
    const inside = op.op === 'belt-inside';
    const distance = inside ? -op.distance : op.distance;
    const { belts, vanished } = beltPolygons(set, distance, { segments: 8 });
    const buffers = bufferPolygons(set, distance, { segments: 8 });
    expect(findInvalidRings(belts)).toEqual([]);
    near(areaOf(belts), expected['belt_area'] ?? expected['area_8_segments_per_quadrant'], 1e-12);
    if (expected['remaining_area'] !== undefined) {
      expect(Math.abs(areaOf(buffers.set) - (expected['remaining_area'] as number))).toBeLessThan(1e-6);
      near(areaOf(buffers.set), op.distance > 124 ? undefined : expected['remaining_area'], 1e-12);
    }
    if (expected['remaining_empty'] === true) expect(vanished).toEqual([0]);
    if (expected['parts'] !== undefined) expect(partsOf(belts)).toEqual({ parts: 1, holes: expected['holes'] });
    // The belt and what it leaves are the whole, to the last digits.
    const whole = inside ? areaOf(belts) + areaOf(buffers.set) : areaOf(buffers.set) - areaOf(belts);
    near(whole, areaOf(set), 1e-12);
    if (op.minus === undefined) return;
    const { line, half_width, segments_per_quadrant } = op.minus;
    const river = bufferPolygons(fromWkt(line), half_width, { cap: 'flat', segments: segments_per_quadrant }).set;
    near(areaOf(overlayPairs('difference', belts, river)), expected['result_area'], 1e-9);
    near(areaOf(overlayPairs('intersection', belts, river)), expected['overlap_area'], 1e-8);
  });

  it.each(cases.filter(({ op }) => op.with_ !== undefined))('$id', ({ input, op, expected }) => {
    const kind = op.op === 'union' ? 'union' : 'intersection';
    const result = overlayPairs(kind, polygonFromWkt(input), polygonFromWkt(op.with_ as string));
    expect(findInvalidRings(result)).toEqual([]);
    expect(Math.abs(areaOf(result) - (expected['area'] as number))).toBeLessThan(kind === 'union' ? 1e-12 : 1e-7);
    if (expected['parts'] !== undefined) expect(partsOf(result).parts).toBe(expected['parts']);
    if (expected['holes'] !== undefined) expect(partsOf(result).holes).toBe(expected['holes']);
  });
});

function near(found: number, expected: number | boolean | undefined, relative: number): void {
  if (typeof expected !== 'number') return;
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)));
}
