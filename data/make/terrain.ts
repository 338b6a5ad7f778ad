import { TOWN_FACTS } from './facts/towns.ts';
import { layeredNoise } from './noise.ts';
import { PLANE_99 } from './plane.ts';

/** Height in metres at a place of the plane of EPSG:4542. */
export type Terrain = (x: number, y: number) => number;

/** Synthetic terrain: each town's fitted plane (elevation, gradient, azimuth) with part of its relief, and field banks. */
export function terrain(seed: number): Terrain {
  const hills = layeredNoise(`${seed}|terrain|hills`, [
    [2400, 1],
    [700, 0.13],
  ]);
  const banks = layeredNoise(`${seed}|terrain|banks`, [[190, 1]]);
  const towns = TOWN_FACTS.map((fact) => {
    const azimuth = (fact.downslopeDeg * Math.PI) / 180;
    return {
      at: PLANE_99.forward(fact.seat[0], fact.seat[1]),
      height: fact.elevationM,
      fallX: (-fact.gradientMPerKm / 1000) * Math.sin(azimuth),
      fallY: (-fact.gradientMPerKm / 1000) * Math.cos(azimuth),
      relief: 0.4 * fact.reliefSdM,
      bank: 0.12 + 0.012 * fact.gradientMPerKm,
    };
  });
  return (x, y) => {
    let town = towns[0] as (typeof towns)[number];
    let least = Infinity;
    for (const candidate of towns) {
      const dx = x - candidate.at[0];
      const dy = y - candidate.at[1];
      if (dx * dx + dy * dy < least) {
        least = dx * dx + dy * dy;
        town = candidate;
      }
    }
    const plane = town.height + (x - town.at[0]) * town.fallX + (y - town.at[1]) * town.fallY;
    return plane + town.relief * hills(x, y) + town.bank * banks(x, y);
  };
}

/** Slope in per cent over 60 m, as central differences on a 30 m grid give it. */
export function slopePercent(height: Terrain, x: number, y: number): number {
  const dx = (height(x + 30, y) - height(x - 30, y)) / 60;
  const dy = (height(x, y + 30) - height(x, y - 30)) / 60;
  return 100 * Math.sqrt(dx * dx + dy * dy);
}
