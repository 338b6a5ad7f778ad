import { describe, expect, it } from 'vitest';
import { blockOutline } from '../../../web/map/block-outline.ts';
import { parcelKinds } from '../../../web/map/legend.ts';
import { encodeTile, indexTiles, planFeatures } from '../../../web/map/parcel-tiles.ts';
import { coordinatesOf, shellsOf } from '../../../web/map/polygon-coordinates.ts';
import type { PlanTiles } from '../../../web/map/tile-messages.ts';
import { smallPlan } from '../small-plan.ts';

const plan = smallPlan();
const { polygons } = plan.parcels;
const tiles: PlanTiles = {
  polygons,
  kind: parcelKinds(plan, 'sum'),
  limitingKind: parcelKinds(plan, 'limiting'),
  bases: plan.candidates.map((base) => ({
    name: base.id,
    areaM2: base.grossAreaM2,
    parcels: base.parcels,
    centre: base.centre,
  })),
  gapM: 15,
  zones: [],
};

/** The tile of a zoom in which a place lies. */
function tileAt(lon: number, lat: number, z: number): [number, number, number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  const x = (lon / 360 + 0.5) * 2 ** z;
  const y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z;
  return [z, Math.floor(x), Math.floor(y)];
}

describe('tiles of a plan', () => {
  const features = planFeatures(tiles);

  it('number parcels from one and carry both kinds', () => {
    expect(features.parcels.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(features.parcels[2]?.properties).toEqual({ k: 4, l: 4 });
    expect(features.parcels[0]?.geometry).toEqual({ type: 'MultiPolygon', coordinates: coordinatesOf(polygons, 0) });
  });

  it('hold every parcel of the place at every zoom, and nothing elsewhere', () => {
    const index = indexTiles(features);
    for (const z of [6, 10, 13, 15]) {
      const bytes = encodeTile(index, ...tileAt(100.5005, 38.9005, z));
      expect(new TextDecoder('latin1').decode(bytes)).toContain('parcels');
      expect(new TextDecoder('latin1').decode(bytes)).toContain('bases');
    }
    expect(encodeTile(index, ...tileAt(10, 10, 12))).toHaveLength(0);
    const whole = index.layers
      .get('parcels')
      ?.getTile(8, ...(tileAt(100.5005, 38.9005, 8).slice(1) as [number, number]));
    expect(whole?.features).toHaveLength(4);
  });

  it('are empty for a plan without a base', () => {
    const { bases } = planFeatures({ ...tiles, bases: [] });
    expect(encodeTile(indexTiles({ bases }), 0, 0, 0)).toHaveLength(0);
  });
});

describe('the outline of a base', () => {
  const shells = (...rows: number[]) => shellsOf(polygons, Uint32Array.from(rows));

  it('is one line around parcels within the gap, and one each beyond it', () => {
    expect(blockOutline(shells(0, 1), 15)).toHaveLength(1);
    expect(blockOutline(shells(0, 2), 15)).toHaveLength(2);
    expect(blockOutline([], 15)).toEqual([]);
  });

  it('is closed and surrounds every corner at a few metres', () => {
    const [ring = []] = blockOutline(shells(0, 1), 15);
    expect(ring[0]).toEqual(ring.at(-1));
    const lons = ring.map(([lon = 0]) => lon);
    const lats = ring.map(([, lat = 0]) => lat);
    const metres = (degrees: number) => degrees * 111_320;
    expect(metres(100.5 - Math.min(...lons)) * Math.cos((38.9 * Math.PI) / 180)).toBeCloseTo(4, 0);
    expect(metres(38.9 - Math.min(...lats))).toBeCloseTo(4, 0);
    expect(Math.max(...lons)).toBeGreaterThan(100.5021);
  });

  it('does not mind which way a ring runs', () => {
    const turned = shells(0, 1).map((ring) => [...ring].reverse());
    expect(blockOutline(turned, 15)).toHaveLength(1);
  });
});
