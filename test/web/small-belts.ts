import type { BeltTables, PlanTables } from '../../engine/index.ts';
import { smallPlan } from './small-plan.ts';

const words = (name: string) => ({ zh: `字 ${name}`, en: `word ${name}` });

/** Square degrees are not metres: belts of the small plan are a tenth of a parcel wide and say what the test needs. */
function rectangle(west: number, south: number, east: number, north: number): number[] {
  return [west, south, east, south, east, north, west, north, west, south];
}

const [WEST, SOUTH, SIDE] = [100.5, 38.9, 0.001];
const [EAST, NORTH] = [WEST + 0.0021, SOUTH + SIDE];

const BELTS = [
  rectangle(WEST, SOUTH, WEST + SIDE, SOUTH + 0.0001),
  rectangle(EAST - 0.0001, SOUTH, EAST, NORTH),
  rectangle(WEST + 0.0009, SOUTH, WEST + SIDE, SOUTH + 0.0001),
  rectangle(WEST, SOUTH, WEST + 0.0001, NORTH),
];

const BORDERS = [
  [WEST, SOUTH, WEST + SIDE, SOUTH],
  [EAST, SOUTH, EAST, NORTH],
  [WEST, NORTH, WEST, SOUTH],
  [WEST, NORTH, EAST, NORTH],
];

const KINDS: BeltTables['kinds'] = [
  { id: 'organic', label: { zh: '有机', en: 'organic' }, needsBelt: false, reason: words('organic') },
  { id: 'field-crop', label: { zh: '大田', en: 'field crops' }, needsBelt: true, reason: words('crop') },
  { id: 'settlement', label: { zh: '居民点', en: 'settlement' }, needsBelt: true, reason: words('people') },
  { id: 'orchard', label: { zh: '果园', en: 'orchard' }, needsBelt: true, reason: words('orchard') },
];

function ruleOf(floorM: number): BeltTables['rule'] {
  return {
    floorM,
    floorSource: words('custom'),
    certifier: null,
    targetDeposit: 0.1,
    applications: 1,
    depositSource: words('deposit'),
    seedMaize: null,
    placement: 'inside',
    adjacentM: 15,
    reachM: 100,
    usableMu: 0.2,
    season: 'spring',
    standard: { title: words('title'), clause: words('clause'), source: words('source') },
    source: words('rule'),
  };
}

/**
 * Belts of the one base of the small plan (parcels 0 and 1 side by side) under a floor: its southern border faces conventional
 * crops, the eastern one the excluded parcel 2, the western one a settlement, the northern one organic land without a belt.
 * The eastern belt reaches into both parcels; every metre of floor takes 10 m² from each stretch with a belt.
 */
export function smallBelts(floorM = 8): BeltTables {
  const taken = 10 * floorM;
  const floor = { id: 'floor' as const, widthM: floorM, words: words('floor'), confidence: 'setting' };
  const drift = { id: 'drift' as const, widthM: floorM + 3, words: words('drift'), confidence: 'verified' };
  return {
    rule: ruleOf(floorM),
    kinds: KINDS,
    causes: [
      { kind: 1, exposure: 0.5, capture: 0, terms: [floor, drift], decisive: 1 },
      { kind: 2, exposure: null, capture: 0, terms: [floor], decisive: 0 },
      { kind: 0, exposure: null, capture: 0, terms: [], decisive: -1 },
    ],
    segments: {
      length: 4,
      parcel: Uint32Array.of(0, 1, 0, 1),
      neighbour: Int32Array.of(-1, 2, -1, -1),
      cause: Uint16Array.of(0, 0, 1, 2),
      lengthM: Float64Array.of(87, 111, 110, 88),
      bearing: Float64Array.of(180, 91, 270, 359),
      gapM: Float64Array.of(4, 0, 12, 2),
      creditM: Float64Array.of(1, 0, 0, 0),
      widthM: Float64Array.of(floorM + 2, floorM + 3, floorM, 0),
      ownWidthM: Float64Array.of(floorM + 2, floorM + 3, floorM, 0),
      availableM: Float64Array.of(floorM + 2, floorM + 1, floorM, 0),
      areaM2: Float64Array.of(taken, 2 * taken, taken, 0),
      path: Float64Array.from(BORDERS.flat()),
      pathOffsets: Uint32Array.of(0, 2, 4, 6, 8),
    },
    belts: {
      segment: Uint32Array.of(0, 1, 1, 2),
      parcel: Uint32Array.of(0, 1, 0, 0),
      areaM2: Float64Array.of(taken, 1.5 * taken, 0.5 * taken, taken),
      polygons: {
        kind: 'polygon',
        coordinates: Float64Array.from(BELTS.flat()),
        ringOffsets: Uint32Array.of(0, 5, 10, 15, 20),
        polygonOffsets: Uint32Array.of(0, 1, 2, 3, 4),
        geometryOffsets: Uint32Array.of(0, 1, 2, 3, 4),
        crs: 'EPSG:4490',
      },
    },
    netAreaM2: Float64Array.of(9000 - 2.5 * taken, 9000 - 1.5 * taken, Number.NaN, Number.NaN),
    use: Uint8Array.of(3, 2, 0, 0),
  };
}

/** The small plan with its belts. */
export function smallPlanWithBelts(): PlanTables {
  const plan = smallPlan();
  const isolation = smallBelts();
  const netAreaM2 = 18_000 - 40 * 8;
  const candidates = plan.candidates.map((base) => ({
    ...base,
    netAreaM2,
    border: { lengthM: 396, conventionalShare: 0.5 },
  }));
  return { ...plan, isolation, candidates };
}
