import { SOIL_LEVELS } from './facts/soil-levels.ts';
import { TOWN_FACTS } from './facts/towns.ts';
import { layeredNoise, type Noise, valueNoise } from './noise.ts';
import { PLANE_99 } from './plane.ts';

/** Topsoil at a place: g/kg, mg/kg, mg/kg, pH, dS/m in a 1:5 extract. */
export interface Topsoil {
  readonly organicMatter: number;
  readonly phosphorus: number;
  readonly potassium: number;
  readonly ph: number;
  readonly ec: number;
}

/** Topsoil of the whole area over the plane of EPSG:4542, smooth from field to field. */
export type SoilSurface = (x: number, y: number) => Topsoil;

/** The synthetic soil: each town's published level, broad and narrow swings, saline patches in the low towns. */
export function soilSurface(seed: number): SoilSurface {
  const swing = (what: string): Noise => layeredNoise(`${seed}|soil|${what}`, [[2600, 0.95], [850, 0.55], [230, 0.22]]);
  const fertility = swing('fertility');
  const organic = swing('organic');
  const phosphorus = swing('phosphorus');
  const potassium = swing('potassium');
  const reaction = swing('reaction');
  const salt = swing('salt');
  const patches = valueNoise(`${seed}|soil|patches`, 1150);
  const levelAt = nearestTown();
  return (x, y) => {
    const level = levelAt(x, y);
    const rich = fertility(x, y);
    const patch = Math.max(0, patches(x, y) - (1 - 2.1 * level.saline)) * (level.saline > 0 ? 1 : 0);
    const ec = level.ec[0] + level.ec[1] * salt(x, y) + 2.6 * patch;
    return {
      organicMatter: within(level.organicMatter[0] + level.organicMatter[1] * (0.6 * rich + 0.7 * organic(x, y)) - 3 * patch, 5, 30),
      phosphorus: within(level.phosphorus[0] + level.phosphorus[1] * (0.5 * rich + 0.95 * phosphorus(x, y)), 3, 60),
      potassium: within(level.potassium[0] + level.potassium[1] * (0.25 * rich + 0.9 * potassium(x, y)), 85, 390),
      ph: within(level.ph[0] + level.ph[1] * reaction(x, y) + 0.12 * patch, 7.6, 8.95),
      ec: within(ec, 0.08, 1.6),
    };
  };
}

function nearestTown(): (x: number, y: number) => (typeof SOIL_LEVELS)[string] {
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
    return best as (typeof SOIL_LEVELS)[string];
  };
}

function within(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
