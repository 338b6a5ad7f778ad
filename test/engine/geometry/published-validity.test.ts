import { describe, expect, it } from 'vitest';
import { findInvalidRings, repairPolygons } from '../../../engine/geometry/validity.ts';
import { areaOf, polygonFromWkt } from './wkt.ts';

/**
 * Polygons of the suite of JTS (locationtech/jts at 07833d3c, testxml/general/TestValid.xml and testxml/misc/TestInvalidA.xml):
 * what is seen, the polygon, and either that it is valid or the area that GEOS 3.13 mends it to (by its `linework`
 * or its `structure` rule, where both differ).
 */
const CASES = `
polygon with repeated point | POLYGON((107 246,107 246,250 285,294 137,151 90,15 125,157 174,107 246)) | valid
with hole | POLYGON((0 60,0 0,60 0,60 60,0 60),(20 40,20 20,40 20,40 40,20 40)) | valid
shell has repeated points | POLYGON((0 60,0 0,0 0,60 0,60 60,0 60),(20 40,20 20,40 20,40 40,20 40)) | valid
shell touches hole | POLYGON((0 60,0 0,60 0,60 60,0 60),(20 40,20 20,60 20,20 40)) | valid
hole with repeated points | POLYGON((40 260,40 60,120 60,180 160,240 60,300 60,300 260,40 260),(70 230,80 230,80 220,80 220,70 230)) | valid
hole touches hole | POLYGON((0 120,0 0,140 0,140 120,0 120),(100 100,100 20,120 20,120 100,100 100),(20 100,20 40,100 40,20 100)) | valid
hole touches shell at non-vertex | POLYGON((240 260,40 260,40 80,240 80,240 260),(140 180,40 180,140 240,140 180)) | valid
hole touches shell at vertex | POLYGON((240 260,40 260,40 80,240 80,240 260),(140 180,40 260,140 240,140 180)) | valid
holes do not overlap, first point is identical | POLYGON((20 320,240 320,240 40,20 40,20 320),(140 180,60 120,60 240,140 180),(140 180,200 120,200 240,140 180)) | valid
holes touch at one point | POLYGON((190 190,360 20,20 20,190 190),(90 50,150 110,190 50,90 50),(190 50,230 110,290 50,190 50)) | valid
multiple holes touch at one point | POLYGON((10 90,90 90,90 10,10 10,10 90),(40 80,60 80,50 50,40 80),(20 60,20 40,50 50,20 60),(40 20,60 20,50 50,40 20),(80 60,80 40,50 50,80 60)) | valid
hole touches shell at repeated shell point | POLYGON((90 10,10 10,50 90,50 90,90 10),(50 90,60 30,40 30,50 90)) | valid
hole touches shell at repeated shell end point | POLYGON((90 10,10 10,50 90,90 10,90 10),(90 10,40 30,60 50,90 10)) | valid
hole touches shell at repeated hole point | POLYGON((50 90,10 10,90 10,50 90),(60 40,40 40,50 90,50 90,60 40)) | valid
hole touches shell at repeated hole end point | POLYGON((50 90,10 10,90 10,50 90),(50 90,50 90,60 40,60 40,40 40,50 90)) | valid
hole touches hole at repeated point on hole | POLYGON((10 90,90 90,90 10,10 10,10 90),(70 80,20 50,80 20,40 50,40 50,70 80),(40 50,40 50,70 40,70 60,40 50)) | valid
shell touches shell at repeated point | MULTIPOLYGON(((70 80,20 50,80 20,40 50,40 50,70 80)),((40 50,40 50,70 40,70 60,40 50))) | valid
shell inside hole, no touch | MULTIPOLYGON(((60 320,60 80,300 80,60 320),(80 280,80 100,260 100,80 280)),((120 160,140 160,140 140,120 160))) | valid
shell inside hole, all shell vertices touch | MULTIPOLYGON(((20 380,420 380,420 20,20 20,20 380),(220 340,180 240,60 200,180 160,340 60,240 220,220 340)),((180 240,180 160,240 220,180 240))) | valid
shells touch, disconnected exterior | MULTIPOLYGON(((100 20,180 20,180 100,100 100,100 20)),((20 100,100 100,100 180,20 180,20 100)),((100 180,180 180,180 260,100 260,100 180)),((180 100,260 100,260 180,180 180,180 100))) | valid
shells touch at one point | MULTIPOLYGON(((110 110,70 200,150 200,110 110)),((110 110,150 20,70 20,110 110))) | valid
shell touches other shell at all vertices | MULTIPOLYGON(((180 60,240 160,300 60,180 60)),((80 80,180 60,160 140,240 160,360 140,300 60,420 100,320 280,120 260,80 80))) | valid
shell is inside hole | MULTIPOLYGON(((0 0,0 8,8 8,8 0,0 0),(3 3,7 3,7 7,3 7,3 3),(1 1,2 1,2 2,1 2,1 1)),((4 4,4 6,6 6,6 4,4 4))) | valid
zero-area polygon | POLYGON((0 0,0 0,0 0,0 0,0 0)) | 0
zero-area polygon with multiple points | POLYGON((0 0,10 0,20 0,0 0,0 0)) | 0
polygon with too few points | POLYGON((0 0,10 10,0 0)) | 0
polygon with degenerate hole ring A-B-C-B--A | POLYGON((0 0,0 240,260 240,260 0,0 0),(220 200,40 200,40 20,40 200,220 200,220 200)) | 62400
multipolygon with component with too few points | MULTIPOLYGON(((100 20,180 20,180 100,100 100,100 20)),((20 100,100 100,100 180,20 180,20 100)),((100 180,180 180,180 260,100 260,100 180)),((180 100,180 180,180 180,180 100))) | 19200
shell self-touches at vertex | POLYGON((340 320,340 200,200 280,200 80,340 200,340 20,60 20,60 340,340 320)) | 72800
shell self-touches at non-vertex | POLYGON((300 320,300 220,260 260,180 220,360 220,360 140,120 140,120 320,300 320)) | 34800
shell self-crosses at non-vertex | POLYGON((0 40,0 0,40 40,40 0,0 40)) | 800
shell self-crosses at vertex | MULTIPOLYGON(((0 40,20 20,40 0,40 40,20 20,0 0,0 40))) | 800
shell self-crosses at vertex/non-vertex | POLYGON((0 40,20 20,40 0,40 40,0 0,0 40)) | 800
hole self-crosses at non-vertex | POLYGON((-10 50,50 50,50 -10,-10 -10,-10 50),(0 40,0 0,40 40,40 0,0 40)) | 2800
hole self-crosses at vertex | POLYGON((-10 50,50 50,50 -10,-10 -10,-10 50),(0 40,20 20,40 0,40 40,20 20,0 0,0 40)) | 2800
hole self-crosses at vertex/non-vertex | POLYGON((-10 50,50 50,50 -10,-10 -10,-10 50),(0 40,20 20,40 0,40 40,0 0,0 40)) | 2800
hole adjacent to hole | POLYGON((0 120,0 0,140 0,140 120,0 120),(100 100,100 20,120 20,120 100,100 100),(20 100,20 40,100 40,100 80,20 100)) | 11200
spike | POLYGON((0 60,0 0,60 0,60 20,100 20,60 20,60 60,0 60)) | 3600
gore | POLYGON((0 60,0 0,60 0,60 20,20 20,60 20,60 60,0 60)) | 3600
hole crossing shell at non-vertex | POLYGON((60 280,260 180,60 80,60 280),(140 80,120 180,200 180,140 80)) | 16831.16883
shell self-overlaps | POLYGON((60 340,60 100,340 100,340 280,340 200,340 340,60 340)) | 67200
hole outside, adjacent | POLYGON((40 260,40 60,120 60,180 160,240 60,300 60,300 260,40 260),(180 160,240 60,120 60,180 160)) | 52000
hole outside, disjoint | POLYGON((20 180,20 20,140 20,140 180,20 180),(160 120,180 100,160 80,160 120)) | 19600
hole outside, all vertices touch | POLYGON((10 10,30 10,30 50,70 50,70 10,90 10,90 90,10 90,10 10),(50 50,30 10,70 10,50 50)) | 5600
hole identical to shell | POLYGON((20 180,20 20,140 20,140 180,20 180),(20 180,20 20,140 20,140 180,20 180)) | 0
hole self-touch at vertex-segment | POLYGON((380 340,40 340,40 20,380 20,380 340),(120 300,300 280,320 200,160 140,200 80,320 120,320 200,360 60,120 40,120 300)) | 69400
hole inside hole, disjoint | POLYGON((0 140,0 0,180 0,180 140,0 140),(20 20,160 20,160 120,20 120,20 20),(40 100,40 40,140 40,140 100,40 100)) | 11200
hole inside hole, first point is identical | POLYGON((20 320,260 320,260 20,20 20,20 320),(140 280,80 100,200 100,140 280),(140 280,40 80,240 80,140 280)) | 52000
hole inside hole, all vertices touch | POLYGON((10 90,90 90,90 10,10 10,10 90),(20 80,80 80,80 20,20 20,20 80),(50 80,20 50,50 20,80 50,50 80)) | 2800
duplicate holes | POLYGON((100 200,200 200,200 100,100 100,100 200),(120 180,180 180,180 120,120 120,120 180),(120 180,180 180,180 120,120 120,120 180)) | 6400
hole touches shell twice | POLYGON((0 60,0 0,60 0,60 60,0 60),(0 40,20 20,60 20,0 40)) | 3200
chain of holes surrounds area | POLYGON((40 300,40 20,280 20,280 300,40 300),(120 240,80 180,160 220,120 240),(220 240,160 220,220 160,220 240),(160 100,80 180,100 80,160 100),(160 100,220 160,240 100,160 100)) | 57600
chain of holes splits polygon, touches at vertices | POLYGON((40 320,340 320,340 20,40 20,40 320),(100 120,40 20,180 100,100 120),(200 200,180 100,240 160,200 200),(260 260,240 160,300 200,260 260),(300 300,300 200,340 320,300 300)) | 78400
chain of holes splits polygon, touches at non-vertex | POLYGON((40 320,340 320,340 20,40 20,40 320),(100 120,40 20,180 100,100 120),(200 200,180 100,240 160,200 200),(260 260,240 160,300 200,260 260),(300 300,300 200,340 260,300 300)) | 78400
hole touches hole at all vertices | POLYGON((0 0,0 5,6 5,6 0,0 0),(2 1,4 1,3 2,2 1),(2 1,1 4,5 4,4 1,4 3,3 2,2 3,2 1)) | 23
hole touches hole at two vertices | POLYGON((0 0,0 5,6 5,6 0,0 0),(2.5 1,3.5 1,3.5 2,2.5 2,2.5 1),(2.5 1.5,1 4,5 4,3.5 1.5,4 3,3 2,2 3,2.5 1.5)) | 24
hole touches shell at all vertices | POLYGON((0 0,10 10,10 0,0 0),(5 5,5 0,10 5,5 5)) | 37.5
shells adjacent, same vertices | MULTIPOLYGON(((40 120,140 120,140 40,40 40,40 120)),((140 120,40 120,40 200,140 200,140 120))) | 16000
shells adjacent, different vertices | MULTIPOLYGON(((40 120,140 120,140 40,40 40,40 120)),((160 120,60 120,40 200,140 200,160 120))) | 16000
duplicate shells | MULTIPOLYGON(((60 300,320 220,260 60,60 100,60 300)),((60 300,320 220,260 60,60 100,60 300))) | 43200
shell inside shell, disjoint | MULTIPOLYGON(((80 260,240 260,240 100,80 100,80 260)),((120 240,220 240,220 140,120 140,120 240))) | 25600
shell inside shell, all vertices touch | MULTIPOLYGON(((10 10,20 30,10 90,90 90,80 30,90 10,50 20,10 10)),((80 30,20 30,50 20,80 30))) | 5200
shell inside shell, hole overlapped, all vertices touch hole | MULTIPOLYGON(((20 380,420 380,420 20,20 20,20 380),(220 340,180 240,60 200,140 100,340 60,300 240,220 340)),((60 200,340 60,220 340,60 200))) | 130400
shell inside shell, all vertices touch hole | MULTIPOLYGON(((20 380,420 380,420 20,20 20,20 380),(220 340,180 240,60 200,200 180,340 60,240 220,220 340)),((60 200,340 60,220 340,60 200))) | 144000
Polygon - Exverted shell, point touch | POLYGON((10 90,50 70,90 90,90 10,50 70,10 10,10 90)) | 3200
Polygon - Exverted shell, point-line touch | POLYGON((10 90,90 90,90 10,50 90,10 10,10 90)) | 3200
Polygon - Exverted shell, line touch | POLYGON((10 90,90 90,90 10,60 90,40 90,10 10,10 90)) | 2400
Polygon - Inverted shell, point touch | POLYGON((10 90,50 90,30 50,70 50,50 90,90 90,90 10,10 10,10 90)) | 5600
Polygon - Inverted shell, point-line touch | POLYGON((10 90,40 90,40 30,80 30,40 70,90 70,90 10,10 10,10 90)) | 4600
Polygon - Inverted shell, line touch, exterior | POLYGON((10 90,70 90,40 90,40 60,70 60,70 90,90 90,90 10,10 10,10 90)) | 6400
Polygon - Inverted shell, line touch, interior | POLYGON((10 90,50 90,50 70,30 40,70 40,50 70,50 90,90 90,90 10,10 10,10 90)) | 5800
Polygon/Hole - Exverted hole, point touch | POLYGON((10 90,90 90,90 10,10 10,10 90),(20 80,50 60,80 80,80 20,50 60,20 20,20 80)) | 4600
Polygon/Hole - Exverted hole, point-line touch | POLYGON((10 90,90 90,90 10,10 10,10 90),(20 80,80 80,80 20,50 80,20 20,20 80)) | 4600
Polygon/Hole - Exverted hole, line touch | POLYGON((10 90,90 90,90 10,10 10,10 90),(80 80,60 50,40 50,20 80,20 20,40 50,60 50,80 20,80 80)) | 5200
Polygon/Hole - Inverted hole, point touch | POLYGON((10 90,90 90,90 10,10 10,10 90),(20 80,50 80,30 50,70 50,50 80,80 80,80 20,20 20,20 80)) | 3400
Polygon/Hole - Inverted hole, point-line touch | POLYGON((10 90,90 90,90 10,10 10,10 90),(20 80,40 80,40 40,70 40,40 70,80 70,80 20,20 20,20 80)) | 3650
Polygon/Hole - Inverted hole, line touch, interior | POLYGON((10 90,90 90,90 10,10 10,10 90),(20 80,60 80,40 80,40 40,60 40,60 80,80 80,80 20,20 20,20 80)) | 3600
Polygon/Hole - Inverted hole, line touch, exterior | POLYGON((10 90,90 90,90 10,10 10,10 90),(50 80,50 60,40 40,60 40,50 60,50 80,80 30,20 30,50 80)) | 5100
Polygon/Hole - Exverted shell, point touch; exverted hole, point touch | POLYGON((10 10,10 90,50 50,90 90,90 10,50 50,10 10),(80 60,50 50,20 60,20 40,50 50,80 40,80 60)) | 2600
Polygon/Hole - Exverted shell, point touch; exverted hole, line touch | POLYGON((10 10,10 90,50 50,90 90,90 10,50 50,10 10),(80 60,60 50,40 50,20 60,20 40,40 50,60 50,80 40,80 60)) | 2800
Polygon/Hole - Exverted shell, line touch; exverted hole, line touch | POLYGON((10 10,10 90,40 50,60 50,90 90,90 10,60 50,40 50,10 10),(80 60,70 50,30 50,20 60,20 40,30 50,70 50,80 40,80 60)) | 2200
Polygon/Hole - Adjacent | POLYGON((10 90,90 90,90 10,10 10,10 90),(50 70,90 70,90 30,50 30,50 70)) | 4800
Polygon/Holes - Adjacent holes | POLYGON((10 90,90 90,90 10,10 10,10 90),(30 70,50 70,50 30,30 30,30 70),(70 60,70 40,50 40,50 60,70 60)) | 5200
Polygon/Holes - Exverted holes crossing at point | POLYGON((10 90,90 90,90 10,10 10,10 90),(80 60,50 50,20 60,20 40,50 50,80 40,80 60),(60 80,40 80,50 50,40 20,60 20,50 50,60 80)) | 5200
Polygon/Holes - Exverted holes crossing at line | POLYGON((10 90,90 90,90 10,10 10,10 90),(80 60,60 50,50 50,40 50,20 60,20 40,40 50,50 50,60 50,80 40,80 60),(60 80,40 80,50 60,50 50,50 40,40 20,60 20,50 40,50 50,50 60,60 80)) | 5600
Polygon - Zero area | POLYGON((10 90,90 90,90 90,10 90,10 10,10 90)) | 0
Polygon - Zero-width gore | POLYGON((10 90,90 90,50 50,90 90,90 10,10 10,10 90)) | 6400
Polygon - Zero-width gore splitting | POLYGON((10 90,90 90,10 10,90 90,90 10,10 10,10 90)) | 6400
Polygon - Zero-width spike | POLYGON((10 50,50 50,90 90,50 50,50 10,10 10,10 50)) | 1600
Polygon - Zero-width spike along boundary | POLYGON((10 90,80 90,20 90,90 90,90 10,10 10,10 90)) | 6400
Polygon/Hole - Zero-width spike splitting hole | POLYGON((10 90,90 90,90 10,10 10,10 90),(80 80,20 80,20 50,50 20,20 50,20 20,80 20,80 80)) | 2800
Polygon - Zero-width spike enclosing area | POLYGON((10 10,10 90,60 90,90 50,60 10,90 50,60 90,60 10,10 10)) | 4000
MultiPolygon - Adjacent | MULTIPOLYGON(((10 90,50 90,50 10,10 10,10 90)),((90 70,90 30,50 30,50 70,90 70))) | 4800
MultiPolygon - Exverted crossing at point | MULTIPOLYGON(((10 80,50 50,90 80,90 20,50 50,10 20,10 80)),((20 90,80 90,50 50,80 10,20 10,50 50,20 90))) | 4800
MultiPolygon - Exverted crossing at line | MULTIPOLYGON(((10 80,40 50,50 50,60 50,90 80,90 20,60 50,50 50,40 50,10 20,10 80)),((20 90,80 90,50 60,50 50,50 40,80 10,20 10,50 40,50 50,50 60,20 90))) | 3600
Polygon - Bowtie(Figure 8) | POLYGON((10 90,90 10,90 90,10 10,10 90)) | 3200
Polygon - Bowtie Multiple | POLYGON((40 90,60 90,10 40,10 60,60 10,40 10,90 60,90 40,40 90)) | 2200
Polygon - Bowtie, self-overlap | POLYGON((10 90,70 90,70 10,90 10,90 50,40 50,40 30,80 30,80 20,10 20,10 90)) | 4300
Polygon - Self-overlap - interior | POLYGON((10 70,90 70,90 50,30 50,30 30,50 30,50 90,70 90,70 10,10 10,10 70)) | 3600
Polygon - Self-overlap Multiple | POLYGON((10 50,80 50,80 70,40 70,40 30,30 30,30 80,90 80,90 40,20 40,20 20,50 20,50 90,60 90,60 10,10 10,10 50)) | 2800
Polygon - Self-overlap; Pos and Neg winding | POLYGON((10 90,50 90,50 30,70 30,70 50,30 50,30 70,90 70,90 10,10 10,10 90)) | 4800
Polygon - Self-overlap; double Pos and single Neg winding | POLYGON((10 90,70 90,70 10,20 10,20 80,60 80,60 20,30 20,30 70,51 70,50 30,90 30,90 60,10 60,10 90)) | 3097.5
Polygon - Self-overlap - Pos and Neg winding | POLYGON((10 90,90 90,90 10,60 10,40 30,70 60,60 80,40 60,60 60,40 80,30 60,60 30,40 10,10 10,10 90)) | 5300
Polygon - Self-overlap; exterior | POLYGON((10 90,10 70,80 70,80 40,10 40,10 10,90 10,90 90,60 90,60 20,30 20,30 90,10 90)) | 4000
Polygon - Self-overlap; Spiral with Pos winding | POLYGON((60 10,10 10,10 90,90 90,90 20,20 20,20 80,80 80,80 30,30 30,30 70,70 70,70 40,40 40,40 60,60 60,60 10)) | 3800
Polygon/Hole - Bowties | POLYGON((10 10,90 10,10 90,90 90,10 10),(70 80,30 80,70 20,30 20,70 80)) | 2000
Polygon/Hole - Bowties, overlap | POLYGON((10 10,90 10,10 90,90 90,10 10),(50 70,10 70,50 30,10 30,50 70)) | 3000
Polygon/Hole - Hole Self-overlap - interior | POLYGON((10 90,90 90,90 10,10 10,10 90),(80 70,20 70,20 20,70 20,70 80,50 80,50 30,30 30,30 50,80 50,80 70)) | 4300
Polygon/Hole - Hole Self-overlap - Spiral with Neg winding | POLYGON((0 100,100 100,100 0,0 0,0 100),(60 10,60 60,40 60,40 40,70 40,70 70,30 70,30 30,80 30,80 80,20 80,20 20,90 20,90 90,10 90,10 10,60 10)) | 6200
Polygon/Hole - Hole Self-overlap - exterior | POLYGON((10 90,90 90,90 10,10 10,10 90),(80 80,60 80,60 30,40 30,40 80,20 80,20 20,80 20,80 40,30 40,30 60,80 60,80 80)) | 4000
Polygon/Hole - Outside | POLYGON((10 90,50 90,50 10,10 10,10 90),(60 80,90 80,90 20,60 20,60 80)) | 5000
Polygon/Hole - Overlap | POLYGON((10 90,60 90,60 10,10 10,10 90),(30 70,90 70,90 30,30 30,30 70)) | 2800
Polygon/Hole - Equal | POLYGON((10 90,90 90,90 10,10 10,10 90),(10 90,90 90,90 10,10 10,10 90)) | 0
Polygon/Hole - Covers | POLYGON((30 70,70 70,70 30,30 30,30 70),(10 90,90 90,90 10,10 10,10 90)) | 0
Polygon/Hole - Disconnected interior | POLYGON((10 90,90 90,90 10,10 10,10 90),(30 30,50 90,90 50,30 30)) | 4800
Polygon/Hole - Collapsed shell | POLYGON((10 10,10 90,90 90,10 90,10 10),(20 80,60 80,60 40,20 40,20 80)) | 0
Polygon/Hole - Collapsed hole | POLYGON((10 90,90 90,90 10,10 10,10 90),(80 80,20 80,20 20,20 80,80 80)) | 6400
Polygon/Holes - Overlap | POLYGON((10 90,90 90,90 10,10 10,10 90),(80 80,80 30,30 30,30 80,80 80),(20 20,20 70,70 70,70 20,20 20)) | 3000
Polygon/Holes - Cover Exactly | POLYGON((10 90,90 90,90 10,10 10,10 90),(50 50,50 10,10 10,10 50,50 50),(50 50,90 50,90 10,50 10,50 50),(50 50,10 50,10 90,50 90,50 50),(50 50,50 90,90 90,90 50,50 50)) | 0
Polygon/Holes - Nested | POLYGON((10 90,90 90,90 10,10 10,10 90),(30 70,70 70,70 30,30 30,30 70),(20 80,80 80,80 20,20 20,20 80)) | 2800
Polygon/Holes - Disconnected interior, point touch | POLYGON((10 90,90 90,90 10,10 10,10 90),(30 60,70 60,50 81,30 60),(20 50,30 60,50 20,20 50),(80 50,70 60,50 20,80 50)) | 5380
Polygon/Holes - Disconnected interior, point-line touch | POLYGON((10 90,90 90,90 10,10 10,10 90),(20 60,70 60,70 80,20 60),(30 30,30 60,60 30,30 30),(80 40,80 70,50 40,80 40)) | 5000
Polygon/Holes - Disconnected interior, line touch | POLYGON((10 90,90 90,90 10,10 10,10 90),(20 70,30 60,70 60,80 70,50 80,20 70),(20 20,20 70,50 40,50 20,20 20),(80 20,80 70,50 40,50 20,80 20)) | 3500
Polygon/Holes - Disconnected interior, overlapping bowtie holes | POLYGON((10 90,90 90,90 10,10 10,10 90),(70 80,20 80,70 20,20 20,70 80),(80 70,40 70,80 30,40 30,80 70)) | 4356.060606
Polygon/Holes - Disconnected interior, overlapping zero-area holes | POLYGON((10 90,90 90,90 10,10 10,10 90),(80 70,30 70,30 20,30 70,80 70),(70 80,70 30,20 30,70 30,70 80)) | 6400
Polygon/Holes - Disconnected interior, overlapping holes | POLYGON((10 90,90 90,90 10,10 10,10 90),(80 70,30 70,30 20,40 20,40 60,80 60,80 70),(70 80,60 80,60 40,20 40,20 30,70 30,70 80)) | 4800
MultiPolygon - Nested Polygons | MULTIPOLYGON(((30 70,70 70,70 30,30 30,30 70)),((10 90,90 90,90 10,10 10,10 90))) | 6400
MultiPolygon - Multiple Nested Polygons | MULTIPOLYGON(((40 60,60 60,60 40,40 40,40 60)),((30 70,70 70,70 30,30 30,30 70)),((20 80,80 80,80 20,20 20,20 80)),((10 90,90 90,90 10,10 10,10 90))) | 6400
MultiPolygon - Overlapping Polygons | MULTIPOLYGON(((10 90,60 90,60 10,10 10,10 90)),((90 80,90 20,40 20,40 80,90 80))) | 5800
MultiPolygon - Multiple Overlapping Polygons | MULTIPOLYGON(((90 90,90 30,30 30,30 90,90 90)),((20 20,20 80,80 80,80 20,20 20)),((10 10,10 70,70 70,70 10,10 10))) | 5800
MultiPolygon - Multiple Overlapping Polygons(5) | MULTIPOLYGON(((20 90,80 90,80 60,20 60,20 90)),((30 70,70 70,70 30,30 30,30 70)),((10 80,40 80,40 20,10 20,10 80)),((20 10,20 40,80 40,80 10,20 10)),((90 80,90 20,60 20,60 80,90 80))) | 6000
MultiPolygon - Polygon/Hole-overlap overlaps Polygon covering hole | MULTIPOLYGON(((10 90,60 90,60 10,10 10,10 90),(30 70,80 70,80 30,30 30,30 70)),((90 80,90 20,20 20,20 80,90 80))) | 5800
MultiPolygon - Polygon/Hole-overlap overlaps Polygon inside hole | MULTIPOLYGON(((10 90,60 90,60 10,10 10,10 90),(20 80,90 80,90 20,20 20,20 80)),((80 70,80 30,30 30,30 70,80 70))) | 3600
MultiPolygon - Polygon/Hole-overlap hole overlaps Polygon | MULTIPOLYGON(((10 90,40 90,40 10,10 10,10 90),(20 80,80 80,80 20,20 20,20 80)),((90 90,90 10,60 10,60 90,90 90))) | 3600
MultiPolygon - Polygon overlaps Polygon/Hole | MULTIPOLYGON(((10 90,60 90,60 10,10 10,10 90)),((90 80,90 20,20 20,20 80,90 80),(80 70,80 30,30 30,30 70,80 70))) | 5000
MultiPolygon - Polygon/Hole-overlap overlaps Polygon | MULTIPOLYGON(((10 90,60 90,60 10,10 10,10 90),(30 70,80 70,80 30,30 30,30 70)),((90 80,90 20,40 20,40 80,90 80))) | 5400
MultiPolygon - Polygon partially fills Polygon/Hole | MULTIPOLYGON(((10 90,90 90,90 10,10 10,10 90),(30 70,70 70,70 30,30 30,30 70)),((30 60,70 60,70 40,30 40,30 60))) | 5600
`;

const rows = CASES.trim()
  .split('\n')
  .map((line) => line.split(' | ') as [string, string, string]);

/** Faults that leave a polygon valid to the letter of the standard. */
const HARMLESS = ['duplicate-points', 'unclosed'];

describe('published cases of validity', () => {
  it.each(rows)('%s: %s is %s', (_, wkt, answer) => {
    const set = polygonFromWkt(wkt);
    const faults = findInvalidRings(set).filter(({ reason }) => !HARMLESS.includes(reason));
    expect(faults.length === 0).toBe(answer === 'valid');
    if (answer === 'valid') return;
    const mended = repairPolygons(set).set;
    expect(findInvalidRings(mended).filter(({ reason }) => reason !== 'empty-geometry')).toEqual([]);
    expect(Math.abs(areaOf(mended) - Number(answer))).toBeLessThanOrEqual(1e-3 * Number(answer));
  });
});
