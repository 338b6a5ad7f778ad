import { SOIL_LEVELS, type SoilLevel } from './facts/soil-levels.ts';
import { TOWN_FACTS } from './facts/towns.ts';
import { layeredNoise, type Noise } from './noise.ts';
import { PLANE_99 } from './plane.ts';

/** A property of the topsoil: g/kg, mg/kg (Olsen), mg/kg, pH, dS/m in a 1:5 extract. */
export type SoilProperty = 'organicMatter' | 'phosphorus' | 'potassium' | 'ph' | 'ec';

/** Topsoil of the whole area over the plane of EPSG:4542, smooth from field to field; one function a property. */
export type SoilSurface = Readonly<Record<SoilProperty, (x: number, y: number) => number>>;

/** The synthetic soil: each town's published level, broad and narrow swings, saline patches in the low towns. */
export function soilSurface(seed: number): SoilSurface {
  const swing = (what: string): Noise =>
    layeredNoise(`${seed}|soil|${what}`, [
      [2600, 0.95],
      [850, 0.55],
      [230, 0.22],
    ]);
  const fertility = swing('fertility');
  const organic = swing('organic');
  const phosphorus = swing('phosphorus');
  const potassium = swing('potassium');
  const reaction = swing('reaction');
  const salt = swing('salt');
  const patches = layeredNoise(`${seed}|soil|patches`, [
    [1150, 0.85],
    [380, 0.25],
  ]);
  const levelAt = nearestTown();
  const patchAt = (level: SoilLevel, x: number, y: number): number =>
    level.saline > 0 ? Math.max(0, patches(x, y) - (1 - 2.1 * level.saline)) : 0;
  return {
    organicMatter: (x, y) => {
      const level = levelAt(x, y);
      const [middle, spread] = level.organicMatter;
      return within(middle + spread * (0.6 * fertility(x, y) + 0.7 * organic(x, y)) - 3 * patchAt(level, x, y), 5, 30);
    },
    phosphorus: (x, y) => {
      const [middle, spread] = levelAt(x, y).phosphorus;
      return within(middle + spread * (0.5 * fertility(x, y) + 0.95 * phosphorus(x, y)), 3, 60);
    },
    potassium: (x, y) => {
      const [middle, spread] = levelAt(x, y).potassium;
      return within(middle + spread * (0.25 * fertility(x, y) + 0.9 * potassium(x, y)), 85, 390);
    },
    ph: (x, y) => {
      const level = levelAt(x, y);
      return within(level.ph[0] + level.ph[1] * reaction(x, y) + 0.12 * patchAt(level, x, y), 7.6, 8.95);
    },
    ec: (x, y) => {
      const level = levelAt(x, y);
      return within(level.ec[0] + level.ec[1] * salt(x, y) + 2.6 * patchAt(level, x, y), 0.08, 1.6);
    },
  };
}

function nearestTown(): (x: number, y: number) => SoilLevel {
  const seats = TOWN_FACTS.map((fact) => {
    const level = SOIL_LEVELS[fact.slug];
    if (level === undefined) throw new Error(`no soil level for ${fact.slug}`);
    return { at: PLANE_99.forward(fact.seat[0], fact.seat[1]), level };
  });
  return (x, y) => {
    let best = seats[0]?.level;
    let least = Infinity;
    for (const { at, level } of seats) {
      const d = (at[0] - x) * (at[0] - x) + (at[1] - y) * (at[1] - y);
      if (d < least) {
        least = d;
        best = level;
      }
    }
    return best as SoilLevel;
  };
}

function within(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
