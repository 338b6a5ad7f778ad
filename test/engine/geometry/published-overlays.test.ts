import { describe, expect, it } from 'vitest';
import { overlayPairs } from '../../../engine/geometry/overlay.ts';
import { OVERLAYS } from '../../../engine/geometry/resolve-polygons.ts';
import { findInvalidRings } from '../../../engine/geometry/validity.ts';
import { areaOf, polygonFromWkt } from './wkt.ts';

/**
 * Pairs of polygons of the suite of JTS (locationtech/jts at 07833d3c, testxml/general/TestNGOverlayA.xml and
 * TestOverlayAA.xml) and the areas of its expected union, intersection, difference and symmetric difference.
 */
const CASES = `
simple overlapping | POLYGON((10 10,10 30,30 30,30 10,10 10)) | POLYGON((20 20,20 40,40 40,40 20,20 20)) | 700, 100, 300, 600
simple covered | POLYGON((10 10,10 30,30 30,30 10,10 10)) | POLYGON((15 25,15 15,25 15,15 25)) | 400, 50, 350, 350
simple adjacent | POLYGON((10 10,10 30,30 30,30 10,10 10)) | POLYGON((50 30,50 10,30 10,30 30,50 30)) | 800, 0, 400, 800
simple touching in P | POLYGON((10 10,10 30,30 30,30 10,10 10)) | POLYGON((50 30,30 20,50 10,50 30)) | 600, 0, 400, 600
simple touching in L and P | POLYGON((10 10,10 30,30 30,30 10,10 10)) | POLYGON((40 25,30 25,30 20,35 20,30 15,40 15,40 25)) | 487.5, 0, 400, 487.5
simple overlapping and touching in L | POLYGON((10 10,10 30,30 30,30 10,10 10)) | POLYGON((40 25,25 25,35 15,30 15,30 10,40 10,40 25)) | 537.5, 12.5, 387.5, 525
simple disjoint | POLYGON((10 10,10 30,30 30,30 10,10 10)) | POLYGON((40 30,60 30,60 10,40 10,40 30)) | 800, 0, 400, 800
A with hole covered by B | POLYGON((10 30,30 30,30 10,10 10,10 30),(13 27,27 27,27 13,13 13,13 27)) | POLYGON((12 28,28 28,28 12,12 12,12 28)) | 400, 60, 144, 340
A with hole matching B | POLYGON((10 30,30 30,30 10,10 10,10 30),(13 27,27 27,27 13,13 13,13 27)) | POLYGON((13 27,27 27,27 13,13 13,13 27)) | 400, 0, 204, 400
A with hole intersecting B | POLYGON((10 30,30 30,30 10,10 10,10 30),(13 27,27 27,27 13,13 13,13 27)) | POLYGON((35 35,35 20,20 20,20 35,35 35)) | 378, 51, 153, 327
A with hole separated by B | POLYGON((200 200,200 0,0 0,0 200,200 200),(100 100,50 100,50 200,100 100)) | POLYGON((150 100,100 100,150 200,150 100)) | 37500, 2500, 35000, 35000
A with nested component,covering B | MULTIPOLYGON(((0 200,200 200,200 0,0 0,0 200),(50 50,190 50,50 200,50 50)),((60 100,100 60,50 50,60 100))) | POLYGON((135 176,180 176,180 130,135 130,135 176)) | 30700, 2070, 28630, 28630
simple polygons #2 | POLYGON((20 340,330 380,50 40,20 340)) | POLYGON((210 320,140 270,0 270,140 220,210 320)) | 47235, 5115, 41985, 42120
Polygons which stress hole assignment | POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 1,1 1),(1 2,1 3,2 3,1 2),(2 3,3 3,3 2,2 3)) | POLYGON((2 1,3 1,3 2,2 1)) | 14.5, 0.5, 14, 14
rotated bow ties | MULTIPOLYGON(((10 30,20 20,10 10,10 30)),((30 30,20 20,30 10,30 30))) | MULTIPOLYGON(((10 30,30 30,20 20,10 30)),((10 10,20 20,30 10,10 10))) | 400, 0, 200, 400
overlapping with adjacent and overlapping holes | MULTIPOLYGON(((10 20,20 20,20 10,10 10,10 20),(12 12,12 15,15 15,15 12,12 12)),((20 30,30 30,30 20,20 20,20 30),(27 27,27 22,22 22,22 27,27 27))) | POLYGON((13 27,27 27,27 13,13 13,13 27),(15 25,20 25,20 20,15 20,15 25),(25 15,21 15,21 19,25 19,25 15)) | 252, 69, 97, 183
overlapping with holes and nested components | MULTIPOLYGON(((0 20,20 20,20 0,0 0,0 20),(5 15,15 15,15 5,5 5,5 15)),((6 13,12 13,12 6,6 6,6 13))) | MULTIPOLYGON(((30 0,7 0,7 20,30 20,30 0),(8 19,21 19,21 1,8 1,8 19)),((9 13,18 13,18 6,9 6,9 13))) | 548, 83, 259, 465
repeated points | POLYGON((100 200,200 200,200 100,100 100,100 151,100 151,100 151,100 151,100 200)) | POLYGON((300 200,300 100,200 100,200 200,200 200,300 200)) | 20000, 0, 10000, 20000
simple polygons | POLYGON((10 10,100 10,100 100,10 100,10 10)) | POLYGON((50 50,200 50,200 200,50 200,50 50)) | 28100, 2500, 5600, 25600
A with hole intersecting B | POLYGON((20 20,20 160,160 160,160 20,20 20),(140 140,40 140,40 40,140 40,140 140)) | POLYGON((80 100,220 100,220 240,80 240,80 100)) | 26800, 2400, 7200, 24400
simple polygons intersecting in P,L and A | POLYGON((0 0,110 0,110 60,40 60,180 140,40 220,110 260,0 260,0 0)) | POLYGON((220 0,110 0,110 60,180 60,40 140,180 220,110 260,220 260,220 0)) | 48800, 5600, 21600, 43200
A simple,B connected multiPolygon touching A at interior of edge | POLYGON((0 0,120 0,120 120,0 120,0 0)) | MULTIPOLYGON(((60 20,0 20,60 60,60 20)),((60 100,60 60,100 60,100 100,60 100))) | 14400, 2800, 11600, 11600
simple polygons with hole touching shell | POLYGON((20 0,20 160,200 160,200 0,20 0)) | POLYGON((220 80,0 80,0 240,220 240,220 80),(100 80,120 120,80 120,100 80)) | 49600, 13600, 15200, 36000
complex polygons touching and overlapping | MULTIPOLYGON(((120 340,120 200,140 200,140 280,160 280,160 200,180 200,180 280,200 280,200 200,220 200,220 340,120 340)),((360 200,220 200,220 180,300 180,300 160,220 160,220 140,300 140,300 120,220 120,220 100,360 100,360 200))) | MULTIPOLYGON(((100 220,100 200,300 200,300 220,100 220)),((280 180,280 160,300 160,300 180,280 180)),((220 140,220 120,240 120,240 140,220 140)),((180 220,160 240,200 240,180 220))) | 25400, 1400, 20200, 24000
complex polygons touching | MULTIPOLYGON(((100 200,100 180,120 180,120 200,100 200)),((60 240,60 140,220 140,220 160,160 160,160 180,200 180,200 200,160 200,160 220,220 220,220 240,60 240),(80 220,80 160,140 160,140 220,80 220)),((280 220,240 180,260 160,300 200,280 220))) | MULTIPOLYGON(((80 220,80 160,140 160,140 220,80 220),(100 200,100 180,120 180,120 200,100 200)),((220 240,220 220,160 220,160 200,220 200,220 180,160 180,160 160,220 160,220 140,320 140,320 240,220 240),(240 220,240 160,300 160,300 220,240 220))) | 23600, 0, 11600, 23600
hole intersecting boundary to produce line | POLYGON((60 160,140 160,140 60,60 60,60 160)) | POLYGON((160 160,100 160,100 100,160 100,160 160),(140 140,120 140,120 120,140 120,140 140)) | 9200, 2000, 6000, 7200
`;

const rows = CASES.trim()
  .split('\n')
  .map((line) => line.split(' | ') as [string, string, string, string]);

describe('published overlays', () => {
  it.each(rows)('%s: %s and %s', (_, a, b, areas) => {
    for (const [k, area] of areas.split(', ').map(Number).entries()) {
      const set = overlayPairs(OVERLAYS[k] as (typeof OVERLAYS)[number], polygonFromWkt(a), polygonFromWkt(b));
      expect(findInvalidRings(set).filter(({ reason }) => reason !== 'empty-geometry')).toEqual([]);
      expect(Math.abs(areaOf(set) - area)).toBeLessThanOrEqual(1e-3 * area);
    }
  });
});
